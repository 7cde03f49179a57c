import { letterAt, withoutLetters } from '../letters.ts'
import { flatten, parseBlocks } from '../markdown/blocks.ts'
import { hasKey, splitFront } from '../markdown/front-matter.ts'
import { linesOf } from '../markdown/lines.ts'
import { linksIn } from '../markdown/links.ts'
import { isBrokenBox } from '../markdown/phrases.ts'
import { type Notation, readQuiz } from '../markdown/quiz.ts'
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
    const boxes = flatten(parseBlocks(front.body).blocks).flatMap(({ box }) => box ?? [])
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

const notation: Notation = {
  folds: false,
  cut: block => [{ ...block, option: block.box && { text: block.text, letter: null } }],
  hasReasons: true,
  keyOf: ({ items }, options) => ({
    ...withoutLetters(options),
    answer: items.flatMap(({ block }, place) => (block.box === 'right' ? [letterAt(place)] : [])),
    isMarked: true,
    lines: [],
    problem: null,
  }),
  problemIn: ({ body, after, items }) => {
    const own = items.flatMap(({ own, attached }) => [...own, ...attached])
    const nested = own.find(({ box }) => box !== null)
    if (nested) return refusal(nested.line, 'option-nested', NESTED)
    const options = items.map(({ block }) => ({ ...block, lines: block.text.split('\n') }))
    const broken = linesOf([...options, ...own, ...body, ...after], 0).find(
      ({ kind, isQuote, text }) => kind === 'text' && !isQuote && isBrokenBox(text),
    )
    if (broken) return refusal(broken.number, 'option-box', BROKEN)
    const [below] = after
    const last = items.at(-1)!
    const { end } = last.attached.at(-1) ?? last.own.at(-1) ?? last.block
    // An item directly below the last option.
    const isUnmarked = below?.kind === 'text' && below.isItem && below.line === end
    return isUnmarked && !linksIn(below.text).alone ? refusal(below.line, 'option-unmarked', UNMARKED) : null
  },
  explanationIn: after => aboveRule(after.filter(({ isSummary }) => !isSummary)),
  list: 'a list of `- [x] …` and `- [ ] …`',
}

const NESTED = 'an option stands inside of another: give all options of the question the same indentation'
const BROKEN = 'this option has no box that can be read: write `- [x] ` or `- [ ] ` before its text'
const UNMARKED =
  'this list item has no box: write `- [x] ` or `- [ ] ` if it is an option, or a blank line above it'
