import { randomBytes } from 'node:crypto'
import { type AutocompleteInteraction, DiscordAPIError, type Interaction } from 'discord.js'
import { RESTJSONErrorCodes } from 'discord-api-types/v10'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics/metrics.ts'
import { wordsFor } from '../../words/index.ts'
import { noticeBody } from '../render/notice.ts'
import type { People } from '../rest/profile-cache.ts'
import type { Command, Context } from './command.ts'
import { press } from './component-interactions.ts'
import { describe, follow } from './interaction-log.ts'

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
  readonly metrics: Metrics
}

/** The one place through which every interaction goes, and the one that catches. */
export const createDispatch = (parts: Parts): Dispatch => {
  const running = new Set<Promise<void>>()
  let stopping = false
  return {
    handle(interaction) {
      parts.people.note(interaction.user)
      const following = follow(interaction, parts)
      const context = { ...parts, respond: following.respond, words: wordsFor(interaction.locale) }
      const outcome = stopping
        ? tellRestarting(interaction, context)
        : route(interaction, context).catch(error => report(interaction, error, context))
      const work = outcome.then(following.end)
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

/** A word for what came of it. */
const route = async (interaction: Interaction, context: Handling): Promise<string> => {
  // Suggestions change nothing, so that both may answer.
  if (interaction.isAutocomplete()) return suggest(interaction, context)
  if (!(await context.takeOn(interaction.id))) return 'elsewhere'
  if (interaction.isButton() || interaction.isStringSelectMenu()) return press(interaction, context)
  if (interaction.isChatInputCommand())
    return (await commandOf(interaction, context).run(interaction, context)) ?? 'done'
  throw new Error(`an interaction of type ${interaction.type} came, which nothing here asks for`)
}

const suggest = async (interaction: AutocompleteInteraction, context: Handling): Promise<'done'> => {
  const choices = (await commandOf(interaction, context).complete?.(interaction, context)) ?? []
  await context.respond.choices(interaction, choices)
  return 'done'
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
): Promise<'failed' | 'too-late'> => {
  const { id, user } = interaction
  if (isTooLate(error)) {
    log.warn(
      { id, what: describe(interaction).what },
      'the answer came too late for Discord: pressing again tells it',
    )
    return 'too-late'
  }
  const reference = randomBytes(4).toString('hex')
  log.error(
    { err: error, reference, id, user: user.id, what: describe(interaction).what },
    'an interaction failed',
  )
  if (interaction.isAutocomplete()) return 'failed'
  const { pressFailed, failed } = words.refusals
  const say = interaction.isMessageComponent() ? pressFailed : failed
  await respond
    .tell(interaction, noticeBody(say(reference)))
    .catch(failure => log.warn({ err: failure, reference }, 'could not tell the person that it failed'))
  return 'failed'
}

/** Discord waits 3 s, and told the person that the bot did not respond. Nothing can be said there any more. */
const isTooLate = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownInteraction

const tellRestarting = async (
  interaction: Interaction,
  { log, respond, words }: Handling,
): Promise<'restarting'> => {
  if (interaction.isAutocomplete()) return 'restarting'
  await respond
    .tell(interaction, noticeBody(words.refusals.restarting))
    .catch(failure => log.warn({ err: failure }, 'could not say that the bot restarts'))
  return 'restarting'
}
