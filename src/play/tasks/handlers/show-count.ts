import { noteOf } from '../../daily-note.ts'
import type { Deps } from '../../deps.ts'
import { findAsked } from '../../find-asked.ts'

type CountDeps = Pick<
  Deps,
  'answers' | 'banks' | 'boards' | 'dailies' | 'onError' | 'people' | 'posts' | 'publisher'
>

/** Updates the public count of answers on an open question. */
export const showCount = async (deps: CountDeps, postId: string): Promise<void> => {
  const asked = await findAsked(deps, postId)
  if (!asked || asked.post.closedAt !== null) return
  const answered = await deps.answers.countAnswers(postId)
  const shown = await deps.publisher.count({ ...asked, answered, daily: await noteOf(deps, asked.post) })
  if (shown.kind === 'gone') deps.onError(`count ${postId}: no longer shown`, shown.why)
}
