import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10'
import type { Bank } from '../../quiz/question.ts'
import { difficultiesOf, searchTopics, topicsOf } from '../../quiz/topic.ts'

/** Discord shows at most so many suggestions. */
export const MAX_CHOICES = 25

/** The options by which a command is told what to ask about. */

export const topicOption = (description: string): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.String,
  name: 'topic',
  description,
  autocomplete: true,
})

/** Offered only where difficulties divide the banks. */
export const difficultyOption = (
  banks: readonly Bank[],
  description: string,
): APIApplicationCommandBasicOption[] => {
  const difficulties = difficultiesOf(banks).slice(0, MAX_CHOICES)
  if (difficulties.length === 0) return []
  return [
    {
      type: ApplicationCommandOptionType.String,
      name: 'difficulty',
      description,
      choices: difficulties.map(name => ({ name, value: name })),
    },
  ]
}

export const topicChoices = (banks: readonly Bank[], typed: string): APIApplicationCommandOptionChoice[] =>
  searchTopics(topicsOf(banks), typed)
    .slice(0, MAX_CHOICES)
    .map(({ label, size, value }) => ({ name: `${label.slice(0, 90)} (${size})`, value }))
