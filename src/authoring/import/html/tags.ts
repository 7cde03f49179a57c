import { decodeHTMLAttribute } from 'entities'
import type { FoundQuestion } from '../found.ts'

export type Picture = NonNullable<FoundQuestion['image']>

export type Tag = {
  /** In small letters. */
  readonly name: string
  readonly closes: boolean
  /** All of them, as they are written. */
  readonly attributes: string
  /** The offset behind it. */
  readonly end: number
}

/** HTML cut into its texts, as they are written, and its tags. */
export function* piecesOf(html: string): Generator<string | Tag, void> {
  let at = 0
  for (let sign = html.indexOf('<'); sign !== -1; sign = html.indexOf('<', Math.max(at, sign + 1))) {
    const tag = commentAt(html, sign) ?? tagAt(html, sign)
    if (tag === null) continue
    yield html.slice(at, sign)
    yield tag
    at = tag.end
  }
  yield html.slice(at)
}

/** What `piecesOf` calls a comment. */
export const COMMENT = '!--'

const commentAt = (html: string, start: number): Tag | null => {
  if (!html.startsWith('<!--', start)) return null
  const close = html.indexOf('-->', start + 4)
  return { name: COMMENT, closes: false, attributes: '', end: close === -1 ? html.length : close + 3 }
}

/** The tag that begins at a `<`; null where the `<` is only a sign. By hand, since attributes may hold `>`. */
export const tagAt = (html: string, start: number): Tag | null => {
  NAME.lastIndex = start
  const [head, slash, name] = NAME.exec(html) ?? []
  if (head === undefined) return null
  const from = start + head.length
  const end = endOfTag(html, from, Math.min(html.length, start + MAX_LENGTH))
  if (end === null) return null
  return { name: name!.toLowerCase(), closes: slash === '/', attributes: html.slice(from, end), end: end + 1 }
}

const NAME = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})(?=[\s/>])/y
const MAX_LENGTH = 10_000

/** Where the `>` stands that is in no attribute's value. */
const endOfTag = (html: string, from: number, last: number): number | null => {
  let quote = ''
  for (let at = from; at < last; at++) {
    const sign = html.charAt(at)
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at
    else if (sign === '<') return null
  }
  return null
}

/** The value of an attribute; empty where there is none. */
export const attributeOf = ({ attributes }: Tag, name: string): string => {
  for (const [, key, double, single, bare] of attributes.matchAll(ATTRIBUTE))
    if (key!.toLowerCase() === name) return decodeHTMLAttribute(double ?? single ?? bare ?? '')
  return ''
}

const ATTRIBUTE =
  /([a-zA-Z][\w:-]{0,40})\s{0,9}=\s{0,9}(?:"([^"]{0,9000})"|'([^']{0,9000})'|([^\s"'>]{1,9000}))/g

/** The picture that an `<img>` shows; null where it names none. */
export const pictureOf = (tag: Tag): Picture | null => {
  const path = attributeOf(tag, 'src').trim()
  return path === '' ? null : { path, alt: attributeOf(tag, 'alt') }
}
