import { randomBytes } from 'node:crypto'
import { DiscordAPIError } from 'discord.js'
import { type APIInteraction, RESTJSONErrorCodes } from 'discord-api-types/v10'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics/metrics.ts'
import { noticeBody } from '../render/parts/body.ts'
import type { ProfileCache } from '../rest/profile-cache.ts'
import type { Command, MessageCommand, SlashCommand } from './command.ts'
import type { ComponentHandler, FormHandler } from './component.ts'
import type { Context } from './context.ts'
import { parseCustomId } from './custom-id.ts'
import type {
  AutocompleteInteraction,
  CommandInteraction,
  ComponentInteraction,
  FormInteraction,
  Interaction,
  MessageCommandInteraction,
} from './interaction.ts'
import { describeInteraction, trackInteraction } from './interaction-log.ts'
import { parseInteraction } from './parse-interaction.ts'
import { refuse } from './refuse.ts'
import { tellPrivately } from './tell.ts'

export type Dispatch = {
  /** Handles one interaction, as Discord's JSON, to its end. Never throws. */
  handle(raw: APIInteraction): Promise<void>
  /** Accepts nothing new, and resolves when everything that runs is done. */
  drain(): Promise<void>
}

export type DispatchDeps = Omit<Context, 'words'> & {
  readonly commands: readonly Command[]
  readonly components: readonly ComponentHandler[]
  readonly forms: readonly FormHandler[]
  readonly profiles: ProfileCache
  /** False where another process has claimed it: two may hold the same shard during a rolling update. */
  readonly claimInteraction: (interactionId: string) => Promise<boolean>
  readonly log: Log
  readonly metrics: Metrics
}

/** The one place through which every interaction goes, and the one that catches. */
export const createDispatch = (deps: DispatchDeps): Dispatch => {
  const running = new Set<Promise<void>>()
  let isStopping = false
  const handle = async (raw: APIInteraction): Promise<void> => {
    const interaction = parseInteraction(raw)
    if (!interaction) {
      deps.log.warn({ id: raw.id, type: raw.type }, 'an interaction of an unknown type')
      return
    }
    deps.profiles.remember(interaction.user)
    const words = deps.wordsFor(interaction.locale)
    const tracked = trackInteraction(interaction, deps)
    const context = { ...deps, respond: tracked.respond, hasReplied: tracked.hasReplied, words }
    const outcome = route(interaction, context, isStopping).catch(error =>
      reportFailure(interaction, error, context),
    )
    tracked.end(await outcome)
  }
  return {
    handle(raw) {
      const work = handle(raw).catch(error =>
        deps.log.error(
          { err: error, id: raw?.id, reference: newReference() },
          'an interaction couldn’t be read',
        ),
      )
      running.add(work)
      return work.finally(() => running.delete(work))
    },
    async drain() {
      isStopping = true
      await Promise.allSettled(running)
    },
  }
}

type HandlerContext = DispatchDeps & Context & { readonly hasReplied: () => boolean }

/** What changes something, or shows it. */
type HandledInteraction = Exclude<Interaction, AutocompleteInteraction>

/** Resolves with the outcome in a word. */
const route = async (
  interaction: Interaction,
  context: HandlerContext,
  isStopping: boolean,
): Promise<string> => {
  // Suggestions change nothing, so two processes may answer.
  if (interaction.kind === 'autocomplete') return isStopping ? 'restarting' : suggest(interaction, context)
  if (!(await context.claimInteraction(interaction.id))) return 'elsewhere'
  if (isStopping) return sayRestarting(interaction, context)
  const outcome = await runHandler(interaction, context)
  if (context.hasReplied())
    await tellPrivately(interaction, context).catch(error =>
      context.log.warn({ err: error }, 'couldn’t tell the person what waits for them'),
    )
  return outcome
}

const runHandler = (interaction: HandledInteraction, context: HandlerContext): Promise<string> => {
  switch (interaction.kind) {
    case 'command':
      return runCommand(interaction, context)
    case 'message-command':
      return runMessageCommand(interaction, context)
    case 'component':
      return runComponent(interaction, context)
    case 'form':
      return runForm(interaction, context)
  }
}

const runCommand = async (interaction: CommandInteraction, context: HandlerContext): Promise<string> =>
  (await findCommand(interaction.name, context).run(interaction, context)) ?? 'done'

const runMessageCommand = async (
  interaction: MessageCommandInteraction,
  context: HandlerContext,
): Promise<string> => (await findMenuCommand(interaction.name, context).run(interaction, context)) ?? 'done'

const suggest = async (interaction: AutocompleteInteraction, context: HandlerContext): Promise<'done'> => {
  const choices = (await findCommand(interaction.name, context).complete?.(interaction, context)) ?? []
  await context.respond.choices(interaction, choices)
  return 'done'
}

const findCommand = (name: string, { commands }: HandlerContext): SlashCommand => {
  const command = commands.find(candidate => candidate.name === name)
  if (command && command.kind === undefined) return command
  throw new Error(`Discord sent /${name}, which this version doesn’t know`)
}

const findMenuCommand = (name: string, { commands }: HandlerContext): MessageCommand => {
  const command = commands.find(candidate => candidate.name === name)
  if (command?.kind === 'message') return command
  throw new Error(`Discord sent “${name}”, which this version doesn’t know`)
}

const runComponent = async (interaction: ComponentInteraction, context: HandlerContext): Promise<string> => {
  const id = parseCustomId(interaction.customId)
  const handler = id && context.components.find(({ kind }) => kind === id.kind)
  if (id && handler) return handler.run(interaction, id, context)
  await refuse(interaction, context.words.refusals.oldButton, context)
  return 'old-button'
}

const runForm = async (interaction: FormInteraction, context: HandlerContext): Promise<string> => {
  const id = parseCustomId(interaction.customId)
  const handler = id && context.forms.find(({ kind }) => kind === id.kind)
  if (id && handler) return handler.run(interaction, id, context)
  await refuse(interaction, context.words.refusals.oldForm, context)
  return 'old-form'
}

/** Logs a failure under an id and gives the person a sentence with that id. Cannot fail itself. */
const reportFailure = async (
  interaction: Interaction,
  error: unknown,
  { log, respond, words }: HandlerContext,
): Promise<'failed' | 'too-late'> => {
  const { id, user } = interaction
  const { what } = describeInteraction(interaction)
  if (isTooLate(error)) {
    log.warn({ id, what }, 'the reply was too late for Discord; pressing again shows it')
    return 'too-late'
  }
  const reference = newReference()
  log.error({ err: error, reference, id, user: user.id, what }, 'an interaction failed')
  if (interaction.kind === 'autocomplete') return 'failed'
  const { pressFailed, failed } = words.refusals
  const sentence = interaction.kind === 'component' ? pressFailed : failed
  await respond
    .reply(interaction, noticeBody(sentence(reference)))
    .catch(failure => log.warn({ err: failure, reference }, 'couldn’t tell the person about the failure'))
  return 'failed'
}

/** Names a failure in the log and to the person. */
const newReference = (): string => randomBytes(4).toString('hex')

/** Discord waits 3 s, then shows the person that the bot didn't respond. No reply is possible after that. */
const isTooLate = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownInteraction

const sayRestarting = async (
  interaction: HandledInteraction,
  { log, respond, words }: HandlerContext,
): Promise<'restarting'> => {
  await respond
    .reply(interaction, noticeBody(words.refusals.restarting))
    .catch(failure => log.warn({ err: failure }, 'couldn’t tell the person about the restart'))
  return 'restarting'
}
