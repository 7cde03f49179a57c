import { randomBytes } from 'node:crypto'
import type { AutocompleteInteraction, Interaction } from 'discord.js'
import type { Log } from '../ops/log.ts'
import { wordsFor } from '../words/index.ts'
import type { Command, Context } from './command.ts'
import type { People } from './people.ts'
import { press } from './press.ts'
import { noticeBody } from './render/notice.ts'

export type Dispatch = {
  /** Handles one interaction to its end. Never throws. */
  handle(interaction: Interaction): Promise<void>
  /** Takes nothing new, and resolves when what runs is done. */
  drain(): Promise<void>
}

type Parts = Omit<Context, 'words'> & {
  readonly commands: readonly Command[]
  readonly people: People
  /** False where another process has it: the same shard may be held twice while the bot is being renewed. */
  readonly takeOn: (interactionId: string) => Promise<boolean>
  readonly log: Log
}

/** The one place through which every interaction goes, and the one that catches. */
export const createDispatch = (parts: Parts): Dispatch => {
  const running = new Set<Promise<void>>()
  let stopping = false
  return {
    handle(interaction) {
      parts.people.note(interaction.user)
      const contextual = { ...parts, words: wordsFor(interaction.locale) }
      const work = stopping
        ? tellRestarting(interaction, contextual)
        : route(interaction, contextual).catch(error => report(interaction, error, contextual))
      running.add(work)
      return work.finally(() => running.delete(work))
    },
    async drain() {
      stopping = true
      await Promise.allSettled(running)
    },
  }
}

type Handling = Parts & Context

const route = async (interaction: Interaction, context: Handling): Promise<void> => {
  // Suggestions change nothing, so that both may answer.
  if (interaction.isAutocomplete()) return suggest(interaction, context)
  if (!(await context.takeOn(interaction.id))) return
  if (interaction.isButton() || interaction.isStringSelectMenu()) return press(interaction, context)
  if (interaction.isChatInputCommand()) return commandOf(interaction, context).run(interaction, context)
  throw new Error(`an interaction of type ${interaction.type} came, which nothing here asks for`)
}

const suggest = async (interaction: AutocompleteInteraction, context: Handling): Promise<void> => {
  const choices = (await commandOf(interaction, context).complete?.(interaction, context)) ?? []
  await context.respond.choices(interaction, choices)
}

const commandOf = ({ commandName }: { commandName: string }, { commands }: Handling): Command => {
  const command = commands.find(({ name }) => name === commandName)
  if (!command) throw new Error(`Discord sent /${commandName}, which this version does not know`)
  return command
}

/** Logs a failure under an id and gives the person a sentence with that id. Cannot fail itself. */
const report = async (
  interaction: Interaction,
  error: unknown,
  { log, respond, words }: Handling,
): Promise<void> => {
  const reference = randomBytes(4).toString('hex')
  log.error(
    { err: error, reference, user: interaction.user.id, what: nameOf(interaction) },
    'an interaction failed',
  )
  if (interaction.isAutocomplete()) return
  const { pressFailed, failed } = words.refusals
  const say = interaction.isMessageComponent() ? pressFailed : failed
  await respond
    .tell(interaction, noticeBody(say(reference)))
    .catch(failure => log.warn({ err: failure, reference }, 'could not tell the person that it failed'))
}

const tellRestarting = async (interaction: Interaction, { log, respond, words }: Handling): Promise<void> => {
  if (interaction.isAutocomplete()) return
  await respond
    .tell(interaction, noticeBody(words.refusals.restarting))
    .catch(failure => log.warn({ err: failure }, 'could not say that the bot restarts'))
}

const nameOf = (interaction: Interaction): string => {
  if (interaction.isMessageComponent()) return `press ${interaction.customId}`
  if (interaction.isCommand() || interaction.isAutocomplete()) return `/${interaction.commandName}`
  return `type ${interaction.type}`
}
