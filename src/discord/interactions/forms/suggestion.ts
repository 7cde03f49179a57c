import { MAX_REASON, SUGGESTION_FIELDS } from '../../render/suggestion/form.ts'
import { declinedBody } from '../../render/suggestion/managed.ts'
import type { FormHandler } from '../component.ts'
import { atSuggestion, showActed } from '../replies/managed-suggestions.ts'
import { inputIn, saveFromFile, saveFromForm } from '../replies/suggestion-replies.ts'
import { showInPlace } from '../show-in-place.ts'

/** A new suggestion. */
export const suggestForm: FormHandler<'suggest'> = {
  kind: 'suggest',
  run: (interaction, _id, context) => saveFromForm(interaction, null, context),
}

/** A new suggestion from a question file. */
export const suggestFileForm: FormHandler<'suggest-file'> = {
  kind: 'suggest-file',
  run: (interaction, _id, context) => saveFromFile(interaction, context),
}

/** What someone changed about their own. */
export const editOwnForm: FormHandler<'suggestion-edit'> = {
  kind: 'suggestion-edit',
  run: (interaction, seen, context) => saveFromForm(interaction, seen, context),
}

/** What a manager changed about one that waits. */
export const editSuggestionForm: FormHandler<'suggestions-edit'> = {
  kind: 'suggestions-edit',
  run: (interaction, { id, version }, context) =>
    atSuggestion(interaction, id, context, async (_view, by) => {
      const outcome = await context.quiz.editSuggestion({ ...by, version }, inputIn(interaction))
      return showActed(interaction, id, outcome, 'edited', context)
    }),
}

/** Why one isn't taken. */
export const declineForm: FormHandler<'suggestions-reject'> = {
  kind: 'suggestions-reject',
  run: (interaction, { id, version }, context) =>
    atSuggestion(interaction, id, context, async (_view, by) => {
      const reason = (interaction.fields.text(SUGGESTION_FIELDS.reason) ?? '').trim().slice(0, MAX_REASON)
      const outcome = await context.quiz.rejectSuggestion({ ...by, version }, reason)
      if (outcome !== 'done') return showActed(interaction, id, outcome, 'rejected', context)
      await showInPlace(interaction, declinedBody(context.words), context)
      return 'rejected'
    }),
}
