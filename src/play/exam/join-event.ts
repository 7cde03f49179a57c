import type { Deps } from '../deps.ts'
import { type Entrant, type ExamEvent, endFor } from './event.ts'
import { type OpenExamDeps, resultPage, showOpenExam, titleOf } from './open-exam.ts'
import type { ExamPage, ExamView } from './views.ts'

/** Someone, in front of a group exam's message in this guild. */
export type AtEvent = { readonly eventId: string; readonly guildId: string; readonly userId: string }

type EventDeps = Pick<Deps, 'banks' | 'clock' | 'examEvents'>

/** Someone's own part in a group exam. */
export type EntrantView = {
  readonly event: ExamEvent
  readonly title: string
  readonly entrant: Entrant
  /** When it ends for them, ms UTC. */
  readonly endsAt: number
  /** Whether it can be begun now. */
  readonly canBegin: boolean
}

export type JoinOutcome =
  | { readonly kind: 'joined'; readonly view: EntrantView }
  | { readonly kind: 'event-over' | 'unknown-event' }

/** A group exam of this guild; null for another one's: an id can be forged. */
export const findEventIn = async (
  deps: Pick<Deps, 'examEvents'>,
  { eventId, guildId }: Omit<AtEvent, 'userId'>,
): Promise<ExamEvent | null> => {
  const event = await deps.examEvents.findEvent(eventId)
  return event?.guildId === guildId ? event : null
}

/** Joins someone, or shows that they have joined. */
export const joinEvent = async (deps: EventDeps, at: AtEvent): Promise<JoinOutcome> => {
  const event = await findEventIn(deps, at)
  if (!event) return { kind: 'unknown-event' }
  const entrant = await deps.examEvents.join(event.id, at.userId, deps.clock.now())
  return entrant ? { kind: 'joined', view: await entrantView(deps, event, entrant) } : { kind: 'event-over' }
}

const entrantView = async (deps: EventDeps, event: ExamEvent, entrant: Entrant): Promise<EntrantView> => ({
  event,
  title: await titleOf(deps, event),
  entrant,
  endsAt: endFor(event, entrant.extraMinutes),
  canBegin: event.begunAt !== null && event.endedAt === null,
})

/** Takes someone off the list, if they have not begun. */
export const leaveEvent = async (
  deps: EventDeps,
  at: AtEvent,
): Promise<{ readonly kind: 'left' | 'begun' | 'not-joined' | 'event-over' | 'unknown-event' }> => {
  const event = await findEventIn(deps, at)
  if (!event) return { kind: 'unknown-event' }
  if (event.endedAt !== null) return { kind: 'event-over' }
  return { kind: await deps.examEvents.leave(event.id, at.userId, deps.clock.now()) }
}

/** Keeps whether someone's result may be in the summary. */
export const shareResult = async (
  deps: EventDeps,
  { shares, ...at }: AtEvent & { readonly shares: boolean },
): Promise<JoinOutcome | { readonly kind: 'not-joined' }> => {
  const event = await findEventIn(deps, at)
  if (!event) return { kind: 'unknown-event' }
  if (event.endedAt !== null) return { kind: 'event-over' }
  await deps.examEvents.setShares(event.id, at.userId, shares)
  const entrant = await deps.examEvents.findEntrant(event.id, at.userId)
  return entrant ? { kind: 'joined', view: await entrantView(deps, event, entrant) } : { kind: 'not-joined' }
}

/** Someone's result of a group exam, once it is over for everyone. Where they still sit it, that comes first. */
export const eventResult = async (
  deps: OpenExamDeps,
  at: AtEvent,
): Promise<
  | ExamPage
  | { readonly kind: 'open'; readonly view: ExamView }
  | { readonly kind: 'took-no-part' | 'unknown-event' }
> => {
  const event = await findEventIn(deps, at)
  if (!event) return { kind: 'unknown-event' }
  const exam = await deps.examEvents.examOf(event.id, at.userId)
  if (!exam) return { kind: 'took-no-part' }
  return (await showOpenExam(deps, exam)) ?? (await resultPage(deps, exam)) ?? { kind: 'unknown-exam' }
}
