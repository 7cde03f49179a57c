import { parseDocument } from 'htmlparser2'
import { plainToMarkdown } from './plain-text.ts'
import type { SourceQuestion } from './source-entry.ts'

export type SourceImage = NonNullable<SourceQuestion['image']>

export type HtmlText =
  | { readonly kind: 'text'; readonly text: string; readonly pictures: readonly SourceImage[] }
  | { readonly kind: 'refused'; readonly message: string }

type Nodes = ReturnType<typeof parseDocument>['children']
type Tag = Extract<Nodes[number], { attribs: unknown }>

/** Text in a paragraph; in code on one line; in code with `<br>` in it; as it stands; or that nothing formats. */
type Mode = 'text' | 'code' | 'lines' | 'pre' | 'name'

const modeWithin = (tag: Tag): Mode => {
  if (tag.name === 'pre') return 'pre'
  if (MARKS[tag.name] !== '`') return 'text'
  return tag.children.some(child => 'attribs' in child && child.name === 'br') ? 'lines' : 'code'
}

/** HTML as Markdown, or as plain text. What Markdown cannot say is refused rather than lost. */
export const htmlToMarkdown = (html: string, isFormatted = true): HtmlText => {
  if (html.split('<').length > MAX_TAGS) return { kind: 'refused', message: TOO_MANY_TAGS }
  const pictures: SourceImage[] = []
  let problem: string | null = null
  const outside: Mode = isFormatted ? 'text' : 'name'
  const render = (nodes: Nodes, mode: Mode, depth = 0): string =>
    nodes
      .map(node => {
        if (depth > MAX_DEPTH) problem ??= TOO_DEEP
        if (problem !== null) return ''
        if (!('attribs' in node)) return node.nodeType === 3 ? TEXTS[mode](node.data) : ''
        const { name, attribs, children } = node
        const own = mode === 'text' ? modeWithin(node) : mode
        const isCode = own === 'lines' || own === 'pre'
        const inner = render(children, own, depth + 1)
        if (name === 'img') pictures.push(fromMoodle(attribs))
        else if (name === 'pre' || name === 'a' || Object.hasOwn(MARKS, name)) {
          if (mode !== 'text') return inner
          return isCode ? fenced(inner) : wrapped(name, attribs.href ?? '', inner)
        } else if (Object.hasOwn(BREAKS, name)) {
          const [before, after] = BREAKS[name]!.map(text => (isCode ? asCode(text) : text))
          return before + inner + after
        } else if (!DROPPED.has(name)) problem ??= unsupportedMessage(name)
        return inner
      })
      .join('')
  // The parser drops a tag that the text ends in, such as `if a <b`.
  const text = render(parseDocument(html.replace(/<(?=[^<>]*$)/, '&lt;')).children, outside)
  if (problem !== null) return { kind: 'refused', message: problem }
  return { kind: 'text', text: tidy(text), pictures }
}

/** The picture that an `<img …>` shows; null for anything else, and where it names none. */
export const imageInTag = (html: string): SourceImage | null => {
  const [node, ...others] = parseDocument(html).children
  if (others.length > 0 || !node || !('attribs' in node) || node.name !== 'img') return null
  const { src = '', alt = '' } = node.attribs
  return src.trim() === '' ? null : { path: src.trim(), alt }
}

const unsupportedMessage = (tag: string): string =>
  `\`<${tag}>\` cannot become Markdown: write this part in words, or as a picture`

/** The recursion would overflow the stack. */
const MAX_DEPTH = 100
const TOO_DEEP = `more than ${MAX_DEPTH} tags lie inside each other: write the text with fewer`

/** Closing a tag searches all open ones, which is quadratic. */
const MAX_TAGS = 20_000
const TOO_MANY_TAGS = `more than ${MAX_TAGS} tags are in one text: write the text with fewer`

/** What begins and ends a new line or paragraph. */
const BREAKS: Readonly<Record<string, readonly [string, string]>> = {
  br: ['\n', ''],
  li: ['\n- ', '\n'],
  ...Object.fromEntries(['div', 'ul', 'ol'].map(tag => [tag, ['\n', '\n']])),
  ...Object.fromEntries(
    'p h1 h2 h3 h4 h5 h6 section blockquote'.split(' ').map(tag => [tag, ['\n\n', '\n\n']]),
  ),
}

/** These change how a text looks, and not what it says. */
const DROPPED: ReadonlySet<string> = new Set(
  'span font html body head article main header footer small big center label wbr nobr bdi'.split(' '),
)

/** Markdown's signs around what a tag encloses. */
const MARKS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    '**': 'b strong',
    '*': 'i em',
    __: 'u',
    '~~': 's del strike',
    '`': 'code tt kbd',
  }).flatMap(([mark, tags]) => tags.split(' ').map(tag => [tag, mark])),
)

/** Moodle writes its own folder before a picture's name, and `%20` for a space in it. */
const fromMoodle = ({ src = '', alt = '' }: Readonly<Record<string, string>>): SourceImage => {
  const path = src.trim().replace(/^@@PLUGINFILE@@\//, '')
  try {
    return { path: decodeURIComponent(path), alt }
  } catch {
    return { path, alt }
  }
}

/** Placeholders for the line ends and spaces of code, which collapsing white space must not touch. */
const CODE_LINE = '\ufdd8'
const CODE_SPACE = '\ufdd9'

const asCode = (text: string): string => text.replaceAll('\n', CODE_LINE).replaceAll(/[ \u00a0]/g, CODE_SPACE)

const collapsed = (text: string): string => text.replaceAll(/\s+/g, ' ')

/** A line end beside `<br>` is one of the source alone. */
const TEXTS: Readonly<Record<Mode, (text: string) => string>> = {
  text: text => plainToMarkdown(collapsed(unmarked(text))),
  code: text => collapsed(unmarked(text.replaceAll(/[^\S\u00a0]+/g, ' ')).replaceAll('\u00a0', CODE_SPACE)),
  lines: text =>
    asCode(
      unmarked(text.replaceAll(/^[ \t]*\n[ \t]*|[ \t]*\n[ \t]*$/g, '').replaceAll(/[ \t]*\n[ \t]*/g, ' ')),
    ),
  pre: text => asCode(unmarked(text)),
  name: text => collapsed(unmarked(text)),
}

/** Without the placeholders. */
const unmarked = (text: string): string => text.replaceAll(/[\ufdd8\ufdd9]/g, '\ufffd')

const tidy = (text: string): string =>
  text
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .replaceAll(CODE_LINE, '\n')
    .replaceAll(CODE_SPACE, ' ')

const wrapped = (tag: string, href: string, text: string): string => {
  const inner = text.trim()
  if (inner === '') return text
  const [before, after] = text.split(inner, 2)
  return `${before}${marked(tag, href, inner)}${after}`
}

const marked = (tag: string, href: string, inner: string): string => {
  if (tag === 'a') return href === '' || href === inner ? inner : `[${inner}](${href})`
  const mark = MARKS[tag]!
  // A backtick in code needs two around it.
  return mark === '`' && inner.includes('`') ? `\`\` ${inner} \`\`` : `${mark}${inner}${mark}`
}

const fenced = (text: string): string => {
  const code = text.startsWith(CODE_LINE) ? text.slice(1) : text
  return `\n\`\`\`${CODE_LINE}${code.endsWith(CODE_LINE) ? code : code + CODE_LINE}\`\`\`\n`
}
