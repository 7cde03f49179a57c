import { parseLetters } from '../../../bank/parse/answer.ts'
import { trimText } from '../../../bank/parse/fields.ts'
import { gapMessage, letterAt, letterIndex } from '../letters.ts'
import { refusal, type SourceEntry, skip, sourceQuestion } from '../source-entry.ts'
import type { Format } from './format.ts'

/** A question, options as `A) …` or `A. …`, and `ANSWER: B`. */
export const aiken: Format = {
  name: 'aiken',
  endings: ['txt', 'aiken'],
  recognises: text => SIGNS.every(sign => sign.test(text)),
  read: ({ text }) => blocksOf(text).map(questionFromBlock),
}

const SIGNS = [/^\s{0,40}ANSWERS?\s{0,9}:\s{0,9}[a-z]\b/im, /^[ \t]{0,40}a[.)]/im, /^[ \t]{0,40}b[.)]/im]

type Option = { readonly line: number; readonly letter: string; readonly lines: string[] }

type Block = {
  readonly line: number
  readonly stem: string[]
  options: Option[]
  /** Null where there is no line for it. */
  answer: string | null
  explanation: string
  isApart: boolean
  inCode: boolean
}

const ANSWER = /^\s{0,40}ANSWERS?\s{0,9}:(.*)$/i
const REASON = /^\s{0,40}(?:EXPLANATION|FEEDBACK|RATIONALE)\s{0,9}:/i
const OPTION = /^\s{0,40}([A-Za-z])[.)](.*)$/

/** A question ends after its answer; where that is missing, where the next one begins. */
const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = []
  let open: Block | null = null
  let inReason = false
  const begin = (line: number, stem: string[] = []): Block => {
    const block = { line, stem, options: [], answer: null, explanation: '', isApart: false, inCode: false }
    blocks.push(block)
    return block
  }
  for (const [index, line] of text.split('\n').entries()) {
    const answer = ANSWER.exec(line)?.[1]
    const isBlank = line.trim() === ''
    // Some put the reason below the answer, up to the next blank line.
    inReason = open === null && blocks.length > 0 && (REASON.test(line) || (inReason && !isBlank))
    if (answer !== undefined) {
      open ??= begin(index + 1)
      open.answer = answer.trim()
      open = null
      inReason = false
    } else if (inReason) blocks.at(-1)!.explanation += `\n${line.replace(REASON, '')}`
    else if (open !== null || !isBlank) open = addLine(line, index + 1, open ?? begin(index + 1), begin)
  }
  return blocks
}

/** Adds a line to the open question, or to another where that has ended without an answer. Returns that. */
const addLine = (
  line: string,
  number: number,
  block: Block,
  begin: (line: number, stem?: string[]) => Block,
): Block => {
  const { options, stem, inCode, isApart } = block
  const [, letter = '', text = ''] = (inCode ? null : OPTION.exec(line)) ?? []
  const [first, last] = [options[0], options.at(-1)]
  // The lines below the last option were the next question.
  if (letter === first?.letter && options.length > 1)
    return addLine(line, number, begin(last!.line + 1, last!.lines.splice(1)), begin)
  if (letter === first?.letter) {
    // "A. Smith asks:" was a line of the question.
    stem.push(`${letter}.${first.lines.join('\n')}`)
    block.options = []
    return addLine(line, number, block, begin)
  }
  // Options begin with A, and all have large letters or all small ones ("e.g." is none).
  const isOption = first ? letter !== '' && isLarge(letter) === isLarge(first.letter) : /^A$/i.test(letter)
  const isBlank = line.trim() === ''
  if (first && isApart && !isBlank && !isOption && !inCode) return addLine(line, number, begin(number), begin)
  block.isApart = isBlank
  if (/^\s{0,3}```/.test(letter === '' ? line : text)) block.inCode = !inCode
  if (isOption) options.push({ letter, line: number, lines: [text] })
  else (last?.lines ?? stem).push(line)
  return block
}

const isLarge = (letter: string): boolean => letter === letter.toUpperCase()

const questionFromBlock = ({ line, stem, options, answer, explanation }: Block): SourceEntry => {
  if (options.length === 0 && answer === null) return skip(line, 'a text without options')
  if (options.length === 0) return refusal(line, 'options-missing', NO_OPTIONS)
  const letters = options.map(({ letter }) => letter.toUpperCase())
  const wrong = letters.findIndex((letter, place) => letter !== letterAt(place))
  if (wrong !== -1) return refusal(line, 'options-gap', gapMessage(letterIndex(letters[wrong]!), wrong))
  const named = parseLetters(answer ?? '')
  return sourceQuestion({
    line,
    question: trimText(stem.join('\n')),
    options: options.map(({ lines }) => ({ text: trimText(lines.join('\n')), rationale: null })),
    answer: named ?? (answer ? [answer] : []),
    // By the format it is letters, whatever the options are called.
    isMarked: named !== null,
    isPlain: true,
    explanation: explanation.trim(),
  })
}

const NO_OPTIONS = 'no options: write each on a line of its own, as `A) …`'
