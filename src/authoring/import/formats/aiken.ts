import { parseLetters } from '../../../bank/parse/answer.ts'
import { trimText } from '../../../bank/parse/fields.ts'
import { gapMessage, letterAt, letterIndex } from '../letters.ts'
import { refusal, type SourceEntry, skip, sourceQuestion } from '../source-entry.ts'
import type { Format } from './format.ts'

/** A question, options as `A) …` or `A. …`, and `ANSWER: B`. */
export const aiken: Format = {
  name: 'aiken',
  endings: ['txt', 'aiken'],
  recognises: text => /^[ \t]*ANSWER[ \t]*:[ \t]*[A-Za-z]\b/m.test(text) && /^[ \t]*A[.)]/m.test(text),
  read: ({ text }) => blocksOf(text).map(questionFromBlock),
}

/** A text of some lines. An option has a letter. */
type Part = { line: number; readonly letter: string; readonly lines: string[] }

type Block = {
  stem: Part
  options: Part[]
  /** Null where there is no line for it. */
  answer: string | null
  explanation: string
  isApart: boolean
  inCode: boolean
}

const newBlock = (line: number, lines: string[] = []): Block => ({
  stem: { line, letter: '', lines },
  options: [],
  answer: null,
  explanation: '',
  isApart: false,
  inCode: false,
})

/** A question ends after its answer; where that is missing, where the next one begins. */
const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = []
  let open: Block | null = null
  let inReason = false
  for (const [index, line] of text.split('\n').entries()) {
    const answer = /^\s{0,40}ANSWERS?\s{0,9}:(.*)$/i.exec(line)?.[1]
    const last = blocks.at(-1)
    // Some put the reason below the answer, up to the next blank line.
    inReason = open === null && last !== undefined && (REASON.test(line) || (inReason && line.trim() !== ''))
    if (answer !== undefined) {
      const block: Block = open ?? newBlock(index + 1)
      block.answer = answer.trim()
      if (open === null) blocks.push(block)
      open = null
      inReason = false
    } else if (inReason) last!.explanation += `\n${line.replace(REASON, '')}`
    else if (open !== null || line.trim() !== '') {
      const next = blockFor(line, index + 1, open)
      if (next !== open) blocks.push(next)
      addLine(line, index + 1, next)
      open = next
    }
  }
  return blocks
}

const REASON = /^\s{0,40}(?:EXPLANATION|FEEDBACK|RATIONALE)\s{0,9}:/i
const OPTION = /^\s{0,40}([A-Za-z])[.)](.*)$/

/** The question that a line belongs to: the open one, or another where that has ended without an answer. */
const blockFor = (line: string, number: number, open: Block | null): Block => {
  if (open === null) return newBlock(number)
  const { options, isApart, inCode, stem } = open
  const [first] = options
  if (first === undefined || inCode) return open
  const letter = OPTION.exec(line)?.[1]
  const last = options.at(-1)!
  if (letter === first.letter && options.length === 1) {
    // "A. Smith asks:" was a line of the question.
    stem.lines.push(`${first.letter}.${first.lines.join('\n')}`)
    open.options = []
    return open
  }
  // The lines below the last option were the next question.
  if (letter === first.letter) return newBlock(last.line + 1, last.lines.splice(1))
  const isOption = letter !== undefined && isLarge(letter) === isLarge(first.letter)
  return isApart && line.trim() !== '' && !isOption ? newBlock(number) : open
}

const addLine = (line: string, number: number, block: Block): void => {
  const [, letter = '', text = ''] = (block.inCode ? null : OPTION.exec(line)) ?? []
  const [first] = block.options
  block.isApart = line.trim() === ''
  if (/^\s{0,3}```/.test(letter === '' ? line : text)) block.inCode = !block.inCode
  // Options begin with A, and all have large letters or all small ones ("e.g." is none).
  const isOption =
    first === undefined ? /^A$/i.test(letter) : letter !== '' && isLarge(letter) === isLarge(first.letter)
  if (isOption) block.options.push({ letter, line: number, lines: [text] })
  else (block.options.at(-1) ?? block.stem).lines.push(line)
}

const isLarge = (letter: string): boolean => letter === letter.toUpperCase()

const questionFromBlock = ({ stem, options, answer, explanation }: Block): SourceEntry => {
  const { line } = stem
  if (options.length === 0)
    return answer === null
      ? skip(line, 'a text without options')
      : refusal(line, 'options-missing', NO_OPTIONS)
  const letters = options.map(({ letter }) => letter.toUpperCase())
  const wrong = letters.findIndex((letter, place) => letter !== letterAt(place))
  if (wrong !== -1) return refusal(line, 'options-gap', gapMessage(letterIndex(letters[wrong]!), wrong))
  const named = parseLetters(answer ?? '')
  return sourceQuestion({
    line,
    question: trimText(stem.lines.join('\n')),
    options: options.map(({ lines }) => ({ text: trimText(lines.join('\n')), rationale: null })),
    answer: named ?? (answer ? [answer] : []),
    // By the format it is letters, whatever the options are called.
    isMarked: named !== null,
    explanation: explanation.trim(),
  })
}

const NO_OPTIONS = 'no options: write each on a line of its own, as `A) …`'
