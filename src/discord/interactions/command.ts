import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js'
import type {
  APIApplicationCommandOptionChoice,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import type { Quiz } from '../../play/quiz.ts'
import type { Bank } from '../../quiz/question.ts'
import type { Words } from '../../words/index.ts'
import type { Pictures } from '../render/board-picture.ts'
import type { Permissions } from '../rest/permissions.ts'
import type { Respond } from '../rest/respond.ts'

/** What a command may use. */
export type Context = {
  readonly quiz: Quiz
  readonly words: Words
  readonly respond: Respond
  readonly pictures: Pictures
  readonly permissions: Permissions
  /** The bot's clock, ms UTC. */
  readonly now: () => number
}

/** A slash command: how Discord shows it, and what happens when somebody runs it. */
export type Command = {
  /** As it is registered. Depends on the banks, since some options are offered only where they divide a bank. */
  readonly describe: (banks: readonly Bank[], words: Words) => RESTPostAPIChatInputApplicationCommandsJSONBody
  readonly name: string
  /** May resolve with a word for what came of it, for the log and the metrics. */
  readonly run: (
    interaction: ChatInputCommandInteraction,
    context: Context,
  ) => Promise<void> | Promise<string>
  readonly complete?: (
    interaction: AutocompleteInteraction,
    context: Context,
  ) => APIApplicationCommandOptionChoice[] | Promise<APIApplicationCommandOptionChoice[]>
}
