import { anything, fields, flag, need, type Rule, type Table, text, url } from './fields.ts'

/** Discord gives these back, and ignores them in a request (components/reference, Unfurled Media Item). */
export const GIVEN_BACK: Table = {
  proxy_url: anything,
  height: anything,
  width: anything,
  content_type: anything,
  attachment_id: anything,
  placeholder: anything,
  placeholder_version: anything,
  loading_state: anything,
  flags: anything,
}

const MAX_URL = 2048

const mediaItem = (schemes: readonly string[]): Rule =>
  fields({ ...GIVEN_BACK, url: need(url(schemes, MAX_URL)) })

/** A picture or a film: from the web, or uploaded with the message. */
export const media = mediaItem(['http', 'https', 'attachment'])

/** A file component shows uploads alone. */
export const uploadedMedia = mediaItem(['attachment'])

/** What a picture shows, for those who cannot see it. */
export const altText = text({ min: 1, max: 1024 })

export const galleryItem = fields({ media: need(media), description: altText, spoiler: flag })
