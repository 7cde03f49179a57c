import { withoutCode } from './code.ts'

export type Picture = { readonly path: string; readonly alt: string }

/** A text without the pictures in it, and these. A badge (a picture from elsewhere that is a link) is dropped. */
export const takePictures = (text: string): { readonly text: string; readonly pictures: Picture[] } => {
  if (!/!\[|<img/i.test(text)) return { text, pictures: [] }
  const pictures: Picture[] = []
  const parts: string[] = []
  let at = 0
  for (const match of withoutCode(text).matchAll(PICTURES)) {
    const end = match.index + match[0].length
    const picture = pictureIn(text.slice(match.index, end))
    if (picture === null) continue
    parts.push(text.slice(at, match.index))
    at = end
    if (!isBadge(match[0], picture)) pictures.push(picture)
  }
  parts.push(text.slice(at))
  return { text: parts.reduce(closeUp), pictures }
}

const TARGET = String.raw`\([ \t]*(?:<[^<>\n]*>|[^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)?)(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*\)`
const MARKDOWN = String.raw`!\[[^[\]\n]*\]${TARGET}`
const PICTURES = new RegExp(String.raw`\[${MARKDOWN}\]${TARGET}|${MARKDOWN}|<img\b[^<>]*>`, 'gi')

const pictureIn = (text: string): Picture | null => {
  const markdown = /!\[([^[\]\n]*)\]\([ \t]*(?:<([^<>\n]*)>|([^\s<>]*?))(?:[ \t]+["'].*)?[ \t]*\)/.exec(text)
  if (markdown !== null) return { path: markdown[2] ?? markdown[3] ?? '', alt: markdown[1]!.trim() }
  const path = attribute(text, 'src')
  return path === null ? null : { path, alt: attribute(text, 'alt') ?? '' }
}

const attribute = (tag: string, name: string): string | null => {
  const match = new RegExp(String.raw`\s${name}=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`, 'i').exec(tag)
  return match === null ? null : (match[1] ?? match[2] ?? match[3] ?? '').trim()
}

const isBadge = (written: string, { path }: Picture): boolean =>
  written.startsWith('[') && /^https?:/i.test(path)

/** A picture on lines of its own leaves one blank line; inside of a line, nothing. */
const closeUp = (before: string, after: string): string => {
  const alone = /(?:^|\n)[ \t]*$/.test(before.slice(-200)) && /^[ \t]*(?:\n|$)/.test(after)
  if (!alone) return before + after
  const above = before.trimEnd()
  const below = after.replace(/^(?:[ \t]*\n)+/, '').replace(/^[ \t]+$/, '')
  return above === '' || below === '' ? above + below : `${above}\n\n${below}`
}
