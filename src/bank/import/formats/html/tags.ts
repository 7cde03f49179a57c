export type Tag = {
  readonly name: string
  readonly closes: boolean
  readonly attributes: string
  readonly end: number
}

/** The tag that begins at a `<`; null where the `<` is only a sign. By hand, since attributes may hold `>`. */
export const tagAt = (html: string, start: number): Tag | null => {
  NAME.lastIndex = start
  const head = NAME.exec(html)
  if (head === null) return null
  const last = Math.min(html.length, start + LONGEST)
  let quote = ''
  for (let at = NAME.lastIndex; at < last; at++) {
    const sign = html.charAt(at)
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '<') return null
    else if (sign === '>') {
      const attributes = html.slice(NAME.lastIndex, at)
      return { name: head[2]!.toLowerCase(), closes: head[1] === '/', attributes, end: at + 1 }
    }
  }
  return null
}

const NAME = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})(?=[\s/>])/y
const LONGEST = 10_000

/** The value of an attribute, as it is written; empty where there is none. */
export const attribute = (attributes: string, name: string): string => {
  for (const match of attributes.matchAll(ATTRIBUTE))
    if (match[1]!.toLowerCase() === name) return match[2] ?? match[3] ?? match[4] ?? ''
  return ''
}

const ATTRIBUTE =
  /([a-zA-Z][\w:-]{0,40})\s{0,9}=\s{0,9}(?:"([^"]{0,9000})"|'([^']{0,9000})'|([^\s"'>]{1,9000}))/g
