import { letterAt, withoutLetters } from '../letters.ts'
import { hasKey, splitFront } from '../markdown/front-matter.ts'
import { linesOf } from '../markdown/lines.ts'
import { linksIn } from '../markdown/links.ts'
import type { Notation } from '../markdown/notation.ts'
import { isBrokenBox } from '../markdown/phrases.ts'
import { readQuiz } from '../markdown/quiz.ts'
import { type MarkdownRow, parseRows } from '../markdown/rows.ts'
import { aboveRule } from '../markdown/texts.ts'
import { questionFromRecord } from '../record.ts'
import { refusal } from '../source-entry.ts'
import type { Format } from './format.ts'

/** Markdown with a task list below each question: `- [x] right`, `- [ ] wrong`. */
export const checklist: Format = {
  name: 'checklist',
  endings: ['md', 'markdown'],
  recognises: text => {
    const front = splitFront(text)
    if (hasKey(front, 'options')) return false
    const boxes = parseRows(front.body).rows.flatMap(({ box }) => box ?? [])
    // Without a tick, and with an answer that is folded away, the answer is there.
    return boxes.includes('right') || (boxes.length > 0 && !/<details\b/i.test(front.body))
  },
  read: ({ text }) => {
    const front = splitFront(text)
    const base = hasKey(front, 'question') ? questionFromRecord(front.data!, 1, null) : null
    return base?.kind === 'refused'
      ? [base]
      : readQuiz(front.body, notation, base && { ...base, isPlain: false })
  },
}

const isOption = ({ box }: MarkdownRow): boolean => box !== null

const notation: Notation = {
  rowsOf: row => [{ ...row, isFolded: false }],
  isOption,
  // A text between two options, that belongs to neither, begins a new group.
  roleOf: (row, group, { text }) => (!isOption(row) ? null : group && text === null ? 'next' : 'first'),
  textOf: ({ text }) => text,
  hasReasons: true,
  keyOf: ({ items }, options) => ({
    ...withoutLetters(options.map(({ text }) => text)),
    answer: items.flatMap(({ option }, place) => (option.box === 'right' ? [letterAt(place)] : [])),
    isMarked: true,
    lines: [],
    problem: null,
  }),
  problemIn: ({ body, after, items }) => {
    const own = items.flatMap(item => item.own)
    const nested = own.find(isOption)
    if (nested) return refusal(nested.line, 'option-nested', NESTED)
    const options = items.map(({ option }) => ({ ...option, lines: option.text.split('\n') }))
    const broken = linesOf([...options, ...own, ...body, ...after], 0).find(
      ({ kind, isQuote, text }) => kind === 'text' && !isQuote && isBrokenBox(text),
    )
    if (broken) return refusal(broken.number, 'option-box', BROKEN)
    const [below] = after
    const last = items.at(-1)!
    // An item directly below the last option.
    const isUnmarked =
      below?.kind === 'text' && below.isItem && below.line === (last.own.at(-1) ?? last.option).end
    return isUnmarked && !linksIn(below.text).alone ? refusal(below.line, 'option-unmarked', UNMARKED) : null
  },
  explanationIn: after => aboveRule(after.filter(({ isSummary }) => !isSummary)),
  list: 'a list of `- [x] …` and `- [ ] …`',
}

const NESTED = 'an option stands inside of another: give all options of the question the same indentation'
const BROKEN = 'this option has no box that can be read: write `- [x] ` or `- [ ] ` before its text'
const UNMARKED =
  'this list item has no box: write `- [x] ` or `- [ ] ` if it is an option, or a blank line above it'
