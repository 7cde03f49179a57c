import { labelOf, unquote } from '../markdown/afterword.ts'
import { isItem } from '../markdown/marks.ts'
import type { Unfolded } from '../markdown/unfold.ts'

export type Key = {
  /** As it stands in the source; empty where there is none. */
  readonly answer: string[]
  /** The line of a second answer that is another one. */
  readonly contrary: number | null
  /** The other lines: explanation and links. */
  readonly rest: Unfolded[]
}

/** The answer among the lines that are folded away. */
export const keyIn = (lines: readonly Unfolded[], texts: readonly string[]): Key => {
  const options = texts.map(fold)
  const answers: string[] = []
  const rest: Unfolded[] = []
  let contrary: number | null = null
  let due = false
  for (const line of lines) {
    const text = plain(line)
    const said = text === null ? null : saidIn(text)
    if (text === null || text === '') rest.push(line)
    else if (said !== null && said.value === '') due = answers.length === 0
    else if (said !== null && answers.length > 0 && !due) {
      if (!isLetters(said.value)) rest.push(line)
      else if (foldLetters([said.value]) !== foldLetters(answers)) contrary ??= line.number
    } else if (said !== null) {
      const { answer, more } = split(said.value, options)
      answers.push(answer)
      due = false
      if (more + said.more !== '') rest.push({ ...line, text: `${more} ${said.more}`.trim() })
    } else if (isAnswer(text, line, due, answers, options)) {
      answers.push(split(itemOf(text), options).answer)
      due &&= isItem(text)
    } else if (line.summary !== true || labelOf(text) !== null) {
      due = false
      rest.push(line)
    }
  }
  return { answer: answers, contrary, rest }
}

const plain = (line: Unfolded): string | null => (line.kind === 'text' ? unquote(line.text).trim() : null)

/**
 * Without "Answer:" before it, a letter is the answer where it is the first that stands there; below a line "Answers:",
 * each letter is.
 */
const isAnswer = (
  text: string,
  { summary }: Unfolded,
  due: boolean,
  answers: readonly string[],
  options: readonly string[],
): boolean => {
  if (summary === true || !(due || answers.length === 0)) return false
  const { answer, more } = split(itemOf(text), options)
  return more === '' && isLetters(answer)
}

const itemOf = (text: string): string => text.replace(/^(?:[-*+]|#{1,6})[ \t]+/, '')

type Said = { readonly value: string; readonly more: string }

const SAYS =
  /^[^\p{L}\p{N}`(]{0,8}(?:(?:the[ \t]+)?(?:(?:correct|right)[ \t]+)?(?:answers?|solutions?|ans|key)|(?:the[ \t]+)?(?:correct|right)[ \t]+(?:options?|choices?)|correct)(?:[ \t]?\(s\)|[ \t]key)?[*_ \t]{0,4}(?:(?:is|are)[ \t]*[:：]?(?=[ \t*_]|$)|[:：]|[-–—=](?=[ \t])|$)[*_ \t]{0,4}/iu

/** "Correct answer: B, E", "**Answer:** C", "Correct Answer(s): A and D", "The correct answer is B." */
const saidIn = (text: string): Said | null => {
  const match = SAYS.exec(text)
  if (match === null) return null
  const rest = text.slice(match[0].length)
  const end = rest.indexOf('**')
  const [value, more] = end === -1 ? [rest, ''] : [rest.slice(0, end), rest.slice(end + 2).trim()]
  return { value: tidy(value), more: more.replace(/^[.:–—-]+[ \t]*/, '') }
}

/** "(B)", "`B`.", "B, E." */
const tidy = (value: string): string => {
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
  const bare = tidy(value)
  const match = /^\(?([A-Z])\)?[ \t]*(?:[.):,;]|[-–—](?=[ \t]))[*_]{0,2}[ \t]+/.exec(bare)
  if (match === null) return { answer: bare, more: '' }
  const rest = bare.slice(match[0].length).trim()
  const place = match[1]!.charCodeAt(0) - 65
  if (fold(rest) === options[place]) return { answer: match[1]!, more: '' }
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

const isLetters = (text: string): boolean =>
  text.length <= 40 &&
  /^(?:[A-J](?:(?:[ \t]*[,;&/+][ \t]*(?:and[ \t]+)?|[ \t]+(?:and[ \t]+)?)[A-J])*|[A-J]{1,10})$/i.test(text)

const foldLetters = (answers: readonly string[]): string =>
  [
    ...answers
      .join(' ')
      .replaceAll(/\band\b/gi, '')
      .toUpperCase()
      .replaceAll(/[^A-J]/g, ''),
  ]
    .sort()
    .join('')
