import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import { zoneChoices } from '../src/discord/interactions/options/zone-choices.ts'
import { replyToStudy } from '../src/discord/interactions/replies/study-replies.ts'
import { MAX_PER_DAY } from '../src/quiz/study/amount.ts'
import type { Words } from '../src/words/index.ts'

const { String: Text, Integer } = ApplicationCommandOptionType

export const study = {
  name: 'study',
  describe: words => ({
    name: 'study',
    description: words.commands.study.description,
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    options: settings(words),
  }),
  run: replyToStudy,
  complete: ({ focused }) => zoneChoices(focused.value),
} satisfies Command

const settings = (words: Words): APIApplicationCommandBasicOption[] => {
  const { options } = words.commands.study
  return [
    { type: Text, name: 'exam', description: options.exam, max_length: 60 },
    { type: Integer, name: 'amount', description: options.amount, min_value: 1, max_value: MAX_PER_DAY },
    { type: Text, name: 'reminder', description: options.reminder, max_length: 20 },
    { type: Text, name: 'zone', description: options.zone, autocomplete: true },
    { type: Text, name: 'pause', description: options.pause, max_length: 60 },
  ]
}
