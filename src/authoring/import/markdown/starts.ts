import type { Block } from './blocks.ts'
import { type Group, isAttachable } from './groups.ts'
import { isBold, isNoise, isNumberedQuestion, labelOf, QUIZ_TAG, withoutNumber } from './phrases.ts'

/** The block above a group that begins its question, or the heading; null where there is no sign of either. */
export type Start = number | 'heading' | null

/** The starts of all groups below a heading. `hasText`: the front matter has the text of the first question. */
export const startsIn = (
  groups: readonly Group[],
  heading: Block | null,
  hasText: boolean,
): readonly Start[] => {
  let number: number | null = null
  return groups.map(({ before }, index) => {
    const tag = before.findLastIndex(({ kind, text }) => kind === 'rule' && QUIZ_TAG.test(text))
    const inTag = before.findIndex((block, at) => at > tag && isStart(block))
    if (tag !== -1) return inTag !== -1 ? inTag : heading === null ? null : 'heading'
    if (index === 0 && hasText) return null
    const isHeaded = index === 0 && heading !== null
    const start = isHeaded ? startBelowHeading(heading, groups) : startAmong(before, number, index > 0)
    if (start !== 'heading') number = before[start ?? -1]?.number ?? number
    return start
  })
}

/** Below a heading there may be a question of its own, which the heading then only groups with others. */
const startBelowHeading = (heading: Block, [group, next]: readonly Group[]): Start => {
  const { before, items } = group!
  const first = before.findIndex(isStart)
  if (first === -1) return 'heading'
  const holder = before.findLastIndex(
    ({ number, indent }) => number !== null && items[0]!.block.indent > indent + 1,
  )
  if (holder !== -1) return holder
  const isOnlyNumber = before.every(({ number }, at) => (number !== null) === (at === first))
  if (isOnlyNumber || isNumberedQuestion(before[first]!.text)) return first
  // Where the next question has a text of its own, a heading that asks nothing groups both. Which of several texts
  // above the first is the question, and which only introduces them, is then as unclear as without a heading.
  const isGroup = next !== undefined && !asks(heading) && startAmong(next.before, null, true) !== null
  return isGroup ? startAmong(before, null, false) : 'heading'
}

const asks = ({ text }: Block): boolean => /[?:…]\s*$/.test(text) || withoutNumber(text) !== text

/**
 * The block among those above the options that begins the question; null where that is unclear. Quotes and code
 * directly below other options (`isBelowOptions`) are not it: they explain the question before.
 */
const startAmong = (
  blocks: readonly Block[],
  previous: number | null,
  isBelowOptions: boolean,
): number | null => {
  const rule = blocks.findLastIndex(({ kind, isFolded }) => kind === 'rule' && !isFolded)
  const top = isBelowOptions ? blocks.findIndex(block => !isAttachable(block)) : 0
  const starts = blocks.flatMap((block, index) =>
    index > rule && index >= top && isStart(block) ? [index] : [],
  )
  return byNumber(blocks, starts, previous) ?? byBold(blocks, starts) ?? byItself(blocks, starts, rule !== -1)
}

const isStart = ({ kind, isFolded, text }: Block): boolean =>
  (kind === 'text' || kind === 'quote') && !isFolded && !isNoise(text)

/** Explanations have numbered lists too, so the number that follows the previous question's is the best sign. */
const byNumber = (
  blocks: readonly Block[],
  starts: readonly number[],
  previous: number | null,
): number | null => {
  const named = starts.findLast(index => isNumberedQuestion(blocks[index]!.text))
  if (named !== undefined) return named
  const numbered = starts.filter(index => blocks[index]!.number !== null)
  const isNext = (index: number) => blocks[index]!.number === (previous ?? -1) + 1
  const answer = blocks.findLastIndex(({ isFolded }) => isFolded)
  if (answer !== -1) {
    // Below an answer that is folded away, explanation and all, the first number begins the question, unless it
    // stands in a list below a text that asks.
    const below = numbered.filter(index => index > answer)
    const asked = starts.find(index => index > answer && mayAsk(blocks[index]!))
    const isList = asked !== undefined && asked < (below[0] ?? asked)
    return below.find(isNext) ?? (isList ? null : (below[0] ?? null))
  }
  const outer = numbered.reduce((least, index) => Math.min(least, blocks[index]!.indent), Infinity)
  return numbered.findLast(isNext) ?? numbered.findLast(index => blocks[index]!.indent === outer) ?? null
}

const mayAsk = ({ text }: Block): boolean => isBold(text) || text.trimEnd().endsWith('?')

const byBold = (blocks: readonly Block[], starts: readonly number[]): number | null => {
  const bold = starts.filter(index => isBold(blocks[index]!.text) && labelOf(blocks[index]!.text) === null)
  return bold.length === 1 ? bold[0]! : null
}

/** A paragraph that stands alone, or first below a rule. */
const byItself = (blocks: readonly Block[], starts: readonly number[], isRuled: boolean): number | null => {
  const only = starts[0]
  if (only === undefined || labelOf(blocks[only]!.text) !== null) return null
  return isRuled || (starts.length === 1 && blocks[only]!.text.trimEnd().endsWith('?')) ? only : null
}
