import type { REST } from 'discord.js'
import {
  type APIMediaGalleryItem,
  type APIMessage,
  type APIMessageTopLevelComponent,
  ComponentType,
  RESTJSONErrorCodes,
  Routes,
} from 'discord-api-types/v10'
import type { Post } from '../../play/record.ts'
import type { SentPicture } from '../render/board/picture.ts'
import { SEASON_PICTURE } from '../render/board/season.ts'
import { isFinal } from './discord-errors.ts'

/**
 * The picture of a season's end that a post's message carries, so that an edit shows it again without drawing or
 * uploading it; null where it was sent without one. Asks Discord, since a picture may be missing for many reasons. Null
 * also where the bot may not read the channel: the number of answers matters more than the picture.
 */
export const seasonPictureIn = async (
  rest: REST,
  { channelId, messageId }: Post,
): Promise<SentPicture | null> => {
  if (messageId === null) return null
  const message = await readMessage(rest, channelId, messageId)
  if (!message?.attachments.some(({ filename }) => filename === SEASON_PICTURE)) return null
  const shown = (message.components ?? []).flatMap(galleryItemsIn).find(isSeasonPicture)
  return shown ? { alt: shown.description ?? '' } : null
}

const readMessage = async (rest: REST, channelId: string, messageId: string): Promise<APIMessage | null> => {
  try {
    return (await rest.get(Routes.channelMessage(channelId, messageId))) as APIMessage
  } catch (error) {
    if (isFinal(error) && error.code !== RESTJSONErrorCodes.UnknownMessage) return null
    throw error
  }
}

const galleryItemsIn = (component: APIMessageTopLevelComponent): APIMediaGalleryItem[] => {
  if (component.type !== ComponentType.Container) return []
  return component.components.flatMap(part => (part.type === ComponentType.MediaGallery ? part.items : []))
}

/** Discord replaces `attachment://` by the file's address. */
const isSeasonPicture = ({ media }: APIMediaGalleryItem): boolean =>
  media.url.replace(/\?.*$/, '').endsWith(`/${SEASON_PICTURE}`)
