import { parseLetters } from '../../../../bank/parse/answer.ts'
import { letterIndex } from '../../letters.ts'
import type { MarkdownLine } from '../../markdown/lines.ts'
import { isItem, labelOf, unquote } from '../../markdown/phrases.ts'

/** The answer among the lines that are folded away. `texts`: of the options. */
export const keyIn = (lines: readonly MarkdownLine[], texts: readonly string[]) => {
  const options = texts.map(fold)
  const answer: string[] = []
  const rest: MarkdownLine[] = []
  /** The line of a second answer that is another one. */
  let contrary: number | null = null
  /** Whether a line "Answer:" alone says that the answer follows. */
  let isDue = false
  // Where several lines are like "Falsch: A" and "Richtig: B", the words alone tell which is the answer.
  const announced = lines.filter(line => announcementIn(line, options) !== null)
  for (const line of lines) {
    const text = line.kind === 'text' ? unquote(line.text).trim() : ''
    const mayAnswer = answer.length === 0 || isDue
    const announcement = announced.length === 1 ? announcementIn(line, options) : null
    const statement = statementIn(text, options) ?? (mayAnswer ? announcement : null)
    const letter = mayAnswer && !line.isSummary ? letterIn(text, options) : null
    if (statement?.value === '') isDue = answer.length === 0
    else if (statement !== null && mayAnswer) {
      answer.push(statement.value)
      isDue = false
      if (statement.more !== '') rest.push({ ...line, text: statement.more })
    } else if (statement !== null && parseLetters(statement.value) !== null) {
      if (sameLetters([statement.value]) !== sameLetters(answer)) contrary ??= line.number
    } else if (letter !== null) {
      answer.push(letter)
      // In a list, others may follow.
      isDue &&= isItem(text)
    } else if (text === '' || !line.isSummary || labelOf(text) !== null) {
      isDue &&= text === ''
      rest.push(line)
    }
  }
  return { answer, contrary, rest }
}

const sameLetters = (answer: readonly string[]): string =>
  answer
    .flatMap(text => parseLetters(text) ?? text)
    .toSorted()
    .join()

/** An answer, and what goes on behind it. */
type Statement = { readonly value: string; readonly more: string }

/** "Correct answer: B, E", "**Answer:** C", "Correct Answer(s): A and D", "The correct answer is B." */
const statementIn = (text: string, options: readonly string[]): Statement | null => {
  const match = STATEMENT.exec(text)
  if (match === null) return null
  const [written = '', ...others] = text.slice(match[0].length).split('**')
  const { value, more } = splitAnswer(written, options)
  const behind = others.join('**').replace(/^[ \t]*[.:–—-]*[ \t]*/, '')
  return { value, more: `${more} ${behind}`.trim() }
}

/** "Antwort: B", "Réponse correcte : A, C": in any language, where letters of options alone stand behind the colon. */
const announcementIn = ({ kind, text }: MarkdownLine, options: readonly string[]): Statement | null => {
  const [, word = '', letters = ''] = (kind === 'text' && ANNOUNCEMENT.exec(unquote(text).trim())) || []
  const value = bareAnswer(letters)
  if (!/^[A-J](?:\s?[,;&+]\s?[A-J]){0,9}$/.test(value) || NO_ANSWER.test(word) || labelOf(text) !== null)
    return null
  const isThere = (letter: string) => letterIndex(letter) < options.length
  return parseLetters(value)?.every(isThere) ? { value, more: '' } : null
}

const ANNOUNCEMENT = /^[^\p{L}\p{N}]{0,12}(\p{L}[\p{L}\p{M} ]{0,40})[*_ \t]{0,4}[:：](.{1,60})$/u

/** "Incorrect: A", "Falsch: A", "Faux : A", "Неверно: А". */
const NO_ANSWER = /incorrect|wrong|fals|faux|errad|sbagliat|feil|fout|verkeerd|невер|неправ|错|誤|hint|note/iu

const THE = String.raw`(?:the[ \t]+)?`
const ANSWER = String.raw`${THE}(?:(?:correct|right)[ \t]+)?(?:answers?|solutions?|ans|key)`
const OPTION = String.raw`${THE}(?:correct|right)[ \t]+(?:options?|choices?)`

/** Signs of bold, on either side of what separates the words from the answer. */
const BOLD = String.raw`[*_ \t]{0,4}`

/** "is", a colon, a dash, or nothing behind it. */
const SEPARATOR = String.raw`(?:(?:is|are)[ \t]*[:：]?(?=[ \t*_]|$)|[:：]|[-–—=](?=[ \t])|$)`

const STATEMENT = new RegExp(
  String.raw`^[^\p{L}\p{N}\x60(]{0,8}(?:${ANSWER}|${OPTION}|correct)(?:[ \t]?\(s\)|[ \t]key)?${BOLD}${SEPARATOR}${BOLD}`,
  'iu',
)

/** Without "Answer:" before it, a letter is an answer where nothing else stands beside it. */
const letterIn = (text: string, options: readonly string[]): string | null => {
  const { value, more } = splitAnswer(text.replace(/^(?:[-*+]|#{1,6})[ \t]+/, ''), options)
  return more === '' && parseLetters(value) !== null ? value : null
}

/** The letters of "(B)", "`B`.", "B, E."; any other text as it is. */
const bareAnswer = (value: string): string => {
  const inner = value.trim().replace(/^[`*_"(]{1,3}[ \t]*/, '')
  let end = inner.length
  while (end > 0 && '`*_"). \t'.includes(inner[end - 1]!)) end--
  return parseLetters(inner.slice(0, end)) !== null ? inner.slice(0, end) : value.trim()
}

/** The letter of "B. Copper", and an explanation that goes on behind it: "B. It conducts heat best." */
const splitAnswer = (written: string, options: readonly string[]): Statement => {
  const bare = bareAnswer(written)
  const [head, letter] = /^\(?([A-Z])\)?[ \t]*(?:[.):,;]|[-–—](?=[ \t]))[*_]{0,2}[ \t]+/.exec(bare) ?? []
  if (head === undefined) return { value: bare, more: '' }
  const rest = bare.slice(head.length).trim()
  if (fold(rest) === options[letterIndex(letter!)]) return { value: letter!, more: '' }
  // "B, E and what follows" or the text of another option: what is meant is for a person to say.
  const isSentence = /\p{Ll}{2}[^\n]{0,200}\s/u.test(rest) && !/^(?:and|or|&|[A-Z]\b)/.test(rest)
  return isSentence && !options.includes(fold(rest))
    ? { value: letter!, more: rest }
    : { value: bare, more: '' }
}

const fold = (text: string): string =>
  text
    .replaceAll(/[\s*_`]+/g, ' ')
    .replace(/[.]\s?$/, '')
    .trim()
    .toLowerCase()
