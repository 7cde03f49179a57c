import { randomBytes } from 'node:crypto'
import { InteractionResponseType } from 'discord-api-types/v10'
import type { Gateway } from './gateway.ts'
import {
  type InteractionInput,
  interactionMetadata,
  interactionPayload,
  isGuest,
} from './interaction-payload.ts'
import { evictAnswered, storeInteraction } from './interaction-store.ts'
import type { Json } from './json.ts'
import { MessageView } from './view.ts'
import type { StoredInteraction, World } from './world.ts'

/** The outcome of an interaction, as the person sees it. */
export type Reply = {
  /** The failure message of Discord's client; null on success. */
  readonly failed: string | null
  /** The response, or the updated message. */
  readonly message: MessageView | null
  readonly modal: Json | null
  readonly choices: readonly { name: string; value: string | number }[]
  /** Where the interaction came from; a modal's submission refers back to it. */
  readonly origin: {
    readonly channelId: string
    readonly source: MessageView | null
    readonly metadata: Json
  }
}

const NO_RESPONSE = 'The application did not respond'

/** Dispatches an interaction. Resolves with the response, or after `withinMs` with a timeout failure. */
export const sendInteraction = (
  world: World,
  gateway: Gateway,
  withinMs: number,
  input: InteractionInput,
): Promise<Reply> =>
  new Promise(resolve => {
    const timer = setTimeout(() => {
      interaction.tooLate = true
      interaction.settled = true
      evictAnswered(world, interaction)
      resolve({ ...replyOf(interaction, null), failed: NO_RESPONSE, message: null })
    }, withinMs)
    const { kind, command = null, user, channel, source, data } = input
    const id = world.newId()
    const interaction: StoredInteraction = {
      id,
      token: randomBytes(96).toString('base64url'),
      kind,
      command,
      metadata: interactionMetadata(world, id, input),
      uploadIds: Object.keys((data.resolved as { attachments?: object } | undefined)?.attachments ?? {}),
      createdAt: world.now(),
      user,
      channel,
      source,
      installedByUserOnly: isGuest(world, channel),
      acknowledged: null,
      original: null,
      followups: 0,
      tooLate: false,
      settled: false,
      settle: response => {
        interaction.settled = true
        evictAnswered(world, interaction)
        clearTimeout(timer)
        resolve(replyOf(interaction, response))
      },
    }
    storeInteraction(world, interaction)
    gateway.dispatch('INTERACTION_CREATE', interactionPayload(world, interaction, input), channel.guildId)
  })

const replyOf = (interaction: StoredInteraction, response: Json | null): Reply => {
  const { type, data } = (response ?? {}) as { type?: number; data?: Json }
  const message =
    interaction.original === null ? null : (interaction.channel.messages.get(interaction.original) ?? null)
  return {
    failed: null,
    message: message && new MessageView(message),
    modal: type === InteractionResponseType.Modal ? data! : null,
    choices:
      type === InteractionResponseType.ApplicationCommandAutocompleteResult
        ? (data!.choices as Reply['choices'])
        : [],
    origin: {
      channelId: interaction.channel.id,
      source: interaction.source && new MessageView(interaction.source),
      metadata: interaction.metadata,
    },
  }
}
