/**
 * Discord takes 4,000 characters of text in a message, and fails beyond some 10,170 bytes of UTF-8
 * (discord-api-docs #8554). Some of both is kept for what stands around.
 */
const MAX_CHARACTERS = 3900
const MAX_BYTES = 9500

/** A piece of a message's text. Where not all fits, the highest `leave` goes to the attachment first; 0 stays. */
export type Block = { readonly text: string; readonly leave: number }

export type Fitted = {
  /** The texts that stay in the message, in order. */
  readonly texts: readonly string[]
  /** The complete text as a file, where something had to leave. */
  readonly file: { readonly name: string; readonly data: Buffer } | null
}

export const FULL_TEXT = 'full-text.md'

type Fits = (texts: readonly string[]) => boolean

/** Whether texts fit beside others that are certain to be in the message. */
const besides =
  (others: readonly string[]): Fits =>
  texts => {
    const all = [...others, ...texts]
    return (
      all.reduce((sum, one) => sum + one.length, 0) <= MAX_CHARACTERS &&
      all.reduce((sum, one) => sum + Buffer.byteLength(one), 0) <= MAX_BYTES
    )
  }

/**
 * Leaves out whole blocks until the rest fits, and then attaches all; shortens the first block as the last resort.
 * `others` are texts of the same message that stand elsewhere in it.
 */
export const fitBlocks = (
  blocks: readonly Block[],
  notice: string,
  others: readonly string[] = [],
): Fitted => {
  const fits = besides(others)
  const given = blocks.filter(block => block.text !== '')
  if (fits(given.map(block => block.text))) return { texts: given.map(block => block.text), file: null }
  const file = { name: FULL_TEXT, data: Buffer.from(given.map(block => block.text).join('\n\n')) }
  const staying = leaveOut(given, notice, fits).map(block => block.text)
  return { texts: [...shortened(staying, notice, fits), notice], file }
}

const leaveOut = (blocks: readonly Block[], notice: string, fits: Fits): readonly Block[] => {
  const most = Math.max(...blocks.map(block => block.leave))
  if (most === 0 || fits([...blocks.map(block => block.text), notice])) return blocks
  return leaveOut(
    blocks.filter(block => block.leave < most),
    notice,
    fits,
  )
}

/** Shortens the longest text again and again: what is cut stands in the attached file. */
const shortened = (texts: readonly string[], notice: string, fits: Fits): readonly string[] => {
  if (fits([...texts, notice])) return texts
  const longest = Math.max(...texts.map(one => one.length))
  const index = texts.findIndex(one => one.length === longest)
  const letters = [...texts[index]!]
  const beginning = letters.slice(0, Math.floor(letters.length * 0.7)).join('')
  return shortened(texts.with(index, `${beginning} …${fenceEnd(beginning)}`), notice, fits)
}

/** Closes a code block that was cut in its middle, since it would swallow what follows. */
const fenceEnd = (cut: string): string => (cut.split('```').length % 2 === 0 ? '\n```' : '')
