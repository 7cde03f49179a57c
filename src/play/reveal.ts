import { findAsked } from './asked-post.ts'
import { close } from './close.ts'
import type { Deps } from './deps.ts'
import type { Pass } from './record.ts'
import type { RevealView } from './views.ts'

export type Revealed =
  | { readonly kind: 'revealed'; readonly view: RevealView }
  | { readonly kind: 'already-closed' }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'unknown-post' }

/** Closes a post before its time, for the one who asked or somebody who may manage messages. */
export const reveal = async (
  deps: Deps,
  postId: string,
  by: { readonly userId: string; readonly moderator: boolean; readonly pass: Pass },
): Promise<Revealed> => {
  const asked = await findAsked(deps, postId)
  if (!asked) return { kind: 'unknown-post' }
  const { post, question } = asked
  // A daily stays open until the next one, for those who come late in the day.
  if (post.daily !== null || (post.askedBy !== by.userId && !by.moderator)) return { kind: 'not-allowed' }
  if (post.sessionId !== null) await deps.store.refreshPass(post.sessionId, by.pass)
  const view = post.closedAt === null ? await close(deps, post, question, 'revealed') : null
  return view ? { kind: 'revealed', view } : { kind: 'already-closed' }
}

/** Takes back a post that could not be shown, and its session with it. */
export const withdraw = async (deps: Deps, postId: string): Promise<void> => {
  const asked = await findAsked(deps, postId)
  if (!asked) return
  const { post, question } = asked
  await close(deps, post, question, 'stopped')
  await deps.store.drop('reveal', postId)
  if (post.sessionId) await deps.store.drop('standings', post.sessionId)
}
