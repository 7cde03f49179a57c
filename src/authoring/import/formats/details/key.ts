import { placeOf } from '../../letters.ts'
import { isItem, labelOf, unquote } from '../../markdown/phrases.ts'
import type { Line } from '../../markdown/rows.ts'

export type Key = {
  /** As it stands in the source; empty where there is none. */
  readonly answer: string[]
  /** The line of a second answer that is another one. */
  contrary: number | null
  /** The other lines: explanation and links. */
  readonly rest: Line[]
}

type Open = Key & {
  /** The texts of the options, see `fold`. */
  readonly options: readonly string[]
  /** Whether a line "Answer:" alone says that the answer follows. */
  isDue: boolean
}

/** The answer among the lines that are folded away. */
export const keyIn = (lines: readonly Line[], texts: readonly string[]): Key => {
  const key: Open = { answer: [], contrary: null, rest: [], options: texts.map(fold), isDue: false }
  for (const line of lines) takeLine(line, key)
  return key
}

const takeLine = (line: Line, key: Open): void => {
  const text = line.kind === 'text' ? unquote(line.text).trim() : ''
  const said = saidIn(text)
  const letter = said === null ? letterIn(text, line, key) : null
  if (text === '') key.rest.push(line)
  else if (said !== null) takeSaid(said, line, key)
  else if (letter !== null) {
    key.answer.push(letter)
    // In a list, others may follow.
    key.isDue &&= isItem(text)
  } else if (!line.isSummary || labelOf(text) !== null) {
    key.isDue = false
    key.rest.push(line)
  }
}

/** A line that begins with "Answer:". */
const takeSaid = (said: Statement, line: Line, key: Open): void => {
  if (said.value === '') key.isDue = key.answer.length === 0
  else if (key.answer.length === 0 || key.isDue) {
    const { answer, more } = split(said.value, key.options)
    key.answer.push(answer)
    key.isDue = false
    if (more + said.more !== '') key.rest.push({ ...line, text: `${more} ${said.more}`.trim() })
  } else if (!isLetters(said.value)) key.rest.push(line)
  else if (lettersIn(said.value) !== lettersIn(key.answer.join(' '))) key.contrary ??= line.number
}

/** Without "Answer:" before it, a letter is the answer where none is known yet; below "Answers:", each is. */
const letterIn = (
  text: string,
  { isSummary }: Line,
  { isDue, answer: known, options }: Open,
): string | null => {
  if (isSummary || (known.length > 0 && !isDue)) return null
  const { answer, more } = split(text.replace(/^(?:[-*+]|#{1,6})[ \t]+/, ''), options)
  return more === '' && isLetters(answer) ? answer : null
}

type Statement = { readonly value: string; readonly more: string }

/** "Correct answer: B, E", "**Answer:** C", "Correct Answer(s): A and D", "The correct answer is B." */
const saidIn = (text: string): Statement | null => {
  const match = SAYS.exec(text)
  if (match === null) return null
  const rest = text.slice(match[0].length)
  const end = rest.indexOf('**')
  const [value, more] = end === -1 ? [rest, ''] : [rest.slice(0, end), rest.slice(end + 2).trim()]
  return { value: tidied(value), more: more.replace(/^[.:–—-]+[ \t]*/, '') }
}

const RIGHT = '(?:correct|right)'
const THE = String.raw`(?:the[ \t]+)?`
const ANSWER = String.raw`${THE}(?:${RIGHT}[ \t]+)?(?:answers?|solutions?|ans|key)`
const OPTION = String.raw`${THE}${RIGHT}[ \t]+(?:options?|choices?)`

/** Signs of bold, on either side of what separates the words from the answer. */
const BOLD = String.raw`[*_ \t]{0,4}`

/** "is", a colon, a dash, or nothing behind it. */
const SEPARATOR = String.raw`(?:(?:is|are)[ \t]*[:：]?(?=[ \t*_]|$)|[:：]|[-–—=](?=[ \t])|$)`

const SAYS = new RegExp(
  String.raw`^[^\p{L}\p{N}\x60(]{0,8}(?:${ANSWER}|${OPTION}|correct)(?:[ \t]?\(s\)|[ \t]key)?${BOLD}${SEPARATOR}${BOLD}`,
  'iu',
)

/** "(B)", "`B`.", "B, E." */
const tidied = (value: string): string => {
  const inner = value
    .trim()
    .replace(/^[`*_"(]{1,3}/, '')
    .trim()
  let end = inner.length
  while (end > 0 && '`*_"). \t'.includes(inner[end - 1]!)) end--
  return isLetters(inner.slice(0, end)) ? inner.slice(0, end) : value.trim()
}

/** The letter of "B. Copper", and an explanation that goes on behind it: "B. It conducts heat best." */
const split = (value: string, options: readonly string[]): { answer: string; more: string } => {
  const bare = tidied(value)
  const match = /^\(?([A-Z])\)?[ \t]*(?:[.):,;]|[-–—](?=[ \t]))[*_]{0,2}[ \t]+/.exec(bare)
  if (match === null) return { answer: bare, more: '' }
  const rest = bare.slice(match[0].length).trim()
  if (fold(rest) === options[placeOf(match[1]!)]) return { answer: match[1]!, more: '' }
  // "B, E and what follows" or the text of another option: what is meant is for a person to say.
  const isOther = options.includes(fold(rest))
  const isSentence = /\p{Ll}{2}[^\n]*\s/u.test(rest) && !/^(?:and|or|&|[A-Z]\b)/.test(rest)
  return isSentence && !isOther ? { answer: match[1]!, more: rest } : { answer: bare, more: '' }
}

const fold = (text: string): string =>
  text
    .replaceAll(/[\s*_`]+/g, ' ')
    .replace(/[.]\s?$/, '')
    .trim()
    .toLowerCase()

/** "B", "B, E", "B, and E", "B and E", "B E", "BE". */
const isLetters = (text: string): boolean => text.length <= 40 && LETTERS.test(text)

const LETTERS = /^(?:[A-J](?:(?:[ \t]*[,;&/+][ \t]*(?:and[ \t]+)?|[ \t]+(?:and[ \t]+)?)[A-J])*|[A-J]{1,10})$/i

/** The same for each notation of the same letters. */
const lettersIn = (answer: string): string =>
  answer
    .replaceAll(/\band\b/gi, '')
    .toUpperCase()
    .replaceAll(/[^A-J]/g, '')
    .split('')
    .sort()
    .join('')
