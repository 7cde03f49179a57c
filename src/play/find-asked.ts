import { withStatusNow } from '../quiz/status-now.ts'
import type { Deps } from './deps.ts'
import { type Post, type Session, seriesOf } from './record.ts'
import type { AskedPost } from './views.ts'

type Needs = Pick<Deps, 'banks' | 'posts'>

/** A post with its question. Null where the post, or the revision of its question, is not kept. */
export const findAsked = async (deps: Needs, postId: string): Promise<AskedPost | null> =>
  withQuestion(deps, await deps.posts.findPost(postId))

/**
 * A post whose button was pressed in a channel. Null also where it belongs to another channel: a custom id can be
 * forged, and who may moderate one server must not close another's questions. Not compared with the message, of which
 * a crash may have left two.
 */
export const findPressed = async (
  deps: Needs,
  { postId, channelId }: { readonly postId: string; readonly channelId: string },
): Promise<AskedPost | null> => {
  const asked = await findAsked(deps, postId)
  return asked?.post.channelId === channelId ? asked : null
}

/** The question that a session has open; null where there is none. */
export const findOpenIn = async (deps: Needs, sessionId: string): Promise<AskedPost | null> =>
  withQuestion(deps, await deps.posts.findOpenPost(sessionId))

/** The session that a post belongs to; null where it belongs to none. */
export const findSessionOf = async (deps: Pick<Deps, 'sessions'>, post: Post): Promise<Session | null> => {
  const series = seriesOf(post)
  return series && deps.sessions.findSession(series.sessionId)
}

const withQuestion = async (deps: Needs, post: Post | null): Promise<AskedPost | null> => {
  const asked = post && (await deps.posts.findRevision(post.hash))
  if (!post || !asked) return null
  const question = withStatusNow(deps.banks.current(post.guildId), asked)
  return { post, question }
}
