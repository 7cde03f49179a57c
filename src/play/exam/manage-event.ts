import { parseMoreTime } from '../../quiz/exam/more-time.ts'
import type { Deps } from '../deps.ts'
import type { EventView } from './event.ts'
import { viewOfEvent } from './view-event.ts'

type ManageDeps = Pick<Deps, 'banks' | 'clock' | 'examEvents'>

/** Which group exam of a guild. `eventId` may be null where the guild has one. */
export type WhichEvent = { readonly guildId: string; readonly eventId: string | null }

export type EventNotFound = { readonly kind: 'no-events' | 'which-event' | 'unknown-event' }

/** A guild's group exams that aren't over, the next one first. */
export const listEvents = async (deps: ManageDeps, guildId: string): Promise<readonly EventView[]> => {
  const events = await deps.examEvents.eventsOf(guildId)
  return Promise.all(events.map(event => viewOfEvent(deps, event)))
}

/** How long a list names what was called off, ms. */
const RECENT_MS = 7 * 24 * 3_600_000

/** The same with those that were called off in the last days, newest first. */
export const listEventsWithCancelled = async (
  deps: ManageDeps,
  guildId: string,
): Promise<{ readonly events: readonly EventView[]; readonly cancelled: readonly EventView[] }> => {
  const events = await listEvents(deps, guildId)
  const cancelled = await deps.examEvents.cancelledEvents(
    guildId,
    deps.clock.now() - RECENT_MS,
    MAX_CANCELLED,
  )
  return { events, cancelled: await Promise.all(cancelled.map(event => viewOfEvent(deps, event))) }
}

const MAX_CANCELLED = 5

/** The group exam that someone means. */
export const chooseEvent = async (
  deps: ManageDeps,
  { guildId, eventId }: WhichEvent,
): Promise<{ readonly kind: 'chosen'; readonly view: EventView } | EventNotFound> => {
  const views = await listEvents(deps, guildId)
  if (views.length === 0) return { kind: 'no-events' }
  if (eventId === null && views.length > 1) return { kind: 'which-event' }
  const view = eventId === null ? views[0] : views.find(({ event }) => event.id === eventId)
  return view ? { kind: 'chosen', view } : { kind: 'unknown-event' }
}

/** Calls off a group exam of this guild. What people have answered is submitted, and they get their results. */
export const cancelEvent = async (
  deps: ManageDeps,
  { guildId, eventId }: { readonly guildId: string; readonly eventId: string },
): Promise<{ readonly kind: 'cancelled' } | EventNotFound | { readonly kind: 'event-over' }> => {
  const event = await deps.examEvents.findEvent(eventId)
  if (event?.guildId !== guildId) return { kind: 'unknown-event' }
  return { kind: (await deps.examEvents.cancel(eventId, deps.clock.now())) ? 'cancelled' : 'event-over' }
}

export type MoreTimeOutcome =
  | { readonly kind: 'extended'; readonly endsAt: number; readonly minutes: number }
  | { readonly kind: 'given'; readonly endsAt: number; readonly minutes: number; readonly userId: string }
  | { readonly kind: 'no-such-time'; readonly typed: string }
  | { readonly kind: 'event-over' }
  /** For everyone but those with time of their own. */
  | { readonly kind: 'time-up' }
  | { readonly kind: 'not-joined' | 'submitted'; readonly userId: string }
  | EventNotFound

/** Moves the end of a group exam: for one person, or for everyone (`userId` null). Also while it runs. */
export const giveMoreTime = async (
  deps: ManageDeps,
  { typed, userId, ...which }: WhichEvent & { readonly typed: string; readonly userId: string | null },
): Promise<MoreTimeOutcome> => {
  const chosen = await chooseEvent(deps, which)
  if (chosen.kind !== 'chosen') return chosen
  const { event } = chosen.view
  const minutes = parseMoreTime(typed, event.minutes)
  if (minutes === null) return { kind: 'no-such-time', typed }
  if (userId === null) {
    const extended = await deps.examEvents.extend(event.id, minutes, deps.clock.now())
    if (extended.kind === 'extended') return { ...extended, minutes }
    return { kind: extended.kind === 'over' ? 'event-over' : 'time-up' }
  }
  const given = await deps.examEvents.giveTime(event.id, userId, minutes)
  if (given.kind === 'given') return { ...given, minutes, userId }
  return given.kind === 'over' ? { kind: 'event-over' } : { kind: given.kind, userId }
}
