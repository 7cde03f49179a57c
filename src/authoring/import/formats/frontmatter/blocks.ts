import { canonicalKey } from '../../../../bank/parse/key-aliases.ts'

/**
 * Cuts a file into one piece for each front matter. A `---` begins one where the keys of a question follow it; one
 * between two questions may end the first and begin the second. Any other is a rule across the page, or ends it.
 */
export const splitBlocks = (text: string): { text: string; line: number }[] => {
  const lines = text.split('\n')
  const starts = startsOf(lines)
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? lines.length
    return { text: closed(lines.slice(start, end)), line: start + 1 }
  })
}

const FENCE = /^---[ \t]*$/

const startsOf = (lines: readonly string[]): number[] => {
  const first = Math.max(
    0,
    lines.findIndex(line => line.trim() !== ''),
  )
  const fences = lines.flatMap((line, at) => (at > first && FENCE.test(line) ? [at] : []))
  const starts = fences.filter((at, index) => hasQuestion(lines.slice(at + 1, fences[index + 1])))
  return [first, ...starts]
}

/** A text below the front matter may say `Answer: B`, but hardly all of a question. */
const hasQuestion = (lines: readonly string[]): boolean => {
  const names = new Set(lines.map(line => canonicalKey(KEY.exec(line)?.[1] ?? '')))
  return names.has('question') && (names.has('options') || names.has('answer'))
}

/** `key:`, `"Key name" : …` at the beginning of a line. */
const KEY = /^["']?([A-Za-z][\w \t-]{0,40}?)["']?[ \t]*:(?:\s|$)/

/** The dashes that end it may be those that begin the next one, or not be there at all. */
const closed = (lines: readonly string[]): string => {
  const text = lines.join('\n')
  const isOpen = FENCE.test(lines[0] ?? '') && !lines.slice(1).some(line => line.startsWith('---'))
  return isOpen ? `${text.trimEnd()}\n---\n` : text
}
