import type { Deps } from './deps.ts'
import type { Post } from './record.ts'
import type { AskedPost } from './views.ts'

/** Null where the post, or what it asked, is not kept. */
export const findAsked = async (deps: Deps, postId: string): Promise<AskedPost | null> =>
  withQuestion(deps, await deps.store.post(postId))

/** The question that a session has open; null where there is none. */
export const findOpenIn = async (deps: Deps, sessionId: string): Promise<AskedPost | null> =>
  withQuestion(deps, await deps.store.openPostOf(sessionId))

const withQuestion = async (deps: Deps, post: Post | null): Promise<AskedPost | null> => {
  const question = post && (await deps.store.revision(post.hash))
  return post && question ? { post, question } : null
}
