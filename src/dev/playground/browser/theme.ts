const KEPT = 'theme'

/** As the system is, until somebody chose. */
export const applyTheme = (): void => {
  const chosen = localStorage.getItem(KEPT)
  if (chosen !== null) document.documentElement.style.colorScheme = chosen
}

export const switchTheme = (): void => {
  const isDark =
    (localStorage.getItem(KEPT) ??
      (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
  localStorage.setItem(KEPT, isDark ? 'light' : 'dark')
  applyTheme()
}
