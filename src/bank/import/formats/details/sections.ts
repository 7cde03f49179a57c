import { type Heading, headingAt } from '../markdown/headings.ts'
import type { Line } from '../markdown/lines.ts'
import { isNumberedQuestion, numberedOf } from '../markdown/marks.ts'
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

/** Whether questions are headings or numbered: each option A tells by what stands last above it. */
export const sectionsOf = (lines: readonly Line[]): Section[] => {
  const placed = foldedIn(lines)
  const headings = placed.map((line, index) => (line.folded ? null : headingAt(lines, index)))
  const numbered = usesNumbers(placed, headings)
  const sections: Section[] = [{ heading: null, first: null, line: 1, inside: 0, lines: [] }]
  let number: number | null = null
  let ended = false
  for (const [index, line] of placed.entries()) {
    const heading = headings[index] ?? null
    const current = sections.at(-1)!
    if (heading !== null) {
      sections.push({ heading, first: null, line: line.number, inside: 0, lines: [] })
      number = null
    } else if (numbered && isStart(line, number, current, ended)) {
      const item = numberedOf(line)
      number = item?.number ?? number
      const first = item?.text ?? line.text.trim()
      sections.push({
        heading: current.heading,
        first,
        line: line.number,
        inside: item?.inside ?? 0,
        lines: [],
      })
    } else {
      current.lines.push(line)
      ended ||= line.folded || letteredOf(line) !== null
      continue
    }
    ended = false
  }
  return sections
}

/** Several numbers in a row between a heading and its options are a list in the question's text. */
const usesNumbers = (lines: readonly Placed[], headings: readonly (Heading | null)[]): boolean => {
  let balance = 0
  let hasHeading = false
  let numbers = 0
  for (const [index, line] of lines.entries()) {
    if (line.folded) continue
    if (headings[index]) {
      hasHeading = true
      numbers = 0
    } else if (isNumber(line)) numbers++
    else if (letteredOf(line)?.letter.toUpperCase() === 'A') {
      if (numbers > 0 || hasHeading) balance += numbers === 1 || !hasHeading ? 1 : -1
      hasHeading = false
      numbers = 0
    }
  }
  return balance >= 0
}

const isNumber = (line: Placed): boolean =>
  line.kind === 'text' && line.indent < 4 && (numberedOf(line) !== null || isNumberedQuestion(line.text))

/** A list inside of a question has numbers too, but begins again with 1. */
const isStart = (line: Placed, number: number | null, { first }: Section, ended: boolean): boolean => {
  if (line.folded || !isNumber(line)) return false
  if (first === null || number === null) return true
  const next = numberedOf(line)?.number ?? number + 1
  return next === number + 1 || (line.indent === 0 && ended)
}

const foldedIn = (lines: readonly Line[]): Placed[] => {
  let depth = 0
  return lines.map(line => {
    if (line.kind !== 'text' || !/<\/?details\b/i.test(line.text)) return { ...line, folded: depth > 0 }
    const opened = line.text.match(/<details\b/gi)?.length ?? 0
    const closed = line.text.match(/<\/details\b/gi)?.length ?? 0
    const folded = depth + opened > 0
    depth = Math.max(0, depth + opened - closed)
    return { ...line, folded }
  })
}
