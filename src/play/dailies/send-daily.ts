import { close } from '../close.ts'
import { type DeliverDeps, withdraw } from '../deliver.ts'
import type { Deps } from '../deps.ts'
import { findAsked } from '../find-asked.ts'
import { planTelling } from '../findings/finding-channel.ts'
import type { Delivery, DeliveryRefusal } from '../ports/publisher.ts'
import { type Daily, type DailyProblem, type DailyPurpose, dailyOf, type Post, type Task } from '../record.ts'
import { LATE_LIMIT_MS } from '../time-limits.ts'
import type { AskedPost } from '../views.ts'
import { noteOf } from './daily-note.ts'

type SendDeps = DeliverDeps & Pick<Deps, 'boards' | 'dailies' | 'metrics' | 'publisher' | 'settings'>

/**
 * Sends a daily's question, exactly once. Idempotent from any point: the post was written before, the message is
 * looked for before it is sent again, and Discord drops the second of two with one nonce within minutes.
 * Throws where trying again later may help.
 */
export const sendDaily = async (deps: SendDeps, task: Task): Promise<void> => {
  const asked = await findAsked(deps, task.ref)
  const date = asked && dailyOf(asked.post)
  if (!asked || !date || asked.post.closedAt !== null) return
  const daily = await deps.dailies.findDaily(date.dailyId)
  if (!daily) return withdraw(deps, task.ref)
  if (asked.post.messageId === null && !(await sendOnce(deps, daily, asked, date, task))) return
  if (daily.thread) await deps.tasks.addTask('thread', task.ref, deps.clock.now(), 'daily')
}

/** True where the message is out. */
const sendOnce = async (
  deps: SendDeps,
  daily: Daily,
  asked: AskedPost,
  { dueAt }: DailyPurpose,
  task: Task,
): Promise<boolean> => {
  const { post } = asked
  const sentBefore = task.attempts > 1 ? await deps.publisher.find(post) : null
  if (sentBefore !== null) {
    deps.metrics?.duplicatePrevented('message')
    await deps.posts.setMessageId(post.id, sentBefore)
    return true
  }
  if (deps.clock.now() - dueAt > LATE_LIMIT_MS) return giveUp(deps, daily, 'too-late', post)
  const sent = await sendNow(deps, daily, asked)
  if (sent.kind === 'gone') {
    deps.onError(`daily ${daily.id}: paused, can’t post in its channel ${daily.channelId}`, sent.why)
    return giveUp(deps, daily, sent.refusal, post)
  }
  deps.metrics?.dailyPosted(dueAt, deps.clock.now())
  await deps.posts.setMessageId(post.id, sent.messageId)
  return true
}

/** To the daily's current channel: it may have been moved since its date was claimed. */
const sendNow = async (deps: SendDeps, { id, channelId }: Daily, asked: AskedPost): Promise<Delivery> => {
  await closeEarlier(deps, id, asked.post.id)
  const openedAt = deps.clock.now()
  if (channelId !== asked.post.channelId) await deps.posts.movePost(asked.post.id, channelId)
  await deps.posts.restartPost(asked.post.id, openedAt, asked.post.closesAt, null)
  const post = { ...asked.post, channelId, openedAt }
  return deps.publisher.question({ ...asked, post, answered: 0, daily: await noteOf(deps, post) })
}

/** Yesterday's question closes now, so that its result is final. Its answer is shown after today's question. */
const closeEarlier = async (deps: SendDeps, dailyId: string, today: string): Promise<void> => {
  const open = await deps.dailies.openDailyPosts(dailyId)
  // Today's own may be among them: a click on it stored its message's id though its sending seemed to fail.
  for (const { id } of open.filter(post => post.id !== today)) {
    const earlier = await findAsked(deps, id)
    if (earlier) await close(deps, earlier, 'followed')
  }
}

/** No one saw it, so its date is free again. A channel that refuses is not tried again until someone resumes. */
const giveUp = async (
  deps: SendDeps,
  daily: Daily,
  why: 'too-late' | DeliveryRefusal,
  post: Post,
): Promise<false> => {
  await withdraw(deps, post.id)
  deps.metrics?.dailySkipped(why)
  const problem = { kind: why, at: deps.clock.now() }
  if (why === 'too-late') await deps.dailies.setProblem(daily.id, problem)
  else await pauseUnlessMoved(deps, daily, problem)
  await planTelling(deps, daily.guildId)
  return false
}

/** Someone who moved the daily to another channel meanwhile has fixed it already. */
const pauseUnlessMoved = async (
  deps: Pick<Deps, 'dailies'>,
  { id, channelId }: Daily,
  problem: DailyProblem,
): Promise<void> => {
  const now = await deps.dailies.findDaily(id)
  if (now?.channelId === channelId) await deps.dailies.scheduleDaily(id, null, problem)
}

/** What can go wrong with a thread. The next thread that opens shows that it is over. */
const THREAD_PROBLEMS = ['no-thread', 'message-gone', 'too-many-threads'] as const

/** Opens the thread under a daily's message. Where that fails, `/daily show` says so and nothing else stops. */
export const openThread = async (
  deps: Pick<Deps, 'banks' | 'clock' | 'dailies' | 'posts' | 'publisher' | 'settings' | 'tasks'>,
  postId: string,
): Promise<void> => {
  const asked = await findAsked(deps, postId)
  const date = asked && dailyOf(asked.post)
  if (!asked || !date || asked.post.messageId === null) return
  const opened = await deps.publisher.thread(asked)
  if (opened.kind === 'sent') return deps.dailies.clearProblems(date.dailyId, THREAD_PROBLEMS)
  const kind = THREAD_PROBLEMS.find(problem => problem === opened.refusal) ?? 'no-thread'
  await deps.dailies.setProblem(date.dailyId, { kind, at: deps.clock.now() })
  await planTelling(deps, asked.post.guildId)
}
