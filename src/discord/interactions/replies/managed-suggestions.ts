import type { SuggestionList } from '../../../play/ports/suggestions.ts'
import type {
  AcceptOutcome,
  ManagedSuggestion,
  Managing,
} from '../../../play/suggestions/manage-suggestions.ts'
import { managedSuggestionBody, suggestionsBody } from '../../render/suggestion/managed.ts'
import type { Context } from '../context.ts'
import { refuse } from '../refuse.ts'
import { asManager } from '../settings/panel.ts'
import { type Asking, showInPlace } from '../show-in-place.ts'

/** What /suggestions and its buttons and forms show, to those with Manage Server. Each resolves with the outcome for the log. */

export const showSuggestions = (
  interaction: Asking,
  list: SuggestionList,
  page: number,
  context: Context,
): Promise<string> =>
  asManager(interaction, context, async guildId => {
    const { quiz, words, now } = context
    const shown = await quiz.listSuggestions(guildId, list, page)
    return showInPlace(interaction, suggestionsBody(shown, now(), words), context)
  })

/** Runs with one suggestion of the server; who has none gets a sentence. */
export const atSuggestion = (
  interaction: Asking,
  id: string,
  context: Context,
  run: (view: ManagedSuggestion, by: Omit<Managing, 'version'>) => Promise<string>,
): Promise<string> =>
  asManager(interaction, context, async guildId => {
    const by = { id, guildId, userId: interaction.user.id }
    const view = await context.quiz.openSuggestion(by, id)
    if (view) return run(view, by)
    await refuse(interaction, context.words.suggestion.problems.gone, context)
    return 'gone'
  })

/** The suggestion as it is now. `note`: what was just done, or why it wasn't. */
export const showSuggestion = (
  interaction: Asking,
  id: string,
  note: string | null,
  context: Context,
): Promise<string> =>
  atSuggestion(interaction, id, context, view =>
    showInPlace(interaction, managedSuggestionBody(view, note, context.words), context),
  )

type DoneWords = Context['words']['suggestion']['done']

/** Shows what came of something that a manager did. */
export const showActed = async (
  interaction: Asking,
  id: string,
  outcome: AcceptOutcome,
  done: keyof DoneWords,
  context: Context,
): Promise<string> => {
  const { suggestion } = context.words
  const note = outcome === 'done' ? suggestion.done[done] : suggestion.problems[outcome]
  await showSuggestion(interaction, id, note, context)
  return outcome
}
