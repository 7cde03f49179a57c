import { noteOf } from '../../dailies/daily-note.ts'
import type { Deps } from '../../deps.ts'
import { findAsked } from '../../find-asked.ts'
import { giveRolesSoon } from '../../roles/reconcile.ts'

type CountDeps = Pick<
  Deps,
  | 'answers'
  | 'banks'
  | 'boards'
  | 'clock'
  | 'dailies'
  | 'onError'
  | 'people'
  | 'posts'
  | 'publisher'
  | 'roles'
>

/** Updates the public count of answers on an open question. */
export const showCount = async (deps: CountDeps, postId: string): Promise<void> => {
  const asked = await findAsked(deps, postId)
  if (!asked || asked.post.closedAt !== null) return
  const answered = await deps.answers.countAnswers(postId)
  const shown = await deps.publisher.count({ ...asked, answered, daily: await noteOf(deps, asked.post) })
  await giveRolesSoon(deps, asked.post.guildId)
  if (shown.kind === 'gone') deps.onError(`count ${postId}: no longer shown`, shown.why)
}
