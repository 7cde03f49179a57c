import { managerForm, rejectSuggestionForm } from '../../render/suggestion/form.ts'
import type { ComponentHandler } from '../component.ts'
import type { Context } from '../context.ts'
import type { ComponentInteraction } from '../interaction.ts'
import { atSuggestion, showActed, showSuggestion, showSuggestions } from '../replies/managed-suggestions.ts'
import { publicLocaleOf } from '../source.ts'

/** A page of what waits, or of what is in the server's bank. */
export const suggestionsButton: ComponentHandler<'suggestions'> = {
  kind: 'suggestions',
  run: (interaction, { list, page }, context) => showSuggestions(interaction, list, page, context),
}

export const openSuggestionSelect: ComponentHandler<'suggestions-open'> = {
  kind: 'suggestions-open',
  run: (interaction, _id, context) => showSuggestion(interaction, interaction.values[0] ?? '', null, context),
}

export const editSuggestionButton: ComponentHandler<'suggestions-edit'> = {
  kind: 'suggestions-edit',
  run: (interaction, { id }, context) =>
    atSuggestion(interaction, id, context, async ({ suggestion }) => {
      const formId = { kind: 'suggestions-edit', id, version: suggestion.version } as const
      await context.respond.openForm(interaction, managerForm(formId, suggestion, context.words))
      return 'opened'
    }),
}

export const claimSuggestionButton: ComponentHandler<'suggestions-claim'> = {
  kind: 'suggestions-claim',
  run: (interaction, { id, version, to }, context) =>
    atSuggestion(interaction, id, context, async (_view, by) => {
      const { quiz } = context
      const act = { ...by, version }
      const outcome = await (to === 'on' ? quiz.claimSuggestion(act) : quiz.releaseSuggestion(act))
      return showActed(interaction, id, outcome, to === 'on' ? 'claimed' : 'released', context)
    }),
}

/** The version on the button is the one that the manager read, so nothing else can be accepted. */
export const acceptSuggestionButton: ComponentHandler<'suggestions-accept'> = {
  kind: 'suggestions-accept',
  run: (interaction, { id, version }, context) =>
    atSuggestion(interaction, id, context, async (_view, by) => {
      const title = await titleOf(interaction, by.guildId, context)
      const outcome = await context.quiz.acceptSuggestion({ ...by, version }, title)
      return showActed(interaction, id, outcome, 'accepted', context)
    }),
}

/** The server's name. Where Discord doesn't tell, a bank keeps its title (null), and a new one gets a general one. */
const titleOf = async (
  interaction: ComponentInteraction,
  guildId: string,
  context: Context,
): Promise<string | null> => {
  const name = await context.permissions.guildName(guildId)
  if (name !== null) return name
  const hasBank = (await context.quiz.allBanks(guildId)).some(bank => bank.name === guildId)
  if (hasBank) return null
  return context.wordsFor(await publicLocaleOf(interaction, context)).suggestion.queue.bankTitle
}

export const rejectSuggestionButton: ComponentHandler<'suggestions-reject'> = {
  kind: 'suggestions-reject',
  run: (interaction, id, context) =>
    atSuggestion(interaction, id.id, context, async () => {
      await context.respond.openForm(interaction, rejectSuggestionForm(id, context.words))
      return 'opened'
    }),
}

/** Lets a question of the bank score, puts it back on trial, or stops asking it. */
export const setBankStateButton: ComponentHandler<'suggestions-set'> = {
  kind: 'suggestions-set',
  run: (interaction, { id, version, to }, context) =>
    atSuggestion(interaction, id, context, async (_view, by) => {
      const outcome = await context.quiz.setBankState({ ...by, version }, to)
      return showActed(interaction, id, outcome, 'set', context)
    }),
}
