import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { DiscordAPIError, type RawFile, type REST } from 'discord.js'
import {
  type APIApplicationCommandOptionChoice,
  type APIInteractionResponse,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  Routes,
} from 'discord-api-types/v10'
import type { Body } from '../render/body.ts'

/** What a response needs of an interaction. */
export type Respondable = { readonly id: string; readonly token: string }

const ALREADY_ACKNOWLEDGED = 40060

/**
 * Initial responses to interactions. Raw REST, since the messages are raw JSON too: discord.js would copy each
 * component twice, at a third of a click's cost.
 */
export type Respond = {
  /** A new message. Its id, or null where Discord did not say. */
  reply(interaction: Respondable, body: Body): Promise<string | null>
  /** A new message whose id nobody needs, which saves Discord's response. */
  tell(interaction: Respondable, body: Body): Promise<void>
  /** The clicked message becomes this. */
  update(interaction: Respondable, body: Body): Promise<void>
  /** Opens a form (Discord: modal). Only as the first response to a command or a component. */
  openForm(interaction: Respondable, form: APIModalInteractionResponseCallbackData): Promise<void>
  choices(interaction: Respondable, choices: readonly APIApplicationCommandOptionChoice[]): Promise<void>
}

/** `onDuplicate` is called where Discord had a response already. */
export const createRespond = (rest: REST, onDuplicate: () => void = () => {}): Respond => {
  const send = async (
    interaction: Respondable,
    response: APIInteractionResponse,
    files: RawFile[],
    ask: boolean,
  ) => {
    try {
      return await rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
        auth: false,
        body: response,
        ...(files.length > 0 && { files }),
        ...(ask && { query: new URLSearchParams({ with_response: 'true' }) }),
      })
    } catch (error) {
      // A retry after the first response seemed lost, or another process responded.
      if (!(error instanceof DiscordAPIError) || error.code !== ALREADY_ACKNOWLEDGED) throw error
      onDuplicate()
      return null
    }
  }
  const message = async (interaction: Respondable, body: Body, type: 4 | 7, ask: boolean) =>
    send(
      interaction,
      { type, data: payloadOf(body) } as unknown as APIInteractionResponse,
      await filesOf(body),
      ask,
    )
  return {
    async reply(interaction, body) {
      const result = (await message(
        interaction,
        body,
        InteractionResponseType.ChannelMessageWithSource,
        true,
      )) as RESTPostAPIInteractionCallbackWithResponseResult | null
      return result?.resource?.message?.id ?? null
    },
    async tell(interaction, body) {
      await message(interaction, body, InteractionResponseType.ChannelMessageWithSource, false)
    },
    async update(interaction, body) {
      const { payload, files } = await replacement(body)
      const response = {
        type: InteractionResponseType.UpdateMessage,
        data: payload,
      } as APIInteractionResponse
      await send(interaction, response, files, false)
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

/** A message as Discord's JSON: the body without what travels as files. */
export const payloadOf = (body: Body) => {
  const { files: _files, images: _images, ...payload } = body
  return payload
}

/** What is uploaded with a message. */
export const filesOf = async (body: Body): Promise<RawFile[]> => {
  const images = (body.images ?? []).map(async ({ name, path }) => ({
    name: name ?? basename(path),
    data: await readFile(path),
  }))
  return [...(body.files ?? []), ...(await Promise.all(images))]
}

/**
 * A message that replaces what another one shows. Its files, be it none, stand for all that was attached; where
 * it does not speak of files, what is there stays and a picture need not travel again.
 */
export const replacement = async (body: Body): Promise<{ payload: object; files: RawFile[] }> => {
  if (!body.files) return { payload: payloadOf(body), files: [] }
  const files = await filesOf(body)
  const attachments = files.map(({ name }, id) => ({ id, filename: name }))
  return { payload: { ...payloadOf(body), attachments }, files }
}
