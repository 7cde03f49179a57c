import { labelOf } from '../../markdown/labels.ts'
import type { Line } from '../../markdown/lines.ts'
import { isBold, isItem, isQuote, isRule } from '../../markdown/marks.ts'
import { isNumberedQuestion, numberedOf } from '../../markdown/numbers.ts'
import { joined, leastIndent } from '../../markdown/texts.ts'

/** Where a question begins among the lines above its options; null where that cannot be told. */
export const startAmong = (lines: readonly Line[], previous: number | null): number | null => {
  const rule = lines.findLastIndex(isRule)
  const above = lines.slice(rule + 1)
  const starts = paragraphStarts(above)
  const start =
    byNumber(above, starts, previous) ?? byBold(above, starts) ?? bySelf(above, starts, rule !== -1)
  return start === null ? null : start + rule + 1
}

const paragraphStarts = (lines: readonly Line[]): number[] =>
  lines.flatMap((line, index) => {
    if (line.kind !== 'text') return []
    const above = lines[index - 1]
    return above?.kind !== 'text' || isItem(line.text) || isQuote(above) !== isQuote(line) ? [index] : []
  })

/** Explanations have numbered lists too, so the number that follows the previous question's is the best sign. */
const byNumber = (
  lines: readonly Line[],
  starts: readonly number[],
  previous: number | null,
): number | null => {
  const questions = starts.filter(index => isNumberedQuestion(lines[index]!.text))
  if (questions.length > 0) return questions.at(-1)!
  const items = starts.filter(index => numberedOf(lines[index]!) !== null)
  const next = items.findLast(index => numberedOf(lines[index]!)?.number === (previous ?? -1) + 1)
  if (next !== undefined) return next
  const least = leastIndent(items.map(index => lines[index]!))
  return items.findLast(index => lines[index]!.indent === least) ?? null
}

const byBold = (lines: readonly Line[], starts: readonly number[]): number | null => {
  const bold = starts.filter(index => isBoldParagraph(lines, index))
  return bold.length === 1 ? bold[0]! : null
}

export const isBoldParagraph = (lines: readonly Line[], index: number): boolean => {
  const text = paragraphAt(lines, index)
  return isBold(text) && labelOf(text) === null
}

/** A paragraph that stands alone, or first below a rule. */
const bySelf = (lines: readonly Line[], starts: readonly number[], ruled: boolean): number | null => {
  const only = starts[0]
  if (only === undefined || labelOf(lines[only]!.text) !== null) return null
  if (ruled) return only
  return starts.length === 1 && paragraphAt(lines, only).endsWith('?') ? only : null
}

const paragraphAt = (lines: readonly Line[], index: number): string => {
  const quoted = isQuote(lines[index]!)
  const goesOn = (line: Line | undefined) =>
    line?.kind === 'text' && !isItem(line.text) && isQuote(line) === quoted
  let end = index + 1
  while (goesOn(lines[end])) end++
  return joined(lines.slice(index, end).map(({ text }) => text))
}
