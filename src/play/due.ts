import { findAsked, findOpenIn } from './asked-post.ts'
import { close } from './close.ts'
import type { Deps } from './deps.ts'
import type { Delivery, QuestionView } from './ports.ts'
import { COUNT_EVERY_MS, type Post, type Task } from './record.ts'
import { closingTime, usable } from './window.ts'

/**
 * How long a task belongs to the process that took it, ms. Doing these twice is harmless (an edit to the
 * same text), so a dead process's tasks are taken over soon; a second message is not, so `send` waits longer.
 */
const LEASE_MS = { close: 4000, reveal: 4000, count: 10_000, send: 20_000, standings: 20_000 } as const

const MOST_ATTEMPTS = 8
const BATCH = 100

/** Work that follows from work (a close is followed by its reveal) is done in the same go, this deep. */
const DEEPEST = 3

/**
 * Gives what does the due work. Each call does what is due now and resolves when that is done; what an earlier
 * call is still at is left to it. A failed task is tried again later, up to eight times.
 */
export const createDue = (deps: Deps): (() => Promise<void>) => {
  const inHand = new Set<string>()
  const doUnlessInHand = async (task: Task): Promise<void> => {
    const name = `${task.kind} ${task.ref}`
    // Still at it: the lease is renewed, so that nobody begins it again and it takes no place among what is due.
    if (inHand.has(name)) return deps.store.postpone(task, deps.clock.now() + LEASE_MS[task.kind])
    inHand.add(name)
    await doOne(deps, task).finally(() => inHand.delete(name))
  }
  return async () => {
    for (let depth = 0; depth < DEEPEST; depth++) {
      const tasks = await deps.store.dueTasks(deps.clock.now(), BATCH)
      if (tasks.length === 0) return
      await Promise.all(tasks.map(doUnlessInHand))
    }
  }
}

const doOne = async (deps: Deps, due: Task): Promise<void> => {
  const task = await deps.store.claim(due, deps.clock.now() + LEASE_MS[due.kind])
  if (!task) return
  try {
    await perform(deps, task)
    await deps.store.finish(task, deps.clock.now() + COUNT_EVERY_MS)
  } catch (error) {
    await retryLater(deps, task, error)
  }
}

const perform = (deps: Deps, task: Task): Promise<void> => {
  switch (task.kind) {
    case 'close':
      return closeOverdue(deps, task.ref)
    case 'reveal':
      return showReveal(deps, task.ref)
    case 'count':
      return showCount(deps, task.ref)
    case 'send':
      return send(deps, task.ref)
    case 'standings':
      return showStandings(deps, task.ref)
  }
}

const retryLater = async (deps: Deps, task: Task, error: unknown): Promise<void> => {
  const lost = task.attempts >= MOST_ATTEMPTS
  deps.onTrouble(`${task.kind} ${task.ref}: ${lost ? 'given up' : `attempt ${task.attempts} failed`}`, error)
  if (lost) return deps.store.drop(task.kind, task.ref)
  await deps.store.postpone(task, deps.clock.now() + Math.min(60_000, 1000 * 2 ** task.attempts))
}

const closeOverdue = async (deps: Deps, postId: string): Promise<void> => {
  const found = await findAsked(deps, postId)
  if (!found || found.post.closedAt !== null) return
  await close(deps, found.post, found.question, 'time')
}

const showReveal = async (deps: Deps, postId: string): Promise<void> => {
  const found = await findAsked(deps, postId)
  if (!found) return
  const { sessionId } = found.post
  const session = sessionId === null ? null : await deps.store.session(sessionId)
  const goesOn = session !== null && session.endedAt === null
  const shown = await deps.publisher.reveal({ ...found, ballots: await deps.store.ballots(postId), goesOn })
  if (shown.kind === 'gone') await giveUpUnseen(deps, found.post, shown)
}

const showCount = async (deps: Deps, postId: string): Promise<void> => {
  const found = await findAsked(deps, postId)
  if (!found || found.post.closedAt !== null) return
  const shown = await deps.publisher.count({ ...found, answered: await deps.store.answeredCount(postId) })
  if (shown.kind === 'gone') deps.onTrouble(`count ${postId}: no longer shown`, shown.why)
}

const send = async (deps: Deps, postId: string): Promise<void> => {
  const found = await findAsked(deps, postId)
  if (!found || found.post.closedAt !== null || found.post.messageId !== null) return
  const view = await begin(deps, { ...found, answered: 0 })
  const sent = await deps.publisher.question(view)
  if (sent.kind === 'sent') return deps.store.posted(postId, sent.messageId)
  deps.onTrouble(`send ${postId}: the session ends, there is nowhere to post`, sent.why)
  await close(deps, view.post, view.question, 'stopped')
}

/** The window opens when the message goes out, with the newest pass that there is. */
const begin = async (deps: Deps, view: QuestionView): Promise<QuestionView> => {
  const now = deps.clock.now()
  const session = view.post.sessionId ? await deps.store.session(view.post.sessionId) : null
  const pass = usable(session?.pass ?? view.post.pass, now)
  const closesAt = closingTime(view.post.seconds, now, pass)
  await deps.store.restart(view.post.id, now, closesAt, pass)
  return { ...view, post: { ...view.post, openedAt: now, closesAt, pass } }
}

/** A session whose first question nobody ever saw (the process died before showing it) goes no further. */
const giveUpUnseen = async (deps: Deps, post: Post, gone: Delivery & { kind: 'gone' }): Promise<void> => {
  deps.onTrouble(`reveal ${post.id}: can't be shown`, gone.why)
  if (post.sessionId === null || post.round > 1 || post.messageId !== null) return
  const following = await findOpenIn(deps, post.sessionId)
  if (following) await close(deps, following.post, following.question, 'stopped')
}

const showStandings = async (deps: Deps, sessionId: string): Promise<void> => {
  const session = await deps.store.session(sessionId)
  if (!session) return
  const [placings, asked] = [await deps.store.placings(sessionId), await deps.store.postsAsked(sessionId)]
  const shown = await deps.publisher.standings({ session, placings, asked })
  if (shown.kind === 'gone') deps.onTrouble(`standings ${sessionId}: can't be shown`, shown.why)
}
