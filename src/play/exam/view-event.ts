import type { Deps } from '../deps.ts'
import type { EventView, ExamEvent } from './event.ts'
import { titleOf } from './open-exam.ts'

/** A group exam as it is now. */
export const viewOfEvent = async (
  deps: Pick<Deps, 'banks' | 'clock' | 'examEvents'>,
  event: ExamEvent,
): Promise<EventView> => {
  const { examEvents } = deps
  const now = deps.clock.now()
  const isRunning = event.begunAt !== null && event.endedAt === null
  const lastEnd = isRunning && now >= event.endsAt ? await examEvents.lastEnd(event.id) : null
  return {
    event,
    title: await titleOf(deps, event),
    joined: await examEvents.countEntrants(event.id),
    openUntil: lastEnd !== null && lastEnd > event.endsAt ? lastEnd : null,
    isLost: isRunning && event.messageId === null && (await examEvents.isSat(event.id)),
    now,
  }
}
