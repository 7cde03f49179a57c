import type { Log } from '../../ops/log.ts'
import type { InteractionKind } from '../../ops/metrics/interactions.ts'
import type { Metrics } from '../../ops/metrics/metrics.ts'
import type { Respond } from '../rest/respond.ts'
import { type CustomId, parseCustomId } from './custom-id.ts'
import type { Interaction } from './interaction.ts'

export type TrackedInteraction = {
  /** Responds like the one that was passed in, and notes when. */
  readonly respond: Respond
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
  metrics.interactionBegan()
  return {
    respond: observeRespond(respond, () => {
      acknowledgedMs ??= ageMs()
    }),
    end(outcome) {
      const { kind, name, what } = describeInteraction(interaction)
      metrics.interactionEnded({ kind, name, outcome, receivedMs, acknowledgedMs })
      const { id, guildId: server } = interaction
      log.info({ id, what, server, outcome, receivedMs, acknowledgedMs, totalMs: ageMs() }, 'interaction')
    },
  }
}

/** A reply that was deferred is given by an edit, and any after it is one more message. */
const observeRespond = (respond: Respond, acknowledged: () => void): Respond => {
  let state: 'new' | 'deferred' | 'given' = 'new'
  const editReply: Respond['editReply'] = async (interaction, body) => {
    await respond.editReply(interaction, body)
    state = 'given'
  }
  return {
    async replyWithId(interaction, body) {
      const messageId = await respond.replyWithId(interaction, body)
      acknowledged()
      return messageId
    },
    reply: (interaction, body) => {
      if (state === 'deferred') return editReply(interaction, body)
      if (state === 'given') return respond.followUp(interaction, body)
      return respond.reply(interaction, body).then(acknowledged)
    },
    update: (interaction, body) => respond.update(interaction, body).then(acknowledged),
    async defer(interaction) {
      await respond.defer(interaction)
      acknowledged()
      state = 'deferred'
    },
    editReply,
    followUp: (interaction, body) => respond.followUp(interaction, body),
    openForm: (interaction, form) => respond.openForm(interaction, form).then(acknowledged),
    choices: (interaction, choices) => respond.choices(interaction, choices).then(acknowledged),
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
  const { kind, name, options } = interaction
  const what = options.subcommand === null ? `/${name}` : `/${name} ${options.subcommand}`
  return { kind, name, what }
}

/** Everything a custom id says, except for the person in it. */
const partsOf = ({ userId: _, ...parts }: CustomId & { userId?: string }): unknown[] => Object.values(parts)
