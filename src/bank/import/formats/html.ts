import { decodeHTML, decodeHTMLAttribute } from 'entities'
import { createFrames, isFramed, KEPT_LINE, KEPT_SPACE, MOST_FRAMES } from './html/frames.ts'
import { attribute, type Tag, tagAt } from './html/tags.ts'

export type Picture = { readonly path: string; readonly alt: string }

export type FromHtml =
  | { readonly kind: 'text'; readonly text: string; readonly pictures: readonly Picture[] }
  | { readonly kind: 'refused'; readonly message: string }

/** HTML as Markdown. What Markdown cannot say is refused rather than lost. */
export const fromHtml = (html: string): FromHtml => {
  // Control characters stand for kept white space below.
  const source = html.replaceAll(KEPT_LINE, '\ufffd').replaceAll(KEPT_SPACE, '\ufffd')
  const frames = createFrames()
  const pictures: Picture[] = []
  const addText = (text: string) => frames.add(spaced(decodeHTML(text), frames.inside('pre')))
  let at = 0
  for (let sign = source.indexOf('<'); sign !== -1; sign = source.indexOf('<', Math.max(at, sign + 1))) {
    const end = commentEnd(source, sign)
    const tag = end === null ? tagAt(source, sign) : null
    if (end === null && tag === null) continue
    addText(source.slice(at, sign))
    at = end ?? tag!.end
    if (tag === null) continue
    if (tag.name === 'img' && !tag.closes) pictures.push(pictureOf(tag))
    else if (isFramed(tag.name)) frame(tag, frames)
    else if (Object.hasOwn(BREAKS, tag.name)) frames.add(breakOf(tag, frames.inside('pre')))
    else if (!DROPPED.has(tag.name)) return cannot(tag.name)
    if (frames.isFull()) return { kind: 'refused', message: TOO_DEEP }
  }
  addText(source.slice(at))
  return { kind: 'text', text: tidied(frames.end()), pictures }
}

const TOO_DEEP = `more than ${MOST_FRAMES} tags lie inside each other: write the text with fewer`

const cannot = (tag: string): FromHtml => ({
  kind: 'refused',
  message: `\`<${tag}>\` cannot become Markdown: write this part in words, or as a picture`,
})

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
const DROPPED: ReadonlySet<string> = new Set(
  'span font html body head article main header footer small big center label wbr nobr bdi'.split(' '),
)

const breakOf = ({ name, closes }: Tag, inCode: boolean): string => {
  const sign = name === 'li' && closes ? '\n' : BREAKS[name]!
  return inCode ? sign.replaceAll('\n', KEPT_LINE) : sign
}

const frame = (tag: Tag, frames: ReturnType<typeof createFrames>): void => {
  if (tag.closes) frames.close(tag.name)
  else frames.open(tag.name, decodeHTMLAttribute(attribute(tag.attributes, 'href')))
}

const pictureOf = ({ attributes }: Tag): Picture => {
  const path = decodeHTMLAttribute(attribute(attributes, 'src')).replace(/^@@PLUGINFILE@@\//, '')
  return { path: unescaped(path), alt: decodeHTMLAttribute(attribute(attributes, 'alt')) }
}

const unescaped = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const commentEnd = (html: string, start: number): number | null => {
  if (!html.startsWith('<!--', start)) return null
  const end = html.indexOf('-->', start + 4)
  return end === -1 ? html.length : end + 3
}

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
