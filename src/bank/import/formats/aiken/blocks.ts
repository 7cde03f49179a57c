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
  stem: Lines
  readonly options: (Lines & { readonly sign: string })[]
  gap: boolean
  inCode: boolean
}

/** A question ends after its answer; where that is missing, where the next one begins. */
export const splitAiken = (text: string): Block[] => {
  const blocks: Block[] = []
  let open: Open | null = null
  let explaining = false
  for (const [index, line] of text.split('\n').entries()) {
    const answer = ANSWER.exec(line)?.[1]
    if (answer !== undefined) {
      blocks.push(blockOf(open ?? opened(index + 1), answer.trim()))
      open = null
    } else if (open === null && (isReason(line) || (explaining && line.trim() !== ''))) {
      explain(line, blocks)
      explaining = true
      continue
    } else open = take(line, index + 1, open, blocks)
    explaining = false
  }
  if (open !== null) blocks.push(blockOf(open, null))
  return blocks
}

const ANSWER = /^\s{0,40}ANSWERS?\s{0,9}:(.*)$/i
const OPTION = /^\s{0,40}([A-Za-z])[.)](.*)$/

const opened = (line: number, lines: string[] = []): Open => ({
  stem: { line, lines },
  options: [],
  gap: false,
  inCode: false,
})

/** The open question with one more line; another one where the line begins it. */
const take = (line: string, number: number, before: Open | null, blocks: Block[]): Open | null => {
  const isFilled = line.trim() !== ''
  if (before === null && !isFilled) return null
  const option = before?.inCode ? null : OPTION.exec(line)
  const open =
    before === null ? opened(number) : startAnew(before, option?.[1] ?? '', number, isFilled, blocks)
  open.gap = !isFilled
  if (/^\s{0,3}```/.test(option?.[2] ?? line)) open.inCode = !open.inCode
  if (option !== null && isNext(option[1]!, open))
    open.options.push({ sign: option[1]!, line: number, lines: [option[2]!] })
  else (open.options.at(-1) ?? open.stem).lines.push(line)
  return open
}

/** Options begin with A, and all have large letters or all small ones ("e.g." is none). */
const isNext = (sign: string, { options }: Open): boolean => {
  const first = options[0]?.sign
  return first === undefined ? /^A$/i.test(sign) : isLarge(sign) === isLarge(first)
}

const isLarge = (sign: string): boolean => sign === sign.toUpperCase()

const startAnew = (open: Open, sign: string, number: number, isFilled: boolean, blocks: Block[]): Open => {
  const { options, stem } = open
  const last = options.at(-1)
  if (last === undefined) return open
  const isFirst = sign === options[0]!.sign
  // "A. Smith asks:" was a line of the question.
  if (isFirst && options.length === 1) {
    stem.lines.push(`${last.sign}.${last.lines.join('\n')}`)
    return opened(stem.line, stem.lines)
  }
  if (isFirst) {
    const lines = last.lines.splice(1)
    blocks.push(blockOf(open, null))
    return opened(last.line + 1, lines)
  }
  if (!open.gap || !isFilled || open.inCode || (sign !== '' && isNext(sign, open))) return open
  blocks.push(blockOf(open, null))
  return opened(number)
}

const blockOf = ({ stem, options }: Open, answer: string | null): Block => ({
  line: stem.line,
  stem: joined(stem.lines),
  options: options.map(({ sign, lines }) => ({ letter: sign.toUpperCase(), text: joined(lines) })),
  answer,
  explanation: '',
})

/** Blank lines around go; the indentation of a first line of code stays. */
const joined = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()

const REASON = /^\s{0,40}(?:EXPLANATION|FEEDBACK|RATIONALE)\s{0,9}:/i

const isReason = (line: string): boolean => REASON.test(line)

/** Some put the reason below the answer, up to the next blank line. */
const explain = (line: string, blocks: Block[]): void => {
  const last = blocks.at(-1)
  if (last === undefined) return
  const explanation = `${last.explanation}\n${line.replace(REASON, '')}`
  blocks[blocks.length - 1] = { ...last, explanation }
}
