import { type CloseDeps, close } from '../../close.ts'
import type { Deps } from '../../deps.ts'
import { findAsked } from '../../find-asked.ts'
import { type InteractionToken, seriesOf, type Task } from '../../record.ts'
import { closingTime, FOLLOW_UPS_FOR_STANDINGS, usableToken } from '../../time-limits.ts'
import type { AskedPost } from '../../views.ts'

/** Sends a session's next question. Idempotent: after a failed attempt its message is looked for first. */
export const sendRound = async (
  deps: CloseDeps & Pick<Deps, 'onError' | 'publisher'>,
  { ref: postId, attempts }: Task,
): Promise<void> => {
  const asked = await findAsked(deps, postId)
  if (!asked || asked.post.closedAt !== null || asked.post.messageId !== null) return
  const sentBefore = attempts > 1 ? await deps.publisher.find(asked.post) : null
  if (sentBefore !== null) return deps.posts.setMessageId(postId, sentBefore)
  const series = seriesOf(asked.post)
  const session = series && (await sessionForSending(deps, series.sessionId, attempts))
  if (series && !session) {
    deps.onError(`send ${postId}: the session ends`, 'its token allows no more messages')
    await close(deps, asked, 'stopped')
    return
  }
  const started = await startWindow(deps, asked, session?.token ?? asked.post.token)
  const sent = await deps.publisher.question({ ...started, answered: 0, daily: null })
  if (sent.kind === 'sent') return deps.posts.setMessageId(postId, sent.messageId)
  deps.onError(`send ${postId}: the session ends, its channel can’t be reached`, sent.why)
  await close(deps, started, 'stopped')
}

/** Null where its token allows no more messages. Counted once: a retry sends what the first attempt has counted. */
const sessionForSending = ({ sessions }: Pick<Deps, 'sessions'>, id: string, attempts: number) =>
  attempts > 1 ? sessions.findSession(id) : sessions.takeFollowUp(id, FOLLOW_UPS_FOR_STANDINGS)

/** The time window starts when the message is sent, with the newest interaction token that there is. */
const startWindow = async (
  deps: Pick<Deps, 'clock' | 'posts'>,
  { post, question }: AskedPost,
  newest: InteractionToken | null,
): Promise<AskedPost> => {
  const now = deps.clock.now()
  const token = usableToken(newest, now)
  const closesAt = closingTime(post.seconds, now, token)
  await deps.posts.restartPost(post.id, now, closesAt, token)
  return { post: { ...post, openedAt: now, closesAt, token }, question }
}
