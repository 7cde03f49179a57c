import { imageInTag, type SourceImage } from '../html.ts'
import { refusal, type SourceRefusal } from '../source-entry.ts'
import { ADDRESS, TITLE } from './links.ts'

/** A text without the pictures in it, and these. A badge (a picture from elsewhere that is a link) is dropped. */
export const takePictures = (text: string): { readonly text: string; readonly pictures: SourceImage[] } => {
  if (!/!\[|<img/i.test(text)) return { text, pictures: [] }
  const pictures: SourceImage[] = []
  const parts: string[] = []
  let at = 0
  for (const match of text.matchAll(PICTURES)) {
    const end = match.index + match[0].length
    const picture = match.groups?.code === undefined ? pictureIn(match[0]) : null
    if (picture === null) continue
    parts.push(text.slice(at, match.index))
    at = end
    if (!isBadge(match[0], picture)) pictures.push(picture)
  }
  parts.push(text.slice(at))
  return { text: parts.reduce(closeUp), pictures }
}

const MARKDOWN = String.raw`!\[([^[\]\n]*)\]\([ \t]*(?:<([^<>\n]*)>|(${ADDRESS}))${TITLE}[ \t]*\)`
const LINKED = String.raw`\[${MARKDOWN}\]\([ \t]*${ADDRESS}${TITLE}[ \t]*\)`
const TAG = String.raw`<img\b(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^<>"']){0,2000}>`
/** Matched first, so that nothing in code is a picture. A span of code ends with its paragraph, a block does not. */
const BLOCK = String.raw`(?<!\x60)(?<fence>\x60{3,}|~{3,})(?!\x60)[\s\S]*?(?<!\x60)\k<fence>(?!\x60)`
const SPAN = String.raw`(?<!\x60)(?<span>\x60{1,2})(?!\x60)(?:(?!\n\n)[\s\S])*?(?<!\x60)\k<span>(?!\x60)`
const PICTURES = new RegExp(`(?<code>${BLOCK}|${SPAN})|${LINKED}|${MARKDOWN}|${TAG}`, 'gi')
const FIRST = new RegExp(MARKDOWN)

const pictureIn = (written: string): SourceImage | null => {
  if (written.startsWith('<')) return imageInTag(written)
  const [, alt, inAngles, path] = FIRST.exec(written) ?? []
  return alt === undefined ? null : { path: inAngles ?? path ?? '', alt: alt.trim() }
}

const isBadge = (written: string, { path }: SourceImage): boolean =>
  written.startsWith('[') && /^https?:/i.test(path)

/** A picture on lines of its own leaves one blank line; inside of a line, nothing. */
const closeUp = (before: string, after: string): string => {
  const alone = /(?:^|\n)[ \t]*$/.test(before.slice(-200)) && /^[ \t]*(?:\n|$)/.test(after)
  if (!alone) return before + after
  const above = before.trimEnd()
  const below = after.replace(/^(?:[ \t]*\n)+/, '').replace(/^[ \t]+$/, '')
  return above === '' || below === '' ? above + below : `${above}\n\n${below}`
}

/** Why a question cannot be shown because of its pictures; null where it can. */
export const picturesRefused = (
  line: number,
  inQuestion: number,
  options: readonly { readonly text: string }[],
): SourceRefusal | null => {
  if (options.some(({ text }) => takePictures(text).pictures.length > 0))
    return refusal(line, 'image-in-option', IN_OPTION)
  return inQuestion > 1 ? refusal(line, 'images-many', MANY) : null
}

const IN_OPTION = 'an option has a picture in it, which cannot be shown: say in words what it shows'
const MANY = 'there is more than one picture in the question: make them one, or take all but one out'

/** The repair note for pictures that are taken out of explanations and reasons. */
export const PICTURE_CUT = 'a picture in an explanation, where none can be shown, was left out'
