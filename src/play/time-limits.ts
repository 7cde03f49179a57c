import type { InteractionToken } from './record.ts'

/** How long a question accepts answers unless the asker says otherwise, ms. */
const DEFAULT_WINDOW_MS = 10 * 60_000

/** An interaction's token is valid for 15 minutes (Discord, "Receiving and Responding"); one is left for the reveal, ms. */
const TOKEN_LIFETIME_MS = 14 * 60_000

/** A shorter window than this isn't a fair chance to answer, ms. */
const MIN_WINDOW_MS = 10_000

/**
 * How many follow-up messages Discord takes for an interaction of an app that only a person has installed (Discord,
 * "Receiving and Responding", error 40094). Elsewhere there is no limit.
 */
export const GUEST_FOLLOW_UPS = 5

/** How many of them are kept, so that a session can always show how it ended. */
export const FOLLOW_UPS_FOR_STANDINGS = 1

/** When a session that waits for a press ends: after `idleMs`, but while its token can still show the standings. */
export const idleEnd = (now: number, idleMs: number, token: InteractionToken | null): number =>
  Math.max(now + MIN_WINDOW_MS, Math.min(now + idleMs, (token?.issuedAt ?? now) + TOKEN_LIFETIME_MS))

/** A daily that is later than this is skipped: yesterday evening's question at dawn helps no one, ms. */
export const LATE_LIMIT_MS = 6 * 3_600_000

const windowOf = (seconds: number | null): number => (seconds === null ? DEFAULT_WINDOW_MS : seconds * 1000)

/** A token that can still open and close a question from `now` on; null where there is none. */
export const usableToken = (token: InteractionToken | null, now: number): InteractionToken | null =>
  token && token.issuedAt + TOKEN_LIFETIME_MS - now >= MIN_WINDOW_MS ? token : null

/** When a question closes that opens now: after its window, but while its token can still show the reveal. */
export const closingTime = (seconds: number | null, now: number, token: InteractionToken | null): number => {
  const end = now + windowOf(seconds)
  return token ? Math.min(end, token.issuedAt + TOKEN_LIFETIME_MS) : end
}
