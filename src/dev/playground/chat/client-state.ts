/** The state of one person's client, kept on the server so that it survives a reload. */
export type ClientState = {
  readonly dismissed: Set<string>
  /** The newest read message id by place. */
  readonly read: Map<string, string>
  /** Failed interactions by place, oldest first. */
  readonly failures: Map<string, readonly Failure[]>
}

export type Failure = {
  readonly id: string
  readonly at: number
  readonly sentence: string
  /** The failed command; null for components. */
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

/** Marks everything up to this message as read; returns whether anything was unread. */
export const markRead = ({ read }: ClientState, placeId: string, messageId: string): boolean => {
  if (!isNewer(messageId, read.get(placeId) ?? '0')) return false
  read.set(placeId, messageId)
  return true
}

export const isUnread = ({ read }: ClientState, placeId: string, messageId: string): boolean =>
  isNewer(messageId, read.get(placeId) ?? '0')

/** Compares two snowflakes. */
export const isNewer = (one: string, other: string): boolean =>
  one.length === other.length ? one > other : one.length > other.length
