import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { DiscordAPIError, type RawFile, type REST } from 'discord.js'
import {
  type APIApplicationCommandOptionChoice,
  type APIInteractionResponse,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  Routes,
} from 'discord-api-types/v10'
import { type Body, shown } from '../render/parts/body.ts'

/** The parts of an interaction that a response needs. */
export type Respondable = { readonly id: string; readonly token: string }

const ALREADY_ACKNOWLEDGED = 40060

/**
 * Initial responses to interactions. Raw REST requests, because discord.js would copy each component twice, which is a
 * third of a click's cost.
 */
export type Respond = {
  /** Replies with a new message. Resolves with its id, or null if Discord did not return it. */
  replyWithId(interaction: Respondable, body: Body): Promise<string | null>
  /** Replies with a new message. Saves Discord the response body. */
  reply(interaction: Respondable, body: Body): Promise<void>
  /** Replaces the clicked message. */
  update(interaction: Respondable, body: Body): Promise<void>
  /** Says that the reply takes longer, to the person alone. `editReply` gives it. */
  defer(interaction: Respondable): Promise<void>
  /** Gives the reply that was deferred. */
  editReply(interaction: Respondable, body: Body): Promise<void>
  /** Sends one more message after the reply. Discord may allow no more than five. */
  followUp(interaction: Respondable, body: Body): Promise<void>
  /** Opens a form (Discord: modal). Only as the first response to a command or a component. */
  openForm(interaction: Respondable, form: APIModalInteractionResponseCallbackData): Promise<void>
  /** Answers an autocomplete. */
  choices(interaction: Respondable, choices: readonly APIApplicationCommandOptionChoice[]): Promise<void>
}

/** Calls `onDuplicate` if the interaction already had a response. */
export const createRespond = (
  rest: REST,
  applicationId: string,
  onDuplicate: () => void = () => {},
): Respond => {
  const send = async (
    interaction: Respondable,
    response: APIInteractionResponse,
    files: RawFile[],
    withResponse: boolean,
  ) => {
    try {
      return await rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
        auth: false,
        body: response,
        ...(files.length > 0 && { files }),
        ...(withResponse && { query: new URLSearchParams({ with_response: 'true' }) }),
      })
    } catch (error) {
      // A retry after a response that only seemed lost, or another process responded.
      if (!(error instanceof DiscordAPIError) || error.code !== ALREADY_ACKNOWLEDGED) throw error
      onDuplicate()
      return null
    }
  }
  const message = async (interaction: Respondable, body: Body, type: 4 | 7, withResponse: boolean) =>
    send(
      interaction,
      { type, data: payloadOf(body) } as unknown as APIInteractionResponse,
      await filesOf(body),
      withResponse,
    )
  return {
    async replyWithId(interaction, body) {
      const result = (await message(
        interaction,
        body,
        InteractionResponseType.ChannelMessageWithSource,
        true,
      )) as RESTPostAPIInteractionCallbackWithResponseResult | null
      return result?.resource?.message?.id ?? null
    },
    async reply(interaction, body) {
      await message(interaction, body, InteractionResponseType.ChannelMessageWithSource, false)
    },
    async update(interaction, body) {
      const { payload, files } = await editPayloadOf(body)
      const response = {
        type: InteractionResponseType.UpdateMessage,
        data: payload,
      } as APIInteractionResponse
      await send(interaction, response, files, false)
    },
    async defer(interaction) {
      const type = InteractionResponseType.DeferredChannelMessageWithSource
      await send(interaction, { type, data: { flags: MessageFlags.Ephemeral } }, [], false)
    },
    async editReply({ token }, body) {
      const { payload, files } = await editPayloadOf(shown(body))
      await rest.patch(Routes.webhookMessage(applicationId, token), { auth: false, body: payload, files })
    },
    async followUp({ token }, body) {
      const files = await filesOf(body)
      await rest.post(Routes.webhook(applicationId, token), { auth: false, body: payloadOf(body), files })
    },
    async openForm(interaction, form) {
      await send(interaction, { type: InteractionResponseType.Modal, data: form }, [], false)
    },
    async choices(interaction, choices) {
      const type = InteractionResponseType.ApplicationCommandAutocompleteResult
      await send(interaction, { type, data: { choices: [...choices] } }, [], false)
    },
  }
}

/** The JSON of a message: its body without the uploaded files. */
export const payloadOf = (body: Body) => {
  const { files: _files, images: _images, ...payload } = body
  return payload
}

/** The files to upload with a message. */
export const filesOf = async (body: Body): Promise<RawFile[]> => {
  const images = (body.images ?? []).map(async ({ name, path }) => ({
    name: name ?? basename(path),
    data: await readFile(path),
  }))
  return [...(body.files ?? []), ...(await Promise.all(images))]
}

/**
 * The payload of a message edit. `files` replaces all attachments, also if it is empty. Without `files` the attachments
 * stay, so an unchanged picture is not uploaded again.
 */
export const editPayloadOf = async (body: Body): Promise<{ payload: object; files: RawFile[] }> => {
  if (!body.files) return { payload: payloadOf(body), files: [] }
  const files = await filesOf(body)
  const attachments = files.map(({ name }, index) => ({ id: String(index), filename: name }))
  return { payload: { ...payloadOf(body), attachments }, files }
}
