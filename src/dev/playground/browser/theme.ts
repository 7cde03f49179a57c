const KEPT = 'theme'

/** Applies the chosen theme, or the system's. */
export const applyTheme = (): void => {
  const theme = localStorage.getItem(KEPT)
  if (theme !== null) document.documentElement.style.colorScheme = theme
}

export const switchTheme = (): void => {
  const isDark =
    (localStorage.getItem(KEPT) ??
      (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
  localStorage.setItem(KEPT, isDark ? 'light' : 'dark')
  applyTheme()
}
