import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10'
import type { Words } from '../../../words/index.ts'

const { String: Text, User, Subcommand, SubcommandGroup } = ApplicationCommandOptionType

/** The group `event` of `/exam`. Its options `bank`, `format` and `event` have suggestions. */
export const eventGroup = ({ commands }: Words): APIApplicationCommandSubcommandGroupOption => {
  const { event, exam } = commands
  const which: APIApplicationCommandBasicOption = {
    type: Text,
    name: 'event',
    description: event.options.event,
    autocomplete: true,
  }
  return {
    type: SubcommandGroup,
    name: 'event',
    description: event.description,
    options: [
      {
        type: Subcommand,
        name: 'plan',
        description: event.plan,
        options: [
          { type: Text, name: 'start', description: event.options.start, required: true, max_length: 60 },
          { type: Text, name: 'bank', description: event.options.bank, autocomplete: true },
          { type: Text, name: 'format', description: exam.options.format, autocomplete: true },
        ],
      },
      { type: Subcommand, name: 'list', description: event.list },
      {
        type: Subcommand,
        name: 'extend',
        description: event.extend,
        options: [
          { type: Text, name: 'time', description: event.options.time, required: true, max_length: 30 },
          { type: User, name: 'person', description: event.options.person },
          which,
        ],
      },
      { type: Subcommand, name: 'cancel', description: event.cancel, options: [which] },
    ],
  }
}
