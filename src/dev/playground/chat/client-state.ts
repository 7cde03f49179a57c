/** What Discord's client remembers for one person, kept here so that a reload keeps it. */
export type ClientState = {
  readonly dismissed: Set<string>
  /** The id of the newest message that was open, by place. */
  readonly read: Map<string, string>
  /** What failed, by place, oldest first. */
  readonly failures: Map<string, readonly Failure[]>
}

export type Failure = {
  readonly id: string
  readonly at: number
  readonly sentence: string
  /** The command that failed; null for a press. */
  readonly command: string | null
}

export const createClientState = (): ClientState => ({
  dismissed: new Set(),
  read: new Map(),
  failures: new Map(),
})

const MAX_FAILURES = 50

export const recordFailure = ({ failures }: ClientState, placeId: string, failure: Failure): void => {
  failures.set(placeId, [...(failures.get(placeId) ?? []), failure].slice(-MAX_FAILURES))
}

export const failuresIn = ({ failures, dismissed }: ClientState, placeId: string): readonly Failure[] =>
  (failures.get(placeId) ?? []).filter(({ id }) => !dismissed.has(id))

/** Notes that all up to this message is read; says whether it was not. */
export const markRead = ({ read }: ClientState, placeId: string, messageId: string): boolean => {
  if (!isNewer(messageId, read.get(placeId) ?? '0')) return false
  read.set(placeId, messageId)
  return true
}

export const isUnread = ({ read }: ClientState, placeId: string, messageId: string): boolean =>
  isNewer(messageId, read.get(placeId) ?? '0')

/** Of two snowflakes. */
export const isNewer = (one: string, other: string): boolean =>
  one.length === other.length ? one > other : one.length > other.length
