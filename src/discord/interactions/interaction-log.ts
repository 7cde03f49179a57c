import type { Interaction } from 'discord.js'
import type { Log } from '../../ops/log.ts'
import type { InteractionKind } from '../../ops/metrics/interactions.ts'
import type { Metrics } from '../../ops/metrics/metrics.ts'
import type { Respond } from '../rest/respond.ts'
import { type ButtonId, parseId } from './custom-id.ts'

export type Following = {
  /** Answers like the one it was made of, and notes when. */
  readonly respond: Respond
  /** To be called once, with a word for what came of it. */
  end(outcome: string): void
}

type Parts = {
  readonly respond: Respond
  readonly metrics: Metrics
  readonly log: Log
  readonly now: () => number
}

/**
 * Follows an interaction from Discord's timestamp to its end: one line of the log, and what the metrics count.
 * The line does not name the person: PRIVACY.md says that the log does so only where something failed.
 */
export const follow = (interaction: Interaction, { respond, metrics, log, now }: Parts): Following => {
  const age = () => ageOf(interaction, now())
  const receivedMs = age()
  let acknowledgedMs: number | null = null
  metrics.interactionBegan()
  return {
    respond: noting(respond, () => {
      acknowledgedMs ??= age()
    }),
    end(outcome) {
      const { kind, name, what } = describe(interaction)
      metrics.interactionEnded({ kind, name, outcome, receivedMs, acknowledgedMs })
      const { id, guildId: server } = interaction
      log.info({ id, what, server, outcome, receivedMs, acknowledgedMs, totalMs: age() }, 'interaction')
    },
  }
}

/** Never below 0: this machine's clock may be behind Discord's. */
const ageOf = ({ createdTimestamp }: Interaction, now: number): number => Math.max(0, now - createdTimestamp)

const noting = (respond: Respond, acknowledged: () => void): Respond => ({
  async reply(interaction, body) {
    const messageId = await respond.reply(interaction, body)
    acknowledged()
    return messageId
  },
  tell: (interaction, body) => respond.tell(interaction, body).then(acknowledged),
  update: (interaction, body) => respond.update(interaction, body).then(acknowledged),
  choices: (interaction, choices) => respond.choices(interaction, choices).then(acknowledged),
})

type Described = { readonly kind: InteractionKind; readonly name: string; readonly what: string }

/** What somebody used, without who they are. */
export const describe = (interaction: Interaction): Described => {
  if (interaction.isMessageComponent()) {
    const id = parseId(interaction.customId)
    const what = id ? `press ${partsOf(id).join(':')}` : 'press of an unknown button'
    return { kind: interaction.isButton() ? 'button' : 'select', name: id?.kind ?? 'unknown', what }
  }
  if (interaction.isChatInputCommand() || interaction.isAutocomplete()) {
    const { commandName: name, options } = interaction
    const what = ['/'.concat(name), options.getSubcommand(false) ?? []].flat().join(' ')
    return { kind: interaction.isAutocomplete() ? 'autocomplete' : 'command', name, what }
  }
  return { kind: 'other', name: 'unknown', what: `type ${interaction.type}` }
}

/** All that a button says, but for whose it is. */
const partsOf = ({ userId: _, ...parts }: ButtonId & { userId?: string }): unknown[] => Object.values(parts)
