/** Keyboard navigation with arrows, Home and End. Items are links, so Tab and Enter work natively. */
export const throughList = (event: KeyboardEvent): void => {
  const list = event.currentTarget as HTMLElement
  const links = [...list.querySelectorAll<HTMLElement>('a')]
  const at = links.indexOf(event.target as HTMLElement)
  if (at === -1) return
  const to = targetOf(event.key, at, links.length)
  if (to === null) return
  event.preventDefault()
  links[to]?.focus()
}

const targetOf = (key: string, at: number, length: number): number | null => {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, length - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return null
  }
}

/** Moves from the filter to the first match; Enter opens it. */
export const fromFilter = (event: KeyboardEvent): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
  const list = (event.currentTarget as HTMLElement).closest('nav')
  const first = list?.querySelector<HTMLElement>('.bank-question')
  event.preventDefault()
  if (event.key === 'Enter') first?.click()
  else first?.focus()
}
