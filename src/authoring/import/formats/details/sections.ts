import { type Headed, type Heading, headed } from '../../markdown/headings.ts'
import type { Line } from '../../markdown/lines.ts'
import { isNumberedQuestion, numberedOf } from '../../markdown/numbers.ts'
import { letteredOf } from './letter.ts'

/** A line, and whether it is inside of `<details>`. */
export type Placed = Line & { readonly folded: boolean }

/** A heading, or the number before a question, with the lines up to the next. */
export type Section = {
  readonly heading: Heading | null
  /** The question's first line without its number; null where the section has a heading alone. */
  readonly first: string | null
  readonly line: number
  readonly inside: number
  readonly lines: Placed[]
}

/** A section while its lines are gathered. */
type Open = Section & {
  /** That of the last question; null where none has one since the heading. */
  readonly number: number | null
  /** Whether options or an answer have begun. */
  isAnswered: boolean
}

export const sectionsOf = (lines: readonly Line[]): Section[] => {
  const all = headed(foldedIn(lines), ({ folded }) => folded)
  const isNumbered = usesNumbers(all)
  const sections = [opened(null, { first: null, line: 1, inside: 0, number: null })]
  for (const { line, heading } of all) {
    const current = sections.at(-1)!
    if (heading !== null)
      sections.push(opened(heading, { first: null, line: line.number, inside: 0, number: null }))
    else if (isNumbered && isStart(line, current)) sections.push(numberedSection(line, current))
    else {
      current.lines.push(line)
      current.isAnswered ||= line.folded || letteredOf(line) !== null
    }
  }
  return sections
}

const opened = (
  heading: Heading | null,
  start: Pick<Open, 'first' | 'line' | 'inside' | 'number'>,
): Open => ({ heading, ...start, lines: [], isAnswered: false })

const numberedSection = (line: Placed, { heading, number }: Open): Open => {
  const item = numberedOf(line)
  return opened(heading, {
    first: item?.text ?? line.text.trim(),
    line: line.number,
    inside: item?.inside ?? 0,
    number: item?.number ?? number,
  })
}

/**
 * Whether questions are numbered or headings: each option A tells by what stands last above it. Several numbers in a
 * row between a heading and its options are a list in the question's text.
 */
const usesNumbers = (all: readonly Headed<Placed>[]): boolean => {
  let balance = 0
  let hasHeading = false
  let numbers = 0
  for (const { line, heading } of all) {
    if (line.folded) continue
    const isFirstOption = heading === null && letteredOf(line)?.letter.toUpperCase() === 'A'
    if (isFirstOption && numbers > 0) balance += numbers === 1 || !hasHeading ? 1 : -1
    else if (isFirstOption && hasHeading) balance--
    if (heading !== null || isFirstOption) {
      hasHeading = heading !== null
      numbers = 0
    } else if (isNumber(line)) numbers++
  }
  return balance >= 0
}

const isNumber = (line: Placed): boolean =>
  line.kind === 'text' && line.indent < 4 && (numberedOf(line) !== null || isNumberedQuestion(line.text))

/** A list inside of a question has numbers too, but begins again with 1. */
const isStart = (line: Placed, { first, number, isAnswered }: Open): boolean => {
  if (line.folded || !isNumber(line)) return false
  if (first === null || number === null) return true
  const next = numberedOf(line)?.number ?? number + 1
  return next === number + 1 || (line.indent === 0 && isAnswered)
}

const foldedIn = (lines: readonly Line[]): Placed[] => {
  let depth = 0
  return lines.map(line => {
    const tags = line.kind === 'text' ? line.text.match(/<\/?details\b/gi) : null
    const closed = tags?.filter(tag => tag.startsWith('</')).length ?? 0
    const opened = (tags?.length ?? 0) - closed
    const folded = depth + opened > 0
    depth = Math.max(0, depth + opened - closed)
    return { ...line, folded }
  })
}
