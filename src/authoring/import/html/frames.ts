/** What stands between an opening tag and its end, so far. */
type Frame = { readonly tag: string; readonly href: string; text: string }

/** Control characters in place of line ends and spaces that the white space of HTML must not swallow: those of code. */
export const KEPT_LINE = '\u0000'
export const KEPT_SPACE = '\u0001'

const AROUND: Readonly<Record<string, string>> = {
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

export const isFramed = (tag: string): boolean => tag === 'pre' || tag === 'a' || Object.hasOwn(AROUND, tag)

export const MAX_FRAMES = 50

/** Collects text, and puts Markdown's signs around what a tag encloses. */
export const createFrames = () => {
  const frames: [Frame, ...Frame[]] = [{ tag: '', href: '', text: '' }]
  const top = (): Frame => frames.at(-1)!
  const close = () => {
    const frame = frames.pop()!
    top().text += frames.some(({ tag }) => tag === 'pre') ? frame.text : closed(frame)
  }
  return {
    add(text: string): void {
      top().text += text
    },
    inside: (tag: string): boolean => frames.some(frame => frame.tag === tag),
    isFull: (): boolean => frames.length > MAX_FRAMES,
    open(tag: string, href: string): void {
      frames.push({ tag, href, text: '' })
    },
    /** A tag that was never opened closes nothing; one that encloses others closes them too. */
    close(tag: string): void {
      const from = frames.findLastIndex(frame => frame.tag === tag)
      while (from > 0 && frames.length > from) close()
    },
    end(): string {
      while (frames.length > 1) close()
      return frames[0].text
    },
  }
}

export type Frames = ReturnType<typeof createFrames>

const closed = ({ tag, href, text }: Frame): string => {
  const inner = text.trim()
  if (tag === 'pre') return fenced(text)
  if (inner === '') return text
  const start = text.length - text.trimStart().length
  const [before, after] = [text.slice(0, start), text.slice(start + inner.length)]
  return `${before}${wrapped(tag, href, inner)}${after}`
}

const wrapped = (tag: string, href: string, inner: string): string => {
  if (tag === 'a') return href === '' || href === inner ? inner : `[${inner}](${href})`
  const sign = AROUND[tag] ?? ''
  // A backtick in code needs two around it.
  return sign === '`' && inner.includes('`') ? `\`\` ${inner} \`\`` : `${sign}${inner}${sign}`
}

const fenced = (text: string): string => {
  const code = text.startsWith(KEPT_LINE) ? text.slice(1) : text
  return `\n\`\`\`${KEPT_LINE}${code.endsWith(KEPT_LINE) ? code : code + KEPT_LINE}\`\`\`\n`
}
