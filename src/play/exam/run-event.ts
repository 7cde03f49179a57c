import { drawExam } from '../../quiz/exam/draw.ts'
import { examQuestionsOf, hasExam } from '../../quiz/exam/format.ts'
import { planExam } from '../../quiz/exam/plan.ts'
import { summarize } from '../../quiz/exam/summary.ts'
import { withoutOpenDailies } from '../choose-question.ts'
import type { Deps } from '../deps.ts'
import type { Delivery } from '../ports/publisher.ts'
import type { Task } from '../record.ts'
import { yieldToEventLoop } from '../tasks/yield-to-event-loop.ts'
import type { EventSummaryView, ExamEvent } from './event.ts'
import { gradeExam } from './grade-exam.ts'
import { viewOfEvent } from './view-event.ts'

/** The durable tasks of a group exam. Each is idempotent from any point. */

type RunDeps = Pick<
  Deps,
  | 'banks'
  | 'clock'
  | 'dailies'
  | 'examEvents'
  | 'metrics'
  | 'onError'
  | 'people'
  | 'publisher'
  | 'random'
  | 'tasks'
>

/** Sends the announcement once, then keeps it true. */
export const showEvent = async (deps: RunDeps, task: Task): Promise<void> => {
  const event = await deps.examEvents.findEvent(task.ref)
  if (!event) return
  if (event.messageId === null) return announce(deps, event, task)
  const view = await viewOfEvent(deps, event)
  const shown = await deps.publisher.editEvent(view)
  if (shown.kind === 'sent') return
  deps.onError(`exam-event ${event.id}: no longer shown`, shown.why)
  if (shown.refusal === 'channel-gone' || shown.refusal === 'message-gone') await loseEvent(deps, event)
}

/** Without an announcement no one can begin. Those who have begun go on, and get their results. */
const loseEvent = async (deps: RunDeps, { id, channelId }: ExamEvent): Promise<void> => {
  const lost = await deps.examEvents.loseMessage(id, deps.clock.now())
  if (lost === 'cancelled') deps.onError(`exam-event ${id}: cancelled`, `no announcement in ${channelId}`)
}

/** A channel that refuses calls it off: no one could join. */
const announce = async (deps: RunDeps, event: ExamEvent, task: Task): Promise<void> => {
  // It had one, which was deleted.
  if (event.endedAt !== null || (await deps.examEvents.isSat(event.id))) return
  const message = { message: 'announcement', dueAt: event.createdAt } as const
  const sent = await sendOnce(deps, task, event, message, async () =>
    deps.publisher.event(await viewOfEvent(deps, event)),
  )
  if (sent.kind === 'sent') return
  deps.onError(`exam-event ${event.id}: can’t post in its channel ${event.channelId}`, sent.why)
  await loseEvent(deps, event)
}

/** What is later than this may have been sent: by a database of which a backup was restored, for instance, ms. */
const ON_TIME_MS = 60_000

/** A message that may have been sent before is looked for first. Stores its id. `dueAt`: when it was to be sent. */
const sendOnce = async (
  deps: RunDeps,
  { attempts }: Task,
  event: ExamEvent,
  { message, dueAt }: { readonly message: 'announcement' | 'summary'; readonly dueAt: number },
  send: () => Promise<Delivery>,
): Promise<Delivery> => {
  const mayBeSent = attempts > 1 || deps.clock.now() - dueAt > ON_TIME_MS
  const sentBefore = mayBeSent ? await deps.publisher.findEvent(event, message) : null
  if (sentBefore !== null) deps.metrics?.duplicatePrevented('message')
  const sent: Delivery = sentBefore === null ? await send() : { kind: 'sent', messageId: sentBefore }
  if (sent.kind === 'sent') await deps.examEvents.setMessage(event.id, message, sent.messageId)
  return sent
}

/** A bank that is gone for a moment, as in a reload, is tried again, ms. */
const RETRY_MS = 30_000

/** Draws the questions at the start: not before, since the bank may change until then. Resolves with the next attempt. */
export const startEvent = async (deps: RunDeps, eventId: string): Promise<number | null> => {
  const event = await deps.examEvents.findEvent(eventId)
  if (!event || event.begunAt !== null || event.endedAt !== null) return null
  const now = deps.clock.now()
  if (now < event.startsAt) return event.startsAt
  // The bot was away all the time, or the bank was.
  if (now >= event.endsAt) {
    await deps.examEvents.cancel(eventId, now)
    return null
  }
  const drawn = await drawEvent(deps, event)
  if (!drawn) {
    deps.onError(`exam-event-start ${eventId}: not begun`, `no questions in bank ${event.bank}`)
    return now + RETRY_MS
  }
  await deps.examEvents.beginEvent(eventId, drawn, now)
  return null
}

/** Null where there are no questions. */
const drawEvent = async (deps: RunDeps, event: ExamEvent) => {
  const bank = deps.banks
    .current(event.guildId)
    .filter(hasExam)
    .find(({ name }) => name === event.bank)
  if (!bank) return null
  const where = { guildId: event.guildId, audience: 'private' as const, userId: event.setBy }
  const candidates = await withoutOpenDailies(deps, where, examQuestionsOf(bank))
  const plan = planExam(bank, { kind: event.format, domain: event.domain }, candidates, false)
  if (plan.questions === 0) return null
  const met = await deps.examEvents.meetingsOf(event.id)
  return {
    questions: drawExam(plan, candidates, met, deps.random.seed()),
    blueprint: plan.quotas.map(({ domain, weight }) => ({ domain, weight })),
  }
}

/** Grades everyone's exam when no one has time left, then posts the summary. Resolves with the time of the next attempt. */
export const endEvent = async (deps: RunDeps, task: Task): Promise<number | null> => {
  const closed = await deps.examEvents.close(task.ref, deps.clock.now())
  if (closed.kind === 'later') return closed.at
  if (closed.kind === 'unknown') return null
  await gradeAll(deps, task.ref)
  const event = await deps.examEvents.findEvent(task.ref)
  if (!event || event.cancelledAt !== null || event.summaryId !== null) return null
  const view = await summaryOf(deps, event)
  if (view.summary.took === 0) return null
  const message = { message: 'summary', dueAt: event.endedAt ?? event.endsAt } as const
  const sent = await sendOnce(deps, task, event, message, () => deps.publisher.eventSummary(view))
  if (sent.kind === 'gone') deps.onError(`exam-event-end ${event.id}: no summary`, sent.why)
  return null
}

const BATCH = 20

/** In small transactions, so that no one’s click waits. Throws where one can't be graded yet, for a retry. */
const gradeAll = async (deps: RunDeps, eventId: string): Promise<void> => {
  for (;;) {
    const ids = await deps.examEvents.ungraded(eventId, BATCH)
    if (ids.length === 0) return
    let graded = 0
    for (const id of ids) {
      const now = deps.clock.now()
      if (await deps.examEvents.gradeExam(id, now, gradeExam(deps, now))) graded++
      await yieldToEventLoop()
    }
    if (graded === 0 && (await deps.examEvents.ungraded(eventId, 1)).length > 0)
      throw new Error('an exam is still open: the clock of another process is ahead')
  }
}

const summaryOf = async (deps: RunDeps, event: ExamEvent): Promise<EventSummaryView> => {
  const scores = await deps.examEvents.scoresOf(event.id)
  const hidden = await deps.people.hiddenAmong(scores.map(({ userId }) => userId))
  const summary = summarize(scores, ({ userId, shares }) => shares && !hidden.has(userId), event.passMark)
  return { ...(await viewOfEvent(deps, event)), summary }
}
