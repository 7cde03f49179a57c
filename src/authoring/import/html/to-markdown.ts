import { decodeHTML } from 'entities'
import { createFrames, type Frames, isFramed, KEPT_LINE, KEPT_SPACE, MAX_FRAMES } from './frames.ts'
import { attributeOf, COMMENT, type Picture, pictureOf, piecesOf, type Tag } from './tags.ts'

export type FromHtml =
  | { readonly kind: 'text'; readonly text: string; readonly pictures: readonly Picture[] }
  | { readonly kind: 'refused'; readonly message: string }

/** HTML as Markdown. What Markdown cannot say is refused rather than lost. */
export const htmlToMarkdown = (html: string): FromHtml => {
  const frames = createFrames()
  const pictures: Picture[] = []
  for (const piece of piecesOf(withoutKept(html))) {
    if (typeof piece === 'string') frames.add(spaced(decodeHTML(piece), frames.inside('pre')))
    else if (piece.name === 'img' && !piece.closes) pictures.push(ofMoodle(pictureOf(piece)))
    else if (isFramed(piece.name)) putFrame(piece, frames)
    else if (Object.hasOwn(BREAKS, piece.name)) frames.add(breakOf(piece, frames.inside('pre')))
    else if (!DROPPED.has(piece.name)) return { kind: 'refused', message: cannotMessage(piece.name) }
    if (frames.isFull()) return { kind: 'refused', message: TOO_DEEP }
  }
  return { kind: 'text', text: tidied(frames.end()), pictures }
}

const TOO_DEEP = `more than ${MAX_FRAMES} tags lie inside each other: write the text with fewer`

const cannotMessage = (tag: string): string =>
  `\`<${tag}>\` cannot become Markdown: write this part in words, or as a picture`

const withoutKept = (html: string): string =>
  html.replaceAll(KEPT_LINE, '\ufffd').replaceAll(KEPT_SPACE, '\ufffd')

/** What begins a new line or paragraph. */
const BREAKS: Readonly<Record<string, string>> = {
  br: '\n',
  p: '\n\n',
  div: '\n',
  li: '\n- ',
  ul: '\n',
  ol: '\n',
  h1: '\n\n',
  h2: '\n\n',
  h3: '\n\n',
  h4: '\n\n',
  h5: '\n\n',
  h6: '\n\n',
  section: '\n\n',
  blockquote: '\n\n',
}

/** These change how a text looks, and not what it says. */
const DROPPED: ReadonlySet<string> = new Set([
  COMMENT,
  ...'span font html body head article main header footer small big center label wbr nobr bdi'.split(' '),
])

const breakOf = ({ name, closes }: Tag, inCode: boolean): string => {
  const sign = name === 'li' && closes ? '\n' : BREAKS[name]!
  return inCode ? sign.replaceAll('\n', KEPT_LINE) : sign
}

const putFrame = (tag: Tag, frames: Frames): void => {
  if (tag.closes) frames.close(tag.name)
  else frames.open(tag.name, attributeOf(tag, 'href'))
}

/** Moodle writes its own folder before a picture's name, and `%20` for a space in it. */
const ofMoodle = (picture: Picture | null): Picture => {
  const { path, alt } = picture ?? { path: '', alt: '' }
  return { path: unescaped(path.replace(/^@@PLUGINFILE@@\//, '')), alt }
}

const unescaped = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Outside of code, HTML takes all white space for one space. */
const spaced = (text: string, inCode: boolean): string => {
  const plain = text.replaceAll('\u00a0', ' ')
  return inCode
    ? plain.replaceAll('\n', KEPT_LINE).replaceAll(' ', KEPT_SPACE)
    : plain.replaceAll(/\s+/g, ' ')
}

const tidied = (text: string): string =>
  text
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .replaceAll(KEPT_LINE, '\n')
    .replaceAll(KEPT_SPACE, ' ')
