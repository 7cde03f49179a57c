/** The offset of the playground's clock from this one. */
let aheadMs = 0

export const setNow = (now: number): void => {
  aheadMs = now - Date.now()
}

export const now = (): number => Date.now() + aheadMs

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(undefined, options)

/** Discord's styles of `<t:…:style>` (reference, Timestamp Styles). */
const STYLES: Readonly<Record<string, Intl.DateTimeFormat>> = {
  t: format({ timeStyle: 'short' }),
  T: format({ timeStyle: 'medium' }),
  d: format({ dateStyle: 'short' }),
  D: format({ dateStyle: 'long' }),
  f: format({ dateStyle: 'long', timeStyle: 'short' }),
  F: format({ dateStyle: 'full', timeStyle: 'short' }),
  s: format({ dateStyle: 'short', timeStyle: 'short' }),
  S: format({ dateStyle: 'short', timeStyle: 'medium' }),
}

export const timeText = (at: number, style: string): string => {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return 'Invalid date'
  return style === 'R' ? relative(at - now()) : (STYLES[style] ?? STYLES.f!).format(at)
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
]
const RELATIVE = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })

const relative = (ms: number): string => {
  const seconds = Math.round(ms / 1000)
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1)!
  return RELATIVE.format(Math.trunc(seconds / size), unit)
}

/** A message's time, without the date if it is today. */
export const messageTime = (at: number): string =>
  new Date(at).toDateString() === new Date(now()).toDateString() ? timeText(at, 't') : timeText(at, 's')
