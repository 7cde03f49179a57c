import { Parser } from 'htmlparser2'
import type { SourceQuestion } from './source-entry.ts'

export type SourceImage = NonNullable<SourceQuestion['image']>

export type HtmlText =
  | { readonly kind: 'text'; readonly text: string; readonly pictures: readonly SourceImage[] }
  | { readonly kind: 'refused'; readonly message: string }

/** HTML as Markdown. What Markdown cannot say is refused rather than lost. */
export const htmlToMarkdown = (html: string): HtmlText => {
  const output = createOutput()
  const pictures: SourceImage[] = []
  let refusal: string | null = null
  let depth = 0
  let end = 0
  const parser = new Parser({
    ontext: text => {
      end = parser.endIndex + 1
      output.addText(text)
    },
    onopentag: (tag, attributes) => {
      end = parser.endIndex + 1
      depth++
      if (tag === 'img') pictures.push(fromMoodle(attributes))
      else if (isWrapper(tag)) output.open(tag, attributes.href ?? '')
      else if (Object.hasOwn(BREAKS, tag)) output.addBreak(BREAKS[tag]!)
      else if (!DROPPED.has(tag)) refusal = unsupportedMessage(tag)
      if (depth > MAX_DEPTH) refusal ??= TOO_DEEP
      if (refusal !== null) parser.pause()
    },
    onclosetag: (tag, isImplied) => {
      if (!isImplied) end = parser.endIndex + 1
      depth--
      if (isWrapper(tag)) output.close(tag)
      else if (tag !== 'br' && Object.hasOwn(BREAKS, tag)) output.addBreak(tag === 'li' ? '\n' : BREAKS[tag]!)
    },
    oncomment: () => {
      end = parser.endIndex + 1
    },
  })
  parser.end(html)
  if (refusal !== null) return { kind: 'refused', message: refusal }
  // The parser drops a tag that the text ends in, such as `if a <b`.
  output.addText(html.slice(end))
  return { kind: 'text', text: output.result(), pictures }
}

/** The picture that an `<img …>` shows; null for anything else, and where it names none. */
export const imageInTag = (html: string): SourceImage | null => {
  let image: SourceImage | null = null
  const parser = new Parser({
    onopentag: (tag, { src = '', alt = '' }) => {
      const isWhole = tag === 'img' && parser.startIndex === 0 && parser.endIndex === html.length - 1
      if (isWhole && src.trim() !== '') image = { path: src.trim(), alt }
    },
  })
  parser.end(html)
  return image
}

/** Quadratic otherwise: the parser searches its stack of open tags. */
const MAX_DEPTH = 100
const TOO_DEEP = `more than ${MAX_DEPTH} tags lie inside each other: write the text with fewer`

const unsupportedMessage = (tag: string): string =>
  `\`<${tag}>\` cannot become Markdown: write this part in words, or as a picture`

/** What begins a new line or paragraph. */
const BREAKS: Readonly<Record<string, string>> = {
  br: '\n',
  div: '\n',
  ul: '\n',
  ol: '\n',
  li: '\n- ',
  ...Object.fromEntries('p h1 h2 h3 h4 h5 h6 section blockquote'.split(' ').map(tag => [tag, '\n\n'])),
}

/** These change how a text looks, and not what it says. */
const DROPPED: ReadonlySet<string> = new Set(
  'span font html body head article main header footer small big center label wbr nobr bdi'.split(' '),
)

/** Markdown's signs around what a tag encloses. */
const MARKS: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  u: '__',
  s: '~~',
  del: '~~',
  strike: '~~',
  code: '`',
  tt: '`',
  kbd: '`',
}

const isWrapper = (tag: string): boolean => tag === 'pre' || tag === 'a' || Object.hasOwn(MARKS, tag)

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
const CODE_LINE = '\u0000'
const CODE_SPACE = '\u0001'

/** Collects the text inside each open wrapper, and puts Markdown's signs around it when it closes. */
const createOutput = () => {
  const stack = [{ tag: '', href: '', text: '' }]
  let codeDepth = 0
  const add = (text: string): void => {
    stack.at(-1)!.text += text
  }
  return {
    addText: (text: string): void => {
      const plain = text
        .replaceAll(CODE_LINE, '\ufffd')
        .replaceAll(CODE_SPACE, '\ufffd')
        .replaceAll('\u00a0', ' ')
      add(codeDepth > 0 ? asCode(plain) : plain.replaceAll(/\s+/g, ' '))
    },
    addBreak: (text: string): void => add(codeDepth > 0 ? text.replaceAll('\n', CODE_LINE) : text),
    open: (tag: string, href: string): void => {
      stack.push({ tag, href, text: '' })
      if (tag === 'pre') codeDepth++
    },
    /** The parser also closes a tag that the text ends in, and that it never opened. */
    close: (tag: string): void => {
      if (stack.at(-1)!.tag !== tag) return
      const { href, text } = stack.pop()!
      if (tag === 'pre') codeDepth--
      add(codeDepth > 0 ? text : wrapped(tag, href, text))
    },
    result: (): string =>
      stack[0]!.text
        .replaceAll(/ +/g, ' ')
        .replaceAll(/ ?\n ?/g, '\n')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim()
        .replaceAll(CODE_LINE, '\n')
        .replaceAll(CODE_SPACE, ' '),
  }
}

const asCode = (text: string): string => text.replaceAll('\n', CODE_LINE).replaceAll(' ', CODE_SPACE)

const wrapped = (tag: string, href: string, text: string): string => {
  if (tag === 'pre') return fenced(text)
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
