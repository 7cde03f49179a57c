import { any, boolean, type ObjectShape, object, type Rule, required, string, url } from './schema.ts'

/** Output only (components/reference, Unfurled Media Item). */
export const GIVEN_BACK: ObjectShape = {
  proxy_url: any,
  height: any,
  width: any,
  content_type: any,
  attachment_id: any,
  placeholder: any,
  placeholder_version: any,
  loading_state: any,
  flags: any,
}

const MAX_URL = 2048

const mediaItem = (schemes: readonly string[]): Rule =>
  object({ ...GIVEN_BACK, url: required(url(schemes, MAX_URL)) })

/** An image or video, from the web or uploaded with the message. */
export const media = mediaItem(['http', 'https', 'attachment'])

/** File components accept uploads only. */
export const uploadedMedia = mediaItem(['attachment'])

/** Alternative text. */
export const altText = string({ min: 1, max: 1024 })

export const galleryItem = object({ media: required(media), description: altText, spoiler: boolean })
