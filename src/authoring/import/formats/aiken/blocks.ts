import { trimText } from '../../../../bank/parse/fields.ts'

export type Option = { readonly letter: string; readonly text: string }

/** One question as it stands in the file. */
export type Block = {
  readonly line: number
  readonly stem: string
  readonly options: readonly Option[]
  /** Null where there is no line for it. */
  readonly answer: string | null
  readonly explanation: string
}

type Lines = { readonly line: number; readonly lines: string[] }

/** A question that has not ended yet. */
type Open = {
  readonly stem: Lines
  readonly options: (Lines & { readonly letter: string })[]
  /** Whether the line before is blank. */
  isApart: boolean
  inCode: boolean
}

/** A question ends after its answer; where that is missing, where the next one begins. */
export const splitAiken = (text: string): Block[] => {
  const blocks: Block[] = []
  let open: Open | null = null
  let inReason = false
  for (const [index, line] of text.split('\n').entries()) {
    const number = index + 1
    const answer = ANSWER.exec(line)?.[1]
    // Above all questions it is a text like any other.
    const mayReason = open === null && blocks.length > 0
    inReason = mayReason && (REASON.test(line) || (inReason && line.trim() !== ''))
    if (answer !== undefined) {
      blocks.push(blockOf(open ?? opened(number), answer.trim()))
      open = null
      inReason = false
    } else if (inReason) addReason(line, blocks)
    else open = take(line, number, open, blocks)
  }
  if (open !== null) blocks.push(blockOf(open, null))
  return blocks
}

const ANSWER = /^\s{0,40}ANSWERS?\s{0,9}:(.*)$/i
const OPTION = /^\s{0,40}([A-Za-z])[.)](.*)$/

const opened = (line: number, lines: string[] = []): Open => ({
  stem: { line, lines },
  options: [],
  isApart: false,
  inCode: false,
})

/** The open question with one more line; another one where the line begins it. */
const take = (line: string, number: number, before: Open | null, blocks: Block[]): Open | null => {
  const isBlank = line.trim() === ''
  if (before === null && isBlank) return null
  const [, letter = '', text = ''] = (before?.inCode ? null : OPTION.exec(line)) ?? []
  const open = before === null ? opened(number) : continued(before, letter, number, isBlank, blocks)
  open.isApart = isBlank
  if (FENCE.test(letter === '' ? line : text)) open.inCode = !open.inCode
  if (letter !== '' && mayFollow(letter, open)) open.options.push({ letter, line: number, lines: [text] })
  else (open.options.at(-1) ?? open.stem).lines.push(line)
  return open
}

const FENCE = /^\s{0,3}```/

/** Options begin with A, and all have large letters or all small ones ("e.g." is none). */
const mayFollow = (letter: string, { options }: Open): boolean => {
  const first = options[0]?.letter
  return first === undefined ? /^A$/i.test(letter) : isLarge(letter) === isLarge(first)
}

const isLarge = (letter: string): boolean => letter === letter.toUpperCase()

/** The question that a line belongs to: the open one, or another one, where that has ended without an answer. */
const continued = (open: Open, letter: string, number: number, isBlank: boolean, blocks: Block[]): Open => {
  const { stem, options, isApart, inCode } = open
  const last = options.at(-1)
  if (last === undefined) return open
  if (letter === options[0]!.letter) {
    // "A. Smith asks:" was a line of the question.
    if (options.length === 1) {
      stem.lines.push(`${last.letter}.${last.lines.join('\n')}`)
      return opened(stem.line, stem.lines)
    }
    // The lines below the last option were the next question.
    const lines = last.lines.splice(1)
    blocks.push(blockOf(open, null))
    return opened(last.line + 1, lines)
  }
  const isOption = letter !== '' && mayFollow(letter, open)
  if (!isApart || isBlank || inCode || isOption) return open
  blocks.push(blockOf(open, null))
  return opened(number)
}

const blockOf = ({ stem, options }: Open, answer: string | null): Block => ({
  line: stem.line,
  stem: trimText(stem.lines.join('\n')),
  options: options.map(({ letter, lines }) => ({
    letter: letter.toUpperCase(),
    text: trimText(lines.join('\n')),
  })),
  answer,
  explanation: '',
})

const REASON = /^\s{0,40}(?:EXPLANATION|FEEDBACK|RATIONALE)\s{0,9}:/i

/** Some put the reason below the answer, up to the next blank line. */
const addReason = (line: string, blocks: Block[]): void => {
  const last = blocks.at(-1)!
  const explanation = `${last.explanation}\n${line.replace(REASON, '')}`
  blocks[blocks.length - 1] = { ...last, explanation }
}
