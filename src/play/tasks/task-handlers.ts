import { findAsked, findOpenIn } from '../asked-post.ts'
import { close, revealOf } from '../close.ts'
import { noteOf } from '../daily-note.ts'
import type { Deps } from '../deps.ts'
import { namedAs } from '../named.ts'
import type { Delivery } from '../ports.ts'
import type { Post, Task } from '../record.ts'
import { closingTime, usable } from '../time-limits.ts'
import type { QuestionView } from '../views.ts'

/** What the clock owes to people: closes, reveals, counts, a session's next question and its standings. */

export const closeOverdue = async (deps: Deps, postId: string): Promise<void> => {
  const found = await findAsked(deps, postId)
  if (!found || found.post.closedAt !== null) return
  await close(deps, found.post, found.question, 'time')
}

export const showReveal = async (deps: Deps, postId: string): Promise<void> => {
  const found = await findAsked(deps, postId)
  if (!found) return
  const { sessionId } = found.post
  const session = sessionId === null ? null : await deps.store.session(sessionId)
  const goesOn = session !== null && session.endedAt === null
  const shown = await deps.publisher.reveal(await revealOf(deps, found, goesOn))
  if (shown.kind === 'gone') await giveUpUnseen(deps, found.post, shown)
}

export const showCount = async (deps: Deps, postId: string): Promise<void> => {
  const found = await findAsked(deps, postId)
  if (!found || found.post.closedAt !== null) return
  const answered = await deps.store.answeredCount(postId)
  const shown = await deps.publisher.count({ ...found, answered, daily: await noteOf(deps, found.post) })
  if (shown.kind === 'gone') deps.onTrouble(`count ${postId}: no longer shown`, shown.why)
}

export const send = async (deps: Deps, task: Task): Promise<void> => {
  const postId = task.ref
  const found = await findAsked(deps, postId)
  if (!found || found.post.closedAt !== null || found.post.messageId !== null) return
  const known = task.attempts > 1 ? await deps.publisher.find(found.post) : null
  if (known !== null) return deps.store.posted(postId, known)
  const view = await begin(deps, { ...found, answered: 0, daily: null })
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

export const showStandings = async (deps: Deps, sessionId: string): Promise<void> => {
  const session = await deps.store.session(sessionId)
  if (!session) return
  const placings = await namedAs(deps, await deps.store.placings(sessionId))
  const asked = await deps.store.postsAsked(sessionId)
  const shown = await deps.publisher.standings({ session, placings, asked })
  if (shown.kind === 'gone') deps.onTrouble(`standings ${sessionId}: can't be shown`, shown.why)
}
