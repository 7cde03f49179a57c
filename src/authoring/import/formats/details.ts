import { letterAt } from '../letters.ts'
import { hasKey, splitFront } from '../markdown/front-matter.ts'
import { linesOf } from '../markdown/lines.ts'
import type { Group, Notation } from '../markdown/notation.ts'
import { labelOf, unbold } from '../markdown/phrases.ts'
import { readQuiz } from '../markdown/quiz.ts'
import { type MarkdownRow, parseRows } from '../markdown/rows.ts'
import { aboveRule, saysSomething } from '../markdown/texts.ts'
import { refusal } from '../source-entry.ts'
import { keyIn } from './details/key.ts'
import type { Format } from './format.ts'

/** Markdown with lettered options, and the answer folded away in a `<details>` block below them. */
export const details: Format = {
  name: 'details',
  endings: ['md', 'markdown'],
  recognises: text => {
    if (!/<details\b/i.test(text)) return false
    const front = splitFront(text)
    if (hasKey(front, 'options')) return false
    const { rows } = parseRows(front.body)
    if (rows.some(({ box }) => box === 'right')) return false
    const letters = new Set(rows.flatMap(splitLetters).map(row => letteredOf(row)?.letter.toUpperCase()))
    return letters.has('A') && letters.has('B')
  },
  read: ({ text }) => readQuiz(splitFront(text).body, notation),
}

/** One row for each line that begins with a letter. */
const splitLetters = (row: MarkdownRow): MarkdownRow[] => {
  if (row.kind !== 'text' || row.isFolded) return [row]
  const lines = row.text.split('\n')
  const starts = lines.flatMap((text, at) => (at === 0 || LETTERED.test(text) ? [at] : []))
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? lines.length
    const text = lines.slice(start, end).join('\n')
    const part = {
      ...row,
      text,
      lines: row.lines.slice(start, end),
      line: row.line + start,
      end: row.line + end,
    }
    return index === 0 ? part : { ...part, id: -2, isItem: false, number: null, box: null }
  })
}

/** `A. …`, `- A. …`, `- 1: …`, `* **B)** …`, `- [ ] C) …`, `(D) …`; null for any other row. */
const letteredOf = ({ kind, text, isItem }: MarkdownRow): { letter: string; text: string } | null => {
  const [all, opening, written, sign, closing] = (kind === 'text' && LETTERED.exec(text)) || []
  if (all === undefined) return null
  const number = isItem && sign === ':' ? Number(written) : Number.NaN
  const letter = number > 0 ? letterAt(number - 1) : written
  if (/\d/.test(letter!)) return null
  const [first = '', ...others] = text.slice(all.length).split('\n')
  const rest = first.replace(LINE_BREAK, '')
  // "a.m." is no option, and "Q: A: what" is one only as an item.
  const isGlued = !/[ \t]$/.test(all) && rest !== ''
  if ((isGlued && sign !== ')' && closing === undefined) || (sign === ':' && !isItem)) return null
  const isBold = opening !== undefined && closing === undefined
  return { letter: letter!, text: [isBold ? unbold(`**${rest}`) : rest, ...others].join('\n') }
}

const LETTERED = /^[ \t]*(\*\*)?\(?([A-Za-z]|\d{1,2})\\?([.):])(\*\*)?[ \t]*/

/** Some end each option with `<br>` or a backslash, so that Markdown shows it on a line of its own. */
const LINE_BREAK = /(?:<br[ \t]{0,3}\/?>|\\)[ \t]{0,9}$/i

const letterOf = (row: MarkdownRow): string | null =>
  row.isFolded ? null : (letteredOf(row)?.letter ?? null)

const notation: Notation = {
  rowsOf: splitLetters,
  isOption: row => letterOf(row) !== null,
  // A, B, C … in their order. A text above another option A, or an answer, ends the question before.
  roleOf: (row, group, { stray, isAnswered }) => {
    const letter = letterOf(row)
    if (group && !isAnswered && letter === letterAfter(group)) return 'next'
    if (letter?.toUpperCase() === 'A' && (!group || stray !== null || isAnswered)) return 'first'
    return group && letter !== null && !isAnswered ? 'gap' : null
  },
  textOf: option => letteredOf(option)!.text,
  hasReasons: false,
  keyOf: ({ after, items }, options) => {
    const texts = options.map(({ text }) => text)
    const { between, folded } = partsOf(after)
    const key = keyIn(linesOf(folded), texts)
    const { contrary, rest } = key
    const answer = isNumbered(items[0]!.option) ? key.answer.flatMap(lettersOfNumbers) : key.answer
    const problem = contrary === null ? null : refusal(contrary, 'answer-contradictory', CONTRARY)
    const lines = explains(between) ? [...linesOf(between), ...rest] : rest
    return { answer, isMarked: false, texts, repairs: [], lines, problem }
  },
  problemIn: ({ gap, stray, after }) => {
    if (gap !== null) return refusal(gap.line, 'options-gap', GAP)
    const { between, folded } = partsOf(after)
    const text = stray ?? between.find(saysSomething)
    const isAside = text && folded.length > 0 && labelOf(text.text) === null
    return isAside ? refusal(text.line, 'text-between', BETWEEN) : null
  },
  // Outside of the `<details>`, only what says that it explains the question does.
  explanationIn: after => {
    const { below } = partsOf(after)
    if (explains(below)) return { rows: aboveRule(below).rows, passedOver: null }
    const aside = below.find(row => row.kind !== 'code' && saysSomething(row))
    return { rows: [], passedOver: aside?.line ?? null }
  },
  list: 'lettered options',
}

const isNumbered = ({ text }: MarkdownRow): boolean => /^\s*\(?\**\d/.test(text)

/** Options that name their own numbers are named by these. */
const lettersOfNumbers = (answer: string): string[] =>
  /^\d{1,2}(?:\s?[,;&+]\s?\d{1,2}){0,9}\.?$/.test(answer)
    ? answer.match(/\d+/g)!.map(number => letterAt(Number(number) - 1))
    : [answer]

const GAP = 'the letter of this option is not the next one: name the options A, B, C … without gaps'
const BETWEEN = 'a text stands between options and answer: move it above the options, or into the `<details>`'
const CONTRARY = 'this names another answer than a line above it: leave the right one only'

/** Large or small as that of the first. */
const letterAfter = ({ items }: Group): string => {
  const letter = letterAt(items.length)
  return isLarge(items[0]!.option) ? letter : letter.toLowerCase()
}

const isLarge = (row: MarkdownRow): boolean => /[A-Z]/.test(letterOf(row)!)

/** What stands below the options: above the `<details>`, in it, and below it. */
const partsOf = (after: readonly MarkdownRow[]) => {
  const start = after.findIndex(({ isFolded }) => isFolded)
  const end = start === -1 ? after.length : start
  return {
    between: after.slice(0, end),
    folded: after.filter(({ isFolded }) => isFolded),
    below: after.slice(end).filter(({ isFolded }) => !isFolded),
  }
}

const explains = ([first]: readonly MarkdownRow[]): boolean =>
  first !== undefined && labelOf(first.text) !== null
