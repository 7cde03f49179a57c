import { findAsked } from './asked-post.ts'
import { close } from './close.ts'
import { noteOf } from './daily-note.ts'
import type { Deps } from './deps.ts'
import type { Delivery, Refusal } from './ports.ts'
import type { Daily, Post, Problem, Task } from './record.ts'
import { withdraw } from './reveal.ts'
import { LATE_LIMIT_MS } from './time-limits.ts'
import type { AskedPost } from './views.ts'

/**
 * Sends a daily's question, once. May be repeated from any point: the post was written before, the message is
 * looked for before it is sent again, and Discord itself makes one of two that are sent within minutes.
 * Throws where trying again later may help.
 */
export const sendDaily = async (deps: Deps, task: Task): Promise<void> => {
  const asked = await findAsked(deps, task.ref)
  if (!asked?.post.daily || asked.post.closedAt !== null) return
  const daily = await deps.store.daily(asked.post.daily.dailyId)
  if (!daily) return withdraw(deps, task.ref)
  if (asked.post.messageId === null && !(await send(deps, daily, asked, task))) return
  if (daily.thread) await deps.store.addTask('thread', task.ref, deps.clock.now(), 'daily')
}

/** True where the message is out. */
const send = async (deps: Deps, daily: Daily, asked: AskedPost, task: Task): Promise<boolean> => {
  const { post } = asked
  const known = task.attempts > 1 ? await deps.publisher.find(post) : null
  if (known === null && deps.clock.now() - post.daily!.dueAt > LATE_LIMIT_MS)
    return giveUp(deps, daily, 'too-late', post)
  const sent =
    known === null ? await sendNow(deps, daily, asked) : ({ kind: 'sent', messageId: known } as const)
  if (sent.kind === 'sent') {
    if (known === null) deps.tally?.dailyPosted(post.daily!.dueAt, deps.clock.now())
    else deps.tally?.duplicatePrevented('message')
    await deps.store.posted(post.id, sent.messageId)
    return true
  }
  deps.onTrouble(`daily ${daily.id}: paused, its channel ${daily.channelId} takes nothing`, sent.why)
  return giveUp(deps, daily, sent.refusal, post)
}

/** To the channel that is the daily's now: it may have been moved since its date was claimed. */
const sendNow = async (deps: Deps, { id, channelId }: Daily, asked: AskedPost): Promise<Delivery> => {
  await closeEarlier(deps, id, asked.post.id)
  const openedAt = deps.clock.now()
  if (channelId !== asked.post.channelId) await deps.store.move(asked.post.id, channelId)
  await deps.store.restart(asked.post.id, openedAt, asked.post.closesAt, null)
  const post = { ...asked.post, channelId, openedAt }
  return deps.publisher.question({ ...asked, post, answered: 0, daily: await noteOf(deps, post) })
}

/** Yesterday's question ends now, so that its result is certain. Its answer is shown after today's question. */
const closeEarlier = async (deps: Deps, dailyId: string, today: string): Promise<void> => {
  const open = await deps.store.openDailyPosts(dailyId)
  // Today's own may be among them, where a click told of a message whose sending seemed to fail.
  for (const { id } of open.filter(post => post.id !== today)) {
    const earlier = await findAsked(deps, id)
    if (earlier) await close(deps, earlier.post, earlier.question, 'followed')
  }
}

/** Nobody saw it, so its date is free again. A channel that refuses is not asked again until somebody resumes. */
const giveUp = async (deps: Deps, daily: Daily, why: 'too-late' | Refusal, post: Post): Promise<false> => {
  await withdraw(deps, post.id)
  deps.tally?.dailyLeftOut(why)
  const problem = { kind: why, at: deps.clock.now() }
  if (why === 'too-late') await deps.store.noteProblem(daily.id, problem)
  else await pauseUnlessMoved(deps, daily, problem)
  return false
}

/** Whoever moved the daily to another channel meanwhile has mended it already. */
const pauseUnlessMoved = async (deps: Deps, { id, channelId }: Daily, problem: Problem): Promise<void> => {
  const now = await deps.store.daily(id)
  if (now?.channelId === channelId) await deps.store.scheduleDaily(id, null, problem)
}

/** Opens the thread under a daily's message. That it can't is told in `/daily show` and stops nothing. */
export const openThread = async (deps: Deps, postId: string): Promise<void> => {
  const asked = await findAsked(deps, postId)
  if (!asked?.post.daily || asked.post.messageId === null) return
  const opened = await deps.publisher.thread(asked)
  if (opened.kind === 'sent') return
  await deps.store.noteProblem(asked.post.daily.dailyId, { kind: 'no-thread', at: deps.clock.now() })
}
