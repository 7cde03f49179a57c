import { type CloseDeps, close } from './close.ts'
import type { Deps } from './deps.ts'
import { findAsked } from './find-asked.ts'
import { seriesOf } from './record.ts'
import type { QuestionView, RevealView } from './views.ts'

/** Shows a question and resolves with its message's id; null where Discord does not say it. Throws where it fails. */
export type ShowQuestion = (view: QuestionView) => Promise<string | null>

/** Shows the reveal of a closed post. Throws where it fails. */
export type ShowReveal<Result = void> = (view: RevealView) => Promise<Result>

/** Shows a question that has just been written. One that can't be shown is withdrawn, so it blocks no channel. */
export const deliverQuestion = async (
  deps: DeliverDeps,
  view: QuestionView,
  show: ShowQuestion,
): Promise<void> => {
  const messageId = await show(view).catch(async error => {
    // What the person needs to see is why the question wasn't shown, also where the database fails as well.
    await withdraw(deps, view.post.id).catch(failure =>
      deps.onError(`post ${view.post.id}: not withdrawn`, failure),
    )
    throw error
  })
  if (messageId === null) return
  // The question is visible. A click on it brings its message's id as well, so this failure costs nothing.
  await deps.posts
    .setMessageId(view.post.id, messageId)
    .catch(error => deps.onError(`post ${view.post.id}: its message wasn’t stored`, error))
}

/**
 * Shows a reveal after a click, and then drops the durable task that would show it. If `show` throws or the process
 * dies, the task is still there and shows it instead, so every close is seen.
 */
export const deliverReveal = async <Result>(
  deps: Pick<Deps, 'onError' | 'tasks'>,
  view: RevealView,
  show: ShowReveal<Result>,
): Promise<Result> => {
  const result = await show(view)
  const series = view.ended && seriesOf(view.post)
  const shown = [
    deps.tasks.dropTask('reveal', view.post.id),
    // The reveal told how the session ended.
    ...(series ? [deps.tasks.dropTask('standings', series.sessionId)] : []),
  ]
  // Where this fails, the task repeats the same edit, or the standings come once more.
  await Promise.all(shown).catch(error =>
    deps.onError(`reveal ${view.post.id}: its task wasn’t dropped`, error),
  )
  return result
}

export type DeliverDeps = CloseDeps & Pick<Deps, 'onError' | 'tasks'>

/** Closes a post that no one has seen, and its session with it. Neither a reveal nor standings follow. */
export const withdraw = async (deps: DeliverDeps, postId: string): Promise<void> => {
  const asked = await findAsked(deps, postId)
  if (!asked) return
  await close(deps, asked, 'stopped')
  await deps.tasks.dropTask('reveal', postId)
  const series = seriesOf(asked.post)
  if (series) await deps.tasks.dropTask('standings', series.sessionId)
}
