import { type CloseDeps, close, revealOf } from '../../close.ts'
import type { Deps } from '../../deps.ts'
import { findAsked, findOpenIn, findSessionOf } from '../../find-asked.ts'
import { type Post, seriesOf } from '../../record.ts'
import type { AskedPost, RevealView } from '../../views.ts'

type RevealDeps = CloseDeps & Pick<Deps, 'onError' | 'publisher'>

/** Shows the reveal of a closed post where no click has shown it. */
export const showReveal = async (deps: RevealDeps, postId: string): Promise<void> => {
  const asked = await findAsked(deps, postId)
  if (!asked) return
  const view = await closedView(deps, asked)
  // The runner deletes the task when this is done. Until then, the last step is repeated if it fails.
  const shown = await deps.publisher.reveal(view)
  if (shown.kind === 'sent') return
  deps.onError(`reveal ${postId}: can't be shown`, shown.why)
  await endUnseenSession(deps, asked.post)
}

/** What the message of a closed post shows now. */
export const closedView = async (deps: CloseDeps, asked: AskedPost): Promise<RevealView> => {
  const session = await findSessionOf(deps, asked.post)
  const goesOn = session !== null && session.endedAt === null
  return {
    ...(await revealOf(deps, asked, goesOn)),
    needsNext: goesOn && (await isWaiting(deps, asked.post)),
  }
}

/** A session in a channel that goes on by itself has its next post already. */
const isWaiting = async (deps: CloseDeps, post: Post): Promise<boolean> => {
  const series = seriesOf(post)
  return series !== null && post.audience === 'channel' && (await findOpenIn(deps, series.sessionId)) === null
}

/** Ends a session whose first question no one ever saw: the process died before showing it. */
const endUnseenSession = async (deps: CloseDeps, post: Post): Promise<void> => {
  const series = seriesOf(post)
  if (!series || series.round > 1 || post.messageId !== null) return
  const following = await findOpenIn(deps, series.sessionId)
  if (following) await close(deps, following, 'stopped')
}
