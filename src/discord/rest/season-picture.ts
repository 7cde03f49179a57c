import type { REST } from 'discord.js'
import {
  type APIMediaGalleryItem,
  type APIMessage,
  type APIMessageTopLevelComponent,
  ComponentType,
  Routes,
} from 'discord-api-types/v10'
import type { Post } from '../../play/record.ts'
import type { SentPicture } from '../render/board-picture.ts'
import { SEASON_PICTURE } from '../render/season.ts'

/**
 * The picture of a season's end that a post's message carries, so that an edit shows it again without drawing or
 * uploading it; null where it was sent without one. Asks Discord, since a picture may be missing for many reasons.
 */
export const seasonPictureIn = async (
  rest: REST,
  { channelId, messageId }: Post,
): Promise<SentPicture | null> => {
  if (messageId === null) return null
  const message = (await rest.get(Routes.channelMessage(channelId, messageId))) as APIMessage
  if (!message.attachments.some(({ filename }) => filename === SEASON_PICTURE)) return null
  const shown = (message.components ?? []).flatMap(galleryItemsIn).find(isSeasonPicture)
  return shown ? { alt: shown.description ?? '' } : null
}

const galleryItemsIn = (component: APIMessageTopLevelComponent): APIMediaGalleryItem[] => {
  if (component.type !== ComponentType.Container) return []
  return component.components.flatMap(part => (part.type === ComponentType.MediaGallery ? part.items : []))
}

/** Discord replaces `attachment://` by the file's address. */
const isSeasonPicture = ({ media }: APIMediaGalleryItem): boolean =>
  media.url.replace(/\?.*$/, '').endsWith(`/${SEASON_PICTURE}`)
