import { resolveAnswer } from '../../../bank/parse/answer.ts'
import { isRecord } from '../../../bank/parse/front-matter.ts'
import { normalizeKey, optionLabel } from '../../../bank/parse/key-aliases.ts'
import { letterAt, letterIndex, splitLetter } from '../letters.ts'
import type { SourceQuestion } from '../source-entry.ts'
import { checkCount, flagOf, type RecordField, readText, rejectRecord } from './fields.ts'
import { placeOfLabel, placeOfNamed, type RecordOption } from './options.ts'

type RecordAnswer = Pick<SourceQuestion, 'answer' | 'isMarked' | 'quotedAnswer'>

/** What a record says about the right options. Nothing where it says nothing. */
export const readRecordAnswer = (
  fields: readonly RecordField[],
  options: readonly RecordOption[],
): RecordAnswer => {
  const right = options.map(({ right }) => right === true)
  const all = [
    ...(right.includes(true) ? [marked(right)] : []),
    ...fields.map(field => readOne(field, options)),
  ]
  if (new Set(all.map(({ answer }) => meaningOf(answer, options))).size > 1) {
    const names = fields.map(({ written }) => `\`${written}\``)
    const both = [...(all.length > fields.length ? ['the marks of the options'] : []), ...names]
    rejectRecord('answer-conflict', `${both.join(' and ')} name different answers: correct or delete one`)
  }
  return all[0] ?? { answer: [], isMarked: false, quotedAnswer: false }
}

/** For each option, whether it is right. */
const marked = (marks: readonly unknown[]): RecordAnswer => {
  const answer = marks.flatMap((right, place) => (right ? [letterAt(place)] : []))
  return { answer, isMarked: true, quotedAnswer: false }
}

const readOne = ({ value, written }: RecordField, options: readonly RecordOption[]): RecordAnswer => {
  if (isRecord(value)) return marked(marksIn(value, written, options))
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  checkCount(list, written)
  const isMarks = list.length > 1 && list.length === options.length
  if (isMarks && list.every(it => typeof it === 'boolean')) return marked(list)
  const texts = list.map(item => readText({ value: item, written }).trim()).filter(text => text !== '')
  // An index is a place, in quotes and whatever the options are called.
  if (normalizeKey(written).endsWith('index')) return { answer: texts, isMarked: false, quotedAnswer: false }
  const letters = texts.map(text => letterOf(text, options))
  return {
    answer: letters.map((letter, place) => letter ?? texts[place]!),
    isMarked: letters.length > 0 && letters.every(letter => letter !== null),
    quotedAnswer: list.every(item => typeof item === 'string'),
  }
}

/** `{ answer_a_correct: "true", answer_b_correct: "false" }`. */
const marksIn = (
  map: Readonly<Record<string, unknown>>,
  written: string,
  options: readonly RecordOption[],
): boolean[] => {
  const marks: boolean[] = []
  for (const [key, value] of Object.entries(map)) {
    const label = optionLabel(normalizeKey(key).replace(/(?:is)?correct$/, ''))
    const named = placeOfNamed(key, options)
    const right = flagOf(value)
    if (label === null || right === null) return rejectRecord('wrong-type', `\`${written}\` ${MARKS}`)
    if (right) marks[named === -1 ? placeOfLabel(label, 1) : named] = true
  }
  return marks
}

const MARKS = 'must name the right options, or say true or false for each letter'

/** The letter of the option that an answer names by its key, or by its text and the letter before it; else null. */
const letterOf = (text: string, options: readonly RecordOption[]): string | null => {
  const byName = placeOfNamed(text, options)
  const byText = options.findIndex(option => option.text.trim() === text)
  if (byName !== -1 && byText !== -1 && byName !== byText)
    rejectRecord(
      'answer-ambiguous',
      `\`${text.slice(0, 40)}\` is both the key of an option and the text of another: write a letter`,
    )
  if (byName !== -1) return letterAt(byName)
  const haveNumbers = options.every(({ name }) => name !== null && /^\d+$/.test(name))
  if (/^\d+$/.test(text) && byText === -1 && haveNumbers)
    rejectRecord('answer-unknown', `no single option has the id ${text}: name one that is there`)
  if (byText !== -1) return null
  const { letter, rest } = splitLetter(text) ?? {}
  return letter !== undefined && options[letterIndex(letter)]?.text.trim() === rest ? letter : null
}

/** Normal form of an answer, to compare notations. */
const meaningOf = (answer: readonly string[], options: readonly RecordOption[]): string => {
  const choices = options.map(({ text }, place) => ({ key: letterAt(place), text: text.trim() }))
  const keys = answer.flatMap(text => {
    const resolved = resolveAnswer(text, choices, () => false)
    return resolved.kind === 'keys' ? resolved.keys : [text]
  })
  return JSON.stringify(keys.toSorted())
}
