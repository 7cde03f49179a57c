import { suggestionForm } from '../../render/suggestion/form.ts'
import { ownSuggestionBody, withdrawnBody } from '../../render/suggestion/own.ts'
import type { ComponentHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { asMember, openNewForm, showSaved } from '../replies/suggestion-replies.ts'
import { showInPlace } from '../show-in-place.ts'

/** "Suggest another". */
export const suggestButton: ComponentHandler<'suggest'> = {
  kind: 'suggest',
  run: (interaction, _id, context) => asMember(interaction, context, () => openNewForm(interaction, context)),
}

export const openOwnSelect: ComponentHandler<'suggestion-open'> = {
  kind: 'suggestion-open',
  run: (interaction, _id, context) =>
    asMember(interaction, context, async by => {
      const view = await context.quiz.openOwnSuggestion(by, interaction.values[0] ?? '')
      if (view) return showInPlace(interaction, ownSuggestionBody(view, context.words), context)
      await refuse(interaction, context.words.suggestion.changed, context)
      return 'changed'
    }),
}

/** Opens the form with what was written, as it is now: the version of the button may be an old one. */
export const editOwnButton: ComponentHandler<'suggestion-edit'> = {
  kind: 'suggestion-edit',
  run: (interaction, { id }, context) =>
    asMember(interaction, context, async by => {
      const { quiz, respond, words } = context
      const found = (await quiz.ownSuggestions(by)).find(one => one.id === id)
      if (!found) {
        await refuse(interaction, words.suggestion.changed, context)
        return 'changed'
      }
      const formId = { kind: 'suggestion-edit', id, version: found.version } as const
      await respond.openForm(interaction, suggestionForm(formId, found, words))
      return 'opened'
    }),
}

export const markCorrectSelect: ComponentHandler<'suggestion-key'> = {
  kind: 'suggestion-key',
  run: (interaction, seen, context) =>
    asMember(interaction, context, async by => {
      const outcome = await context.quiz.markCorrect(by, seen, interaction.values.map(Number))
      return showSaved(interaction, outcome, context)
    }),
}

export const sendSuggestionButton: ComponentHandler<'suggestion-send'> = {
  kind: 'suggestion-send',
  run: (interaction, seen, context) =>
    asMember(interaction, context, async by => {
      const outcome = await context.quiz.sendSuggestion(by, seen)
      if (outcome.kind === 'changed') await refuse(interaction, context.words.suggestion.changed, context)
      else await showInPlace(interaction, ownSuggestionBody(outcome.view, context.words), context)
      return outcome.kind
    }),
}

export const withdrawSuggestionButton: ComponentHandler<'suggestion-withdraw'> = {
  kind: 'suggestion-withdraw',
  run: (interaction, { id }, context) =>
    asMember(interaction, context, async ({ userId }) => {
      const { quiz, words } = context
      if (await quiz.withdrawSuggestion(userId, id)) {
        await showInPlace(interaction, withdrawnBody(words), context)
        return 'withdrawn'
      }
      await refuse(interaction, words.suggestion.changed, context)
      return 'changed'
    }),
}
