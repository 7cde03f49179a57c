/** An address in brackets of a link, which may have a pair of brackets in itself. */
export const ADDRESS = String.raw`[^()\s<>]{0,2000}(?:\([^()\s<>]{0,500}\)[^()\s<>]{0,500})?`

export const TITLE = String.raw`(?:[ \t]+(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?`

const TEXT = String.raw`\[(?:[^[\]\n]|\[[^[\]\n]{0,500}\]){0,500}\]`
const IN_BRACKETS = String.raw`\([ \t]*<?(${ADDRESS})>?${TITLE}[ \t]*\)`
const BARE = String.raw`https?:\/\/[^\s<>()[\]"\\]+(?:\([^\s<>()]*\)[^\s<>()[\]"\\]*)?`
const LINKS = new RegExp(String.raw`!?${TEXT}${IN_BRACKETS}|<(https?:\/\/[^\s<>]+)>|(${BARE})`, 'gi')

type Links = {
  readonly addresses: string[]
  /** Whether nothing but links stands there, and signs between them. */
  readonly alone: boolean
  /** Whether all of them lead to a place in the file itself, such as "Back to Top". */
  readonly within: boolean
}

const NO_LINKS: Links = { addresses: [], alone: false, within: false }

export const linksIn = (line: string): Links => {
  if (!line.includes('](') && !/https?:/i.test(line)) return NO_LINKS
  const targets = [...line.matchAll(LINKS)].map(match => match[1] ?? match[2] ?? tidy(match[3]!))
  const rest = targets.length === 0 ? line : line.replaceAll(LINKS, '')
  return {
    addresses: targets.filter(target => /^https?:\/\/[^\s/]/i.test(target)),
    alone: targets.length > 0 && !/[\p{L}\p{N}`]/u.test(rest),
    within: targets.length > 0 && targets.every(target => target.startsWith('#')),
  }
}

/** The end of a sentence or of bold is no part of an address. */
const tidy = (address: string): string => {
  let end = address.length
  while (end > 0 && ".,;:!?'*_`".includes(address[end - 1]!)) end--
  return address.slice(0, end)
}
