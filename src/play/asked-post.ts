import type { Question } from '../quiz/question.ts'
import type { Deps } from './deps.ts'
import type { Post } from './record.ts'

/** A post with its question as it was when it was asked, whatever the bank says now. */
export type AskedPost = { readonly post: Post; readonly question: Question }

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
