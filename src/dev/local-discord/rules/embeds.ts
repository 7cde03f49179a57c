import { isJson, type Json } from '../json.ts'
import type { Form } from './form-errors.ts'
import { mistakes } from './form-errors.ts'
import { GIVEN_BACK } from './media.ts'
import {
  any,
  array,
  boolean,
  filledString,
  integer,
  isBlank,
  itemsOf,
  lengthOf,
  object,
  optional,
  type Rule,
  required,
  trimmedString,
  url,
} from './schema.ts'

/** resources/message, Embed Limits. */
const MAX_EMBEDS = 10
const MAX_IN_ALL = 6000

const link = url(['http', 'https'], 2048)
const picture = url(['http', 'https', 'attachment'], 2048)
const image = object({ ...GIVEN_BACK, url: required(picture), is_animated: any, description: any })

const timestamp: Rule = optional((value, form) => {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value)))
    form.add({ code: 'DATE_TIME_TYPE_PARSE', message: `Could not parse ${JSON.stringify(value)}.` })
})

const SEEN = ['title', 'description', 'author', 'footer', 'image', 'thumbnail', 'video']

const showsSomething = (embed: Json, form: Form): void => {
  const shows = SEEN.some(key => !isBlank(embed[key])) || itemsOf(embed.fields).length > 0
  if (!shows) form.at('description').add(mistakes.required)
}

/** Fields with `any` are output only: Discord returns them, and ignores them in requests. */
const embed = object(
  {
    title: trimmedString(256),
    description: trimmedString(4096),
    url: link,
    color: integer({ min: 0, max: 0xffffff }),
    timestamp,
    footer: object({ text: filledString(2048), icon_url: picture, proxy_icon_url: any }),
    author: object({ name: filledString(256), url: link, icon_url: picture, proxy_icon_url: any }),
    image,
    thumbnail: image,
    fields: array(object({ name: filledString(256), value: filledString(1024), inline: boolean }), {
      max: 25,
    }),
    type: any,
    video: any,
    provider: any,
    flags: any,
  },
  showsSomething,
)

const textOf = (value: unknown): number => (typeof value === 'string' ? lengthOf(value.trim()) : 0)

const inner = (embed: Json, key: string): Json => (isJson(embed[key]) ? (embed[key] as Json) : {})

const sizeOf = (embed: unknown): number => {
  if (!isJson(embed)) return 0
  const own = [embed.title, embed.description, inner(embed, 'footer').text, inner(embed, 'author').name]
  const pairs = itemsOf(embed.fields)
    .filter(isJson)
    .flatMap(({ name, value }) => [name, value])
  return [...own, ...pairs].reduce((sum: number, one) => sum + textOf(one), 0)
}

export const embeds: Rule = (value, form) => {
  array(embed, { max: MAX_EMBEDS })(value, form)
  const size = itemsOf(value).reduce((sum: number, one) => sum + sizeOf(one), 0)
  if (size > MAX_IN_ALL)
    form.add({
      code: 'MAX_EMBED_SIZE_EXCEEDED',
      message: `Embed size exceeds maximum size of ${MAX_IN_ALL}`,
    })
}
