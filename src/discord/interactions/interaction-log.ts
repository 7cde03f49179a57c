import type { Log } from '../../ops/log.ts'
import type { InteractionKind } from '../../ops/metrics/interactions.ts'
import type { Metrics } from '../../ops/metrics/metrics.ts'
import type { Respond } from '../rest/respond.ts'
import { type CustomId, parseCustomId } from './custom-id.ts'
import type { Interaction } from './interaction.ts'

export type TrackedInteraction = {
  /** Responds like the one that was passed in, and notes when. */
  readonly respond: Respond
  /** Whether there was a reply, after which Discord takes more messages. A form is none. */
  hasReplied(): boolean
  /** To be called once, with the outcome in a word. */
  end(outcome: string): void
}

type TrackDeps = {
  readonly respond: Respond
  readonly metrics: Metrics
  readonly log: Log
  readonly now: () => number
}

/**
 * Tracks an interaction from Discord's timestamp to its end: one line of the log, and what the metrics count.
 * The line does not name the person: PRIVACY.md says that the log does so only where something failed.
 */
export const trackInteraction = (
  interaction: Interaction,
  { respond, metrics, log, now }: TrackDeps,
): TrackedInteraction => {
  // Never below 0: this machine's clock may be behind Discord's.
  const ageMs = () => Math.max(0, now() - interaction.createdAt)
  const receivedMs = ageMs()
  let acknowledgedMs: number | null = null
  let replied = false
  metrics.interactionBegan()
  return {
    respond: observeRespond(respond, how => {
      acknowledgedMs ??= ageMs()
      replied ||= how === 'message'
    }),
    hasReplied: () => replied,
    end(outcome) {
      const { kind, name, what } = describeInteraction(interaction)
      metrics.interactionEnded({ kind, name, outcome, receivedMs, acknowledgedMs })
      const { id, guildId: server } = interaction
      log.info({ id, what, server, outcome, receivedMs, acknowledgedMs, totalMs: ageMs() }, 'interaction')
    },
  }
}

/** A reply that was deferred is given by an edit, and any after it is one more message. */
const observeRespond = (respond: Respond, acknowledged: (how: 'message' | 'other') => void): Respond => {
  const answered = () => acknowledged('message')
  const opened = () => acknowledged('other')
  let state: 'new' | 'deferred' | 'given' = 'new'
  const editReply: Respond['editReply'] = async (interaction, body) => {
    await respond.editReply(interaction, body)
    answered()
    state = 'given'
  }
  return {
    async replyWithId(interaction, body) {
      const messageId = await respond.replyWithId(interaction, body)
      answered()
      return messageId
    },
    reply: (interaction, body) => {
      if (state === 'deferred') return editReply(interaction, body)
      if (state === 'given') return respond.followUp(interaction, body)
      return respond.reply(interaction, body).then(answered)
    },
    update: (interaction, body) => respond.update(interaction, body).then(answered),
    async defer(interaction) {
      await respond.defer(interaction)
      opened()
      state = 'deferred'
    },
    editReply,
    followUp: (interaction, body) => respond.followUp(interaction, body),
    openForm: (interaction, form) => respond.openForm(interaction, form).then(opened),
    choices: (interaction, choices) => respond.choices(interaction, choices).then(opened),
  }
}

type Description = { readonly kind: InteractionKind; readonly name: string; readonly what: string }

/** What someone used, without who they are. */
export const describeInteraction = (interaction: Interaction): Description => {
  if (interaction.kind === 'component' || interaction.kind === 'form') {
    const id = parseCustomId(interaction.customId)
    const verb = interaction.kind === 'form' ? 'submit' : 'press'
    const what = id
      ? `${verb} ${partsOf(id).join(':')}`
      : `${verb} of an unknown ${interaction.kind === 'form' ? 'form' : 'button'}`
    const kind = interaction.kind === 'form' ? 'form' : interaction.component
    return { kind, name: id?.kind ?? 'unknown', what }
  }
  if (interaction.kind === 'message-command')
    return { kind: 'menu', name: interaction.name, what: `“${interaction.name}”` }
  const { kind, name, options } = interaction
  const what = options.subcommand === null ? `/${name}` : `/${name} ${options.subcommand}`
  return { kind, name, what }
}

/** Everything a custom id says, except for the person in it. */
const partsOf = ({ userId: _, ...parts }: CustomId & { userId?: string }): unknown[] => Object.values(parts)
