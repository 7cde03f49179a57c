import type { FormatKind } from '../../quiz/exam/format.ts'
import type { DomainWeight } from '../../quiz/exam/result.ts'
import type { GroupSummary, Scored } from '../../quiz/exam/summary.ts'

/**
 * A group exam: everyone who joins sits the same questions in the same window of time. It is announced in a channel;
 * everyone's own part is an ordinary exam with its id. Times are ms UTC.
 */
export type ExamEvent = {
  readonly id: string
  readonly guildId: string
  readonly channelId: string
  readonly setBy: string
  readonly bank: string
  readonly format: FormatKind
  /** The domain of a `domain` exam. */
  readonly domain: string | null
  /** How long it is, as announced. */
  readonly minutes: number
  /** The bank's mark, in hundredths of a percent. */
  readonly passMark: number
  /** How many questions: as planned, and once it has begun, as drawn. */
  readonly questions: number
  readonly blueprint: readonly DomainWeight[]
  /** The language of the channel. */
  readonly locale: string
  readonly zone: string
  readonly createdAt: number
  readonly startsAt: number
  /** For everyone without time of their own. */
  readonly endsAt: number
  /** When its questions were drawn; null before. */
  readonly begunAt: number | null
  /** When it was over for everyone; null before. Then results are known. */
  readonly endedAt: number | null
  readonly cancelledAt: number | null
  /** Of its announcement and of its summary; null until they are out. */
  readonly messageId: string | null
  readonly summaryId: string | null
}

/** Someone who joined. */
export type Entrant = {
  readonly eventId: string
  readonly userId: string
  readonly joinedAt: number
  /** Whether their result may be shown in the summary. */
  readonly shares: boolean
  /** Time of their own, added to the end. */
  readonly extraMinutes: number
}

const MINUTE_MS = 60_000

/** When a group exam ends for someone. */
export const endFor = ({ endsAt }: Pick<ExamEvent, 'endsAt'>, extraMinutes: number): number =>
  endsAt + extraMinutes * MINUTE_MS

/** `title`: of its bank. */
export type EventView = {
  readonly event: ExamEvent
  readonly title: string
  /** How many joined. */
  readonly joined: number
  /** Everyone else's time is up, and people with time of their own have until then (ms UTC); null otherwise. */
  readonly openUntil: number | null
  /** It is on, but its announcement was deleted. */
  readonly isLost: boolean
  /** ms UTC. */
  readonly now: number
}

/** Why a group exam was called off. */
export type CancelCause = 'person' | 'no-announcement' | 'no-questions'

/** Null where it wasn't. What a deleted announcement calls off has none. */
export const cancelCauseOf = ({
  begunAt,
  cancelledAt,
  endsAt,
  messageId,
}: Pick<ExamEvent, 'begunAt' | 'cancelledAt' | 'endsAt' | 'messageId'>): CancelCause | null => {
  if (cancelledAt === null) return null
  if (messageId === null) return 'no-announcement'
  return begunAt === null && cancelledAt >= endsAt ? 'no-questions' : 'person'
}

/** Its end, for the channel. People who don't want to be named are never in it. */
export type EventSummaryView = EventView & { readonly summary: GroupSummary<Scored> }
