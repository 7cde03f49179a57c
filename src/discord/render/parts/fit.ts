/**
 * Discord takes 4,000 characters of text in a message, and fails beyond some 10,170 bytes of UTF-8
 * (discord-api-docs #8554). These limits leave a margin.
 */
const MAX_CHARACTERS = 3900
const MAX_BYTES = 9500

/** A piece of a message's text. */
export type TextBlock = {
  readonly text: string
  /** If not all fits, the highest goes to the attachment first; 0 stays. */
  readonly dropOrder: number
  /** Stands right below the block before it, in the same text: Discord leaves a gap between two texts. */
  readonly joined?: boolean
}

export type FittedText = {
  /** The texts that stay in the message, in order. */
  readonly texts: readonly string[]
  /** The complete text as a file, if something was dropped or shortened. */
  readonly file: { readonly name: string; readonly data: Buffer } | null
}

export const FULL_TEXT_FILE = 'full-text.md'

/**
 * Drops whole blocks until the rest fits, and then attaches the complete text; shortens blocks as the last resort.
 * `others` are texts elsewhere in the same message, which count but never change.
 */
export const fitBlocks = (
  blocks: readonly TextBlock[],
  notice: string,
  others: readonly string[] = [],
): FittedText => {
  const present = blocks.filter(block => block.text !== '')
  const all = textsOf(present)
  if (fits([...others, ...all])) return { texts: join(present, all), file: null }
  const file = { name: FULL_TEXT_FILE, data: Buffer.from(all.join('\n\n')) }
  const beside = [...others, notice]
  const kept = dropBlocks(present, beside)
  return { texts: [...join(kept, shorten(textsOf(kept), beside)), notice], file }
}

/** The texts of these blocks, those that are joined in one. */
const join = (blocks: readonly TextBlock[], texts: readonly string[]): string[] => {
  const joined: string[] = []
  for (const [index, text] of texts.entries())
    if (blocks[index]!.joined && joined.length > 0) joined.push(`${joined.pop()}\n${text}`)
    else joined.push(text)
  return joined
}

const textsOf = (blocks: readonly TextBlock[]): string[] => blocks.map(({ text }) => text)

const fits = (texts: readonly string[]): boolean =>
  texts.reduce((sum, text) => sum + text.length, 0) <= MAX_CHARACTERS &&
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) <= MAX_BYTES

const dropBlocks = (blocks: readonly TextBlock[], beside: readonly string[]): readonly TextBlock[] => {
  const next = Math.max(...blocks.map(({ dropOrder }) => dropOrder))
  if (next <= 0 || fits([...textsOf(blocks), ...beside])) return blocks
  return dropBlocks(
    blocks.filter(({ dropOrder }) => dropOrder < next),
    beside,
  )
}

/** Cuts the longest text until all fit. Ends when nothing is left to cut, since `beside` alone may be too long. */
const shorten = (texts: readonly string[], beside: readonly string[]): readonly string[] => {
  const current = [...texts]
  while (!fits([...current, ...beside])) {
    const length = Math.max(...current.map(text => text.length))
    const index = current.findIndex(text => text.length === length)
    const cut = current[index] === undefined ? '' : cutEnd(current[index])
    if (cut.length >= length) return current
    current[index] = cut
  }
  return current
}

const cutEnd = (text: string): string => {
  const characters = [...text]
  const beginning = characters.slice(0, Math.floor(characters.length * 0.7)).join('')
  return `${beginning} …${fenceEnd(beginning)}`
}

/** Closes a code block that was cut inside, since it would swallow what follows. */
const fenceEnd = (cut: string): string => (cut.split('```').length % 2 === 0 ? '\n```' : '')
