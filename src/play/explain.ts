import type { Deps } from './deps.ts'
import { findPressed } from './find-asked.ts'
import type { Answer } from './record.ts'
import type { AskedPost } from './views.ts'

/** A question with the person's answer; null if they gave none. */
export type Explained = AskedPost & { readonly own: Answer | null }

export type ExplainOutcome =
  | { readonly kind: 'explained'; readonly view: Explained }
  | { readonly kind: 'unknown-post' }
  | { readonly kind: 'not-yours' }
  /** The question is open, and this person has not answered it. */
  | { readonly kind: 'not-answered' }

/** What there is to say about each option of a question: only once it is closed, or to those who answered it. */
export const explain = async (
  deps: Pick<Deps, 'answers' | 'banks' | 'clock' | 'posts'>,
  { userId, ...press }: { readonly userId: string; readonly postId: string; readonly channelId: string },
): Promise<ExplainOutcome> => {
  const asked = await findPressed(deps, press)
  if (!asked) return { kind: 'unknown-post' }
  const { post } = asked
  if (post.audience !== 'channel' && post.askedBy !== userId) return { kind: 'not-yours' }
  const own = await deps.answers.findAnswer(post.id, userId)
  if (post.closedAt === null && own === null) return { kind: 'not-answered' }
  // Shown to them alone, so they have met the question.
  if (own === null) await deps.posts.recordExposure(post.questionId, userId, deps.clock.now())
  return { kind: 'explained', view: { ...asked, own } }
}
