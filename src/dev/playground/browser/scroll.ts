import type { Message } from '../contract/message.ts'

/** How close to the end counts as being at the end, px. */
const NEAR = 80

const logOf = (): HTMLElement | null => document.querySelector('.log')

/**
 * Auto-scroll, called before a render: the log stays at its end if it was there, or goes there for the result of what
 * the person just did; else a button leads there.
 */
export const keepScroll = (isNewPlace: boolean): ((newer: readonly Message[], me: string) => void) => {
  const before = logOf()
  const atEnd = isNewPlace || !before || before.scrollHeight - before.scrollTop - before.clientHeight < NEAR
  return (newer, me) => {
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
    if (atEnd || newer.some(message => isOwn(message, me))) toEnd()
    else if (newer.length > 0) button.hidden = false
  }
}

/** What the person of this name wrote or invoked; only they see the ephemeral response to a press. */
const isOwn = ({ author, used, ephemeral }: Message, me: string): boolean =>
  ephemeral || used?.by === me || (!author.bot && author.name === me)

/** The messages after those of the render before. */
export const newerThan = (before: readonly Message[], after: readonly Message[]): readonly Message[] => {
  const last = before.at(-1)?.id
  return after.at(-1)?.id === last ? [] : after.slice(after.findIndex(({ id }) => id === last) + 1)
}

/** Scrolls to a message and moves the focus there for screen readers. False if it isn't in the log. */
export const showMessage = (id: string): boolean => {
  const message = logOf()?.querySelector<HTMLElement>(`[data-message="${id}"]`)
  if (!message) return false
  message.tabIndex = -1
  message.scrollIntoView({ block: 'start' })
  message.focus({ preventScroll: true })
  return true
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
