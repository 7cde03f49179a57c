import type { CloseDeps } from '../../close.ts'
import type { Deps } from '../../deps.ts'
import { findAsked } from '../../find-asked.ts'
import { closedView } from './show-reveal.ts'

type CorrectDeps = CloseDeps & Pick<Deps, 'publisher' | 'tasks'>

/** Draws the message of a closed post again, which says what was corrected. One that can't be edited any more stays. */
export const correctMessage = async (deps: CorrectDeps, postId: string): Promise<void> => {
  const asked = await findAsked(deps, postId)
  if (!asked || asked.post.closedAt === null || asked.post.messageId === null) return
  // Its reveal is yet to come, and shows the corrected key.
  if (await deps.tasks.isTaskPlanned('reveal', postId)) return
  await deps.publisher.reveal(await closedView(deps, asked))
}
