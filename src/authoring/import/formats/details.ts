import { letterAt } from '../letters.ts'
import { type Block, flatten, parseBlocks } from '../markdown/blocks.ts'
import { hasKey, splitFront } from '../markdown/front-matter.ts'
import { linesOf } from '../markdown/lines.ts'
import { labelOf, unbold } from '../markdown/phrases.ts'
import { type Notation, readQuiz } from '../markdown/quiz.ts'
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
    const blocks = flatten(parseBlocks(front.body).blocks)
    if (blocks.some(({ box }) => box === 'right')) return false
    const letters = new Set(blocks.flatMap(cutLetters).map(({ option }) => option?.letter.toUpperCase()))
    return letters.has('A') && letters.has('B')
  },
  read: ({ text }) => readQuiz(splitFront(text).body, notation),
}

type LetteredBlock = Block & { readonly option: { readonly text: string; readonly letter: string } | null }

/** One block for each line that begins with a letter. */
const cutLetters = (block: Block): LetteredBlock[] => {
  if (block.kind !== 'text' || block.isFolded) return [{ ...block, option: null }]
  const lines = block.text.split('\n')
  const starts = lines.flatMap((text, at) => (at === 0 || LETTERED.test(text) ? [at] : []))
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? lines.length
    const part = {
      ...block,
      text: lines.slice(start, end).join('\n'),
      lines: block.lines.slice(start, end),
      line: block.line + start,
      end: block.line + end,
      ...(index === 0 ? {} : { isItem: false, number: null, children: [] }),
    }
    return { ...part, option: letteredOf(part) }
  })
}

/** `A. …`, `- A. …`, `- 1: …`, `* **B)** …`, `- [ ] C) …`, `(D) …`; null for any other text. */
const letteredOf = ({ text, isItem }: Block): LetteredBlock['option'] => {
  const [all, opening, written = '', sign, closing] = LETTERED.exec(text) ?? []
  if (all === undefined) return null
  const number = isItem && sign === ':' ? Number(written) : Number.NaN
  const letter = number > 0 ? letterAt(number - 1) : written
  if (/\d/.test(letter)) return null
  const [first = '', ...others] = text.slice(all.length).split('\n')
  const rest = first.replace(LINE_BREAK, '')
  // "a.m." is no option, and "Q: A: what" is one only as an item.
  const isGlued = !/[ \t]$/.test(all) && rest !== ''
  if ((isGlued && sign !== ')' && closing === undefined) || (sign === ':' && !isItem)) return null
  const isBold = opening !== undefined && closing === undefined
  return { letter, text: [isBold ? unbold(`**${rest}`) : rest, ...others].join('\n') }
}

const LETTERED = /^[ \t]*(\*\*)?\(?([A-Za-z]|\d{1,2})\\?([.):])(\*\*)?[ \t]*/

/** Some end each option with `<br>` or a backslash, so that Markdown shows it on a line of its own. */
const LINE_BREAK = /(?:<br[ \t]{0,3}\/?>|\\)[ \t]{0,9}$/i

const notation: Notation = {
  folds: true,
  cut: cutLetters,
  hasReasons: false,
  keyOf: ({ after, items }, texts) => {
    const { between, folded } = partsOf(after)
    const key = keyIn(linesOf(folded), texts)
    const answer = isNumbered(items[0]!.block) ? key.answer.flatMap(lettersOfNumbers) : key.answer
    const problem = key.contrary === null ? null : refusal(key.contrary, 'answer-contradictory', CONTRARY)
    const lines = explains(between) ? [...linesOf(between), ...key.rest] : key.rest
    return { answer, isMarked: false, texts, repairs: [], lines, problem }
  },
  problemIn: ({ gap, parted, after }) => {
    if (gap !== null) return refusal(gap.line, 'options-gap', GAP)
    const { between, folded } = partsOf(after)
    const text = parted ?? between.find(saysSomething)
    const isAside = parted !== null || (folded.length > 0 && text && labelOf(text.text) === null)
    return text && isAside ? refusal(text.line, 'text-between', BETWEEN) : null
  },
  // Outside of the `<details>`, only what says that it explains the question does.
  explanationIn: after => {
    const { below } = partsOf(after)
    if (explains(below)) return { blocks: aboveRule(below).blocks, passedOver: null }
    const aside = below.find(block => block.kind !== 'code' && saysSomething(block))
    return { blocks: [], passedOver: aside?.line ?? null }
  },
  list: 'lettered options',
}

const isNumbered = ({ text }: Block): boolean => /^\s*\(?\**\d/.test(text)

/** Options that name their own numbers are named by these. */
const lettersOfNumbers = (answer: string): string[] =>
  /^\d{1,2}(?:\s?[,;&+]\s?\d{1,2}){0,9}\.?$/.test(answer)
    ? answer.match(/\d+/g)!.map(number => letterAt(Number(number) - 1))
    : [answer]

const GAP = 'the letter of this option is not the next one: name the options A, B, C … without gaps'
const BETWEEN =
  'a text stands between the options, or between them and the answer: move it above the options, or into the `<details>`'
const CONTRARY = 'this names another answer than a line above it: leave the right one only'

/** What stands below the options: above the `<details>`, in it, and below it. */
const partsOf = (after: readonly Block[]) => {
  const start = after.findIndex(({ isFolded }) => isFolded)
  const end = start === -1 ? after.length : start
  return {
    between: after.slice(0, end),
    folded: after.filter(({ isFolded }) => isFolded),
    below: after.slice(end).filter(({ isFolded }) => !isFolded),
  }
}

const explains = ([first]: readonly Block[]): boolean => first !== undefined && labelOf(first.text) !== null
