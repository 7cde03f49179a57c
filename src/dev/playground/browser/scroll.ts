/** How close to the end counts as being at the end, px. */
const NEAR = 80

const logOf = (): HTMLElement | null => document.querySelector('.log')

/** Auto-scroll, called before a render: the log stays at its end if it was there, else a button leads there. */
export const keepScroll = (isNewPlace: boolean): ((hasNewer: boolean) => void) => {
  const before = logOf()
  const atEnd = isNewPlace || !before || before.scrollHeight - before.scrollTop - before.clientHeight < NEAR
  return hasNewer => {
    const log = logOf()
    const button = document.querySelector<HTMLButtonElement>('.newer')
    if (!log || !button) return
    const toEnd = () => {
      log.scrollTop = log.scrollHeight
      button.hidden = true
    }
    button.onclick = toEnd
    log.onscroll = () => {
      if (log.scrollHeight - log.scrollTop - log.clientHeight < NEAR) button.hidden = true
    }
    if (atEnd) toEnd()
    else if (hasNewer) button.hidden = false
  }
}

/** Keeps the log at the end when an image loads and makes it longer. */
export const followPictures = (): void =>
  document.addEventListener(
    'load',
    ({ target }) => {
      const log = logOf()
      if (!(target instanceof HTMLImageElement) || !log?.contains(target)) return
      if (log.scrollHeight - log.scrollTop - log.clientHeight < NEAR + target.height)
        log.scrollTop = log.scrollHeight
    },
    true,
  )
