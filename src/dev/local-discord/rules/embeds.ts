import type { Form } from './errors.ts'
import { mistakes } from './errors.ts'
import {
  anything,
  fields,
  filledText,
  flag,
  isBlank,
  isJson,
  type Json,
  lengthOf,
  list,
  listOf,
  need,
  type Rule,
  trimmedText,
  unlessAbsent,
  url,
  whole,
} from './fields.ts'
import { GIVEN_BACK } from './media.ts'

/** resources/message, Embed Limits. */
const MAX_EMBEDS = 10
const MAX_IN_ALL = 6000

const link = url(['http', 'https'], 2048)
const picture = url(['http', 'https', 'attachment'], 2048)
const image = fields({ ...GIVEN_BACK, url: need(picture), is_animated: anything, description: anything })

const timestamp: Rule = unlessAbsent((value, form) => {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value)))
    form.add({ code: 'DATE_TIME_TYPE_PARSE', message: `Could not parse ${JSON.stringify(value)}.` })
})

const SEEN = ['title', 'description', 'author', 'footer', 'image', 'thumbnail', 'video']

const showsSomething = (embed: Json, form: Form): void => {
  const shows = SEEN.some(key => !isBlank(embed[key])) || listOf(embed.fields).length > 0
  if (!shows) form.at('description').add(mistakes.required)
}

/** Fields without a rule come back with a received embed, and Discord ignores them. */
const embed = fields(
  {
    title: trimmedText(256),
    description: trimmedText(4096),
    url: link,
    color: whole({ min: 0, max: 0xffffff }),
    timestamp,
    footer: fields({ text: filledText(2048), icon_url: picture, proxy_icon_url: anything }),
    author: fields({ name: filledText(256), url: link, icon_url: picture, proxy_icon_url: anything }),
    image,
    thumbnail: image,
    fields: list(fields({ name: filledText(256), value: filledText(1024), inline: flag }), { max: 25 }),
    type: anything,
    video: anything,
    provider: anything,
    flags: anything,
  },
  showsSomething,
)

const textOf = (value: unknown): number => (typeof value === 'string' ? lengthOf(value.trim()) : 0)

const inner = (embed: Json, key: string): Json => (isJson(embed[key]) ? (embed[key] as Json) : {})

const sizeOf = (embed: unknown): number => {
  if (!isJson(embed)) return 0
  const own = [embed.title, embed.description, inner(embed, 'footer').text, inner(embed, 'author').name]
  const pairs = listOf(embed.fields)
    .filter(isJson)
    .flatMap(({ name, value }) => [name, value])
  return [...own, ...pairs].reduce((sum: number, one) => sum + textOf(one), 0)
}

export const embeds: Rule = (value, form) => {
  list(embed, { max: MAX_EMBEDS })(value, form)
  const size = listOf(value).reduce((sum: number, one) => sum + sizeOf(one), 0)
  if (size > MAX_IN_ALL)
    form.add({
      code: 'MAX_EMBED_SIZE_EXCEEDED',
      message: `Embed size exceeds maximum size of ${MAX_IN_ALL}`,
    })
}
