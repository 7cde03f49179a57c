import { minIndent } from './lines.ts'
import type { Group } from './notation.ts'
import { isBold, isNoise, isNumberedQuestion, labelOf, QUIZ_TAG, withoutNumber } from './phrases.ts'
import type { MarkdownRow } from './rows.ts'

/** The row above a group that begins its question, or the heading; null where there is no sign of either. */
export type Start = number | 'heading' | null

/** The starts of all groups below a heading. `hasText`: the front matter has the text of the first question. */
export const startsIn = (
  groups: readonly Group[],
  heading: MarkdownRow | null,
  hasText: boolean,
): readonly Start[] => {
  let number: number | null = null
  return groups.map((group, index) => {
    const tag = group.before.findLastIndex(({ kind, text }) => kind === 'rule' && QUIZ_TAG.test(text))
    const inTag = group.before.findIndex((row, at) => at > tag && isStart(row))
    if (tag !== -1) return inTag !== -1 ? inTag : heading === null ? null : 'heading'
    const isHeaded = index === 0 && heading !== null && !hasText
    if (index === 0 && hasText) return null
    const start = isHeaded ? startBelowHeading(heading, groups) : startAmong(group.before, number)
    if (start !== 'heading') number = group.before[start ?? -1]?.number ?? number
    return start
  })
}

/** Below a heading there may be a question of its own, which the heading then only groups with others. */
const startBelowHeading = (heading: MarkdownRow, [group, next]: readonly Group[]): Start => {
  const { before, items } = group!
  const first = before.findIndex(isStart)
  if (first === -1) return 'heading'
  const holder = before.findLastIndex(row => row.number !== null && items[0]!.option.indent > row.indent + 1)
  if (holder !== -1) return holder
  const isNumbered = before.findIndex(({ number }) => number !== null) === first
  const isOnly = before.filter(({ number }) => number !== null).length === 1
  if ((isNumbered && isOnly) || isNumberedQuestion(before[first]!.text)) return first
  // Where the next question has a text of its own, a heading that asks nothing groups both. Which of several texts
  // above the first is the question, and which only introduces them, is then as unclear as without a heading.
  const isGroup = next !== undefined && !asks(heading) && startAmong(next.before, null) !== null
  return isGroup ? startAmong(before, null) : 'heading'
}

const asks = ({ text }: MarkdownRow): boolean => /[?:…]\s*$/.test(text) || withoutNumber(text) !== text

/** The row among those above the options that begins the question; null where that is unclear. */
const startAmong = (rows: readonly MarkdownRow[], previous: number | null): number | null => {
  const rule = rows.findLastIndex(({ kind, isFolded }) => kind === 'rule' && !isFolded)
  const starts = rows.flatMap((row, index) => (index > rule && isStart(row) ? [index] : []))
  return byNumber(rows, starts, previous) ?? byBold(rows, starts) ?? byItself(rows, starts, rule !== -1)
}

const isStart = ({ kind, isFolded, text }: MarkdownRow): boolean =>
  (kind === 'text' || kind === 'quote') && !isFolded && !isNoise(text)

/** Explanations have numbered lists too, so the number that follows the previous question's is the best sign. */
const byNumber = (
  rows: readonly MarkdownRow[],
  starts: readonly number[],
  previous: number | null,
): number | null => {
  const question = starts.findLast(index => isNumberedQuestion(rows[index]!.text))
  if (question !== undefined) return question
  const items = starts.filter(index => rows[index]!.number !== null)
  const answer = rows.findLastIndex(({ isFolded }) => isFolded)
  // Below an answer that is folded away, explanation and all, the first number begins a question, the next another.
  if (answer !== -1)
    return items.reduce<number | null>((start, index) => {
      const isNext = start === null || rows[index]!.number === rows[start]!.number! + 1
      return index > answer && isNext ? index : start
    }, null)
  const next = items.findLast(index => rows[index]!.number === (previous ?? -1) + 1)
  const least = minIndent(items.map(index => rows[index]!))
  return next ?? items.findLast(index => rows[index]!.indent === least) ?? null
}

const byBold = (rows: readonly MarkdownRow[], starts: readonly number[]): number | null => {
  const bold = starts.filter(index => isBoldStart(rows[index]!))
  return bold.length === 1 ? bold[0]! : null
}

const isBoldStart = ({ text }: MarkdownRow): boolean => isBold(text) && labelOf(text) === null

/** A paragraph that stands alone, or first below a rule. */
const byItself = (
  rows: readonly MarkdownRow[],
  starts: readonly number[],
  isRuled: boolean,
): number | null => {
  const only = starts[0]
  if (only === undefined || labelOf(rows[only]!.text) !== null) return null
  return isRuled || (starts.length === 1 && rows[only]!.text.trimEnd().endsWith('?')) ? only : null
}
