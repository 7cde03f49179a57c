import type {
  APIApplicationCommandOptionChoice,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import type { Words } from '../../words/index.ts'
import type { Context } from './context.ts'
import type { AutocompleteInteraction, CommandInteraction, MessageCommandInteraction } from './interaction.ts'

/** A command: how Discord shows it, and what happens when someone runs it. */
export type Command = SlashCommand | MessageCommand

export type SlashCommand = {
  readonly kind?: undefined
  readonly name: string
  /** As it is registered, in one language. register-commands.ts puts the languages together. */
  readonly describe: (words: Words) => RESTPostAPIChatInputApplicationCommandsJSONBody
  /** May resolve with the outcome in a word, for the log and the metrics. */
  readonly run: (interaction: CommandInteraction, context: Context) => Promise<void> | Promise<string>
  /** Suggestions while someone types in an option. */
  readonly complete?: (
    interaction: AutocompleteInteraction,
    context: Context,
  ) => APIApplicationCommandOptionChoice[] | Promise<APIApplicationCommandOptionChoice[]>
}

/** A command in the menu of a message. */
export type MessageCommand = {
  readonly kind: 'message'
  /** The English name, by which Discord calls it in every language. */
  readonly name: string
  readonly describe: (words: Words) => RESTPostAPIContextMenuApplicationCommandsJSONBody
  readonly run: (interaction: MessageCommandInteraction, context: Context) => Promise<void> | Promise<string>
}
