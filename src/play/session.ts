import { findOpenIn } from './asked-post.ts'
import { close, nextPost } from './close.ts'
import type { Deps } from './deps.ts'
import type { Pass } from './record.ts'
import type { QuestionView, RevealView } from './views.ts'

export type Stopped =
  | { readonly kind: 'stopped'; readonly view: RevealView | null }
  | { readonly kind: 'already-over' }
  | { readonly kind: 'not-allowed' }

/** Ends a session, for the one who started it or somebody who may manage messages. Its standings follow. */
export const stop = async (
  deps: Deps,
  sessionId: string,
  by: { readonly userId: string; readonly moderator: boolean },
): Promise<Stopped> => {
  const session = await deps.store.session(sessionId)
  if (!session || session.endedAt !== null) return { kind: 'already-over' }
  if (session.startedBy !== by.userId && !by.moderator) return { kind: 'not-allowed' }
  const open = await findOpenIn(deps, sessionId)
  if (open) return { kind: 'stopped', view: await close(deps, open.post, open.question, 'stopped') }
  const now = deps.clock.now()
  await deps.store.endSession(sessionId, now, now)
  return { kind: 'stopped', view: null }
}

export type Next =
  | { readonly kind: 'asked'; readonly view: QuestionView }
  | { readonly kind: 'already-asked' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'unknown-post' }
  | { readonly kind: 'no-question' }

/** The next question of a session for one person, who says when. */
export const next = async (deps: Deps, postId: string, by: { userId: string; pass: Pass }): Promise<Next> => {
  const post = await deps.store.post(postId)
  const session = post?.sessionId ? await deps.store.session(post.sessionId) : null
  if (!post || !session) return { kind: 'unknown-post' }
  if (session.startedBy !== by.userId) return { kind: 'not-yours' }
  if (session.endedAt !== null || post.closedAt === null || post.round >= post.rounds)
    return { kind: 'already-asked' }
  const following = await nextPost(deps, post, { openedAt: deps.clock.now(), pass: by.pass })
  if (!following) return { kind: 'no-question' }
  const opened = await deps.store.open(following.post, following.question, null)
  if (opened !== 'opened') return { kind: 'already-asked' }
  return { kind: 'asked', view: { ...following, answered: 0, daily: null } }
}
