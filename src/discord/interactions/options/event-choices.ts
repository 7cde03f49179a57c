import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10'
import { foldName } from '../../../quiz/topic-name.ts'
import { eventChoice } from '../../render/exam/events.ts'
import { cutText } from '../../render/parts/cut.ts'
import type { Context } from '../context.ts'
import type { AutocompleteInteraction } from '../interaction.ts'
import { hasPermission } from '../source.ts'

/** Discord's limit for the name of a choice. */
const MAX_NAME_LENGTH = 100

/** A server's group exams that match what was typed, numbered as the list numbers them. */
export const eventChoices = async (
  interaction: AutocompleteInteraction,
  { quiz, words }: Pick<Context, 'quiz' | 'words'>,
): Promise<APIApplicationCommandOptionChoice[]> => {
  const { guildId, focused } = interaction
  if (guildId === null || !hasPermission(interaction, 'ManageGuild')) return []
  const events = await quiz.listEvents(guildId)
  return events
    .map((view, index) => ({
      name: cutText(eventChoice(view, index + 1, words), MAX_NAME_LENGTH),
      value: view.event.id,
    }))
    .filter(({ name }) => foldName(name).includes(foldName(focused.value)))
}
