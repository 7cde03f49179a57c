/** Extra time, as certification exams grant it; `untimed` for people to whom any limit is a barrier. */
export const EXTRA_TIMES = ['none', 'plus30', 'x125', 'x150', 'x200', 'untimed'] as const
export type ExtraTime = (typeof EXTRA_TIMES)[number]

const MINUTE_MS = 60_000

/** Of everyone's time, and on top of it. */
const GRANTED: Readonly<Record<Exclude<ExtraTime, 'untimed'>, { factor: number; minutes: number }>> = {
  none: { factor: 1, minutes: 0 },
  plus30: { factor: 1, minutes: 30 },
  x125: { factor: 1.25, minutes: 0 },
  x150: { factor: 1.5, minutes: 0 },
  x200: { factor: 2, minutes: 0 },
}

/** The time with extra time, in whole minutes; null for no limit. */
export const minutesWith = (minutes: number, extra: ExtraTime): number | null => {
  if (extra === 'untimed') return null
  const { factor, minutes: more } = GRANTED[extra]
  return Math.ceil(minutes * factor) + more
}

/** When an exam that starts now ends, ms UTC; null for no limit. */
export const endOf = (startedAt: number, minutes: number, extra: ExtraTime): number | null => {
  const granted = minutesWith(minutes, extra)
  return granted === null ? null : startedAt + granted * MINUTE_MS
}

/** A click on the last second takes as long as Discord waits for its answer, ms. */
export const GRACE_MS = 3000

type Ending = { readonly endsAt: number | null }

/** Whether the time is up, and nothing can be changed any more. */
export const isOver = ({ endsAt }: Ending, now: number): boolean =>
  endsAt !== null && now >= endsAt + GRACE_MS

/** Someone who looks at one question for longer has gone away, ms. */
const MAX_LOOK_MS = 10 * MINUTE_MS

/** How long someone looked at a question that was shown at `shownAt`, ms. A clock that steps takes nothing away. */
export const lookedFor = (shownAt: number | null, now: number): number =>
  shownAt === null ? 0 : Math.max(0, Math.min(now - shownAt, MAX_LOOK_MS))
