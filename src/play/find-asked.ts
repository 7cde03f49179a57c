import type { Deps } from './deps.ts'
import { type Post, type Session, seriesOf } from './record.ts'
import type { AskedPost } from './views.ts'

type Needs = Pick<Deps, 'posts'>

/** A post with its question. Null where the post, or the revision of its question, is not kept. */
export const findAsked = async (deps: Needs, postId: string): Promise<AskedPost | null> =>
  withQuestion(deps, await deps.posts.findPost(postId))

/** The question that a session has open; null where there is none. */
export const findOpenIn = async (deps: Needs, sessionId: string): Promise<AskedPost | null> =>
  withQuestion(deps, await deps.posts.findOpenPost(sessionId))

/** The session that a post belongs to; null where it belongs to none. */
export const findSessionOf = async (deps: Pick<Deps, 'sessions'>, post: Post): Promise<Session | null> => {
  const series = seriesOf(post)
  return series && deps.sessions.findSession(series.sessionId)
}

const withQuestion = async (deps: Needs, post: Post | null): Promise<AskedPost | null> => {
  const question = post && (await deps.posts.findRevision(post.hash))
  return post && question ? { post, question } : null
}
