import { resolveAnswer } from '../../../bank/parse/answer.ts'
import { isRecord } from '../../../bank/parse/front-matter.ts'
import { normalizeKey, optionLabel } from '../../../bank/parse/key-aliases.ts'
import { letterAt, letterIndex, splitLetter } from '../letters.ts'
import type { RecordField } from './fields.ts'
import { placeOfNamed, placeOfSign, type RecordOption } from './options.ts'
import { checkCount, flagOf, rejectRecord, textValue } from './values.ts'

export type RecordAnswer = {
  readonly answer: readonly string[]
  readonly quoted: boolean
  /** Whether it is letters by places, from marks or from the keys of the options. */
  readonly isMarked: boolean
}

/** What a record says about the right options. Nothing where it says nothing. */
export const readAnswer = (
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
    const both = [...(all.length > fields.length ? ['the marks of the options'] : []), names.join(' and ')]
    rejectRecord('answer-conflict', `${both.join(' and ')} name different answers: correct or delete one`)
  }
  return all[0] ?? { answer: [], quoted: false, isMarked: false }
}

/** For each option, whether it is right. */
const marked = (marks: readonly unknown[]): RecordAnswer => ({
  answer: marks.flatMap((right, place) => (right ? [letterAt(place)] : [])),
  quoted: false,
  isMarked: true,
})

const readOne = ({ value, written }: RecordField, options: readonly RecordOption[]): RecordAnswer => {
  if (isRecord(value)) return { answer: lettersOfMap(value, written, options), quoted: false, isMarked: true }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  checkCount(list, written)
  const isMarks =
    list.length > 1 && list.length === options.length && list.every(it => typeof it === 'boolean')
  if (isMarks) return marked(list)
  const texts = list.map(item => textValue(item, written).trim()).filter(text => text !== '')
  // An index is a place, in quotes and whatever the options are called.
  if (normalizeKey(written).endsWith('index')) return { answer: texts, quoted: false, isMarked: false }
  const letters = texts.map(text => letterOf(text, options))
  return {
    answer: letters.map((letter, place) => letter ?? texts[place]!),
    quoted: list.every(item => typeof item === 'string'),
    isMarked: letters.length > 0 && letters.every(letter => letter !== null),
  }
}

/** `{ answer_a_correct: "true", answer_b_correct: "false" }`. */
const lettersOfMap = (
  map: Readonly<Record<string, unknown>>,
  written: string,
  options: readonly RecordOption[],
): string[] =>
  Object.entries(map)
    .flatMap(([key, value]) => {
      const sign = optionLabel(normalizeKey(key).replace(/(?:is)?correct$/, ''))
      const right = flagOf(value)
      if (sign === null || right === null)
        return rejectRecord(
          'wrong-type',
          `\`${written}\` must name the right options, or say true or false for each letter`,
        )
      const named = placeOfNamed(key, options)
      return right ? [letterAt(named === -1 ? placeOfSign(sign, 1) : named)] : []
    })
    .toSorted()

/** The letter of the option that an answer names by its key, or by its text and the letter before it; else null. */
const letterOf = (text: string, options: readonly RecordOption[]): string | null => {
  const byName = placeOfNamed(text, options)
  const byText = options.findIndex(option => option.whole.trim() === text || option.text.trim() === text)
  if (byName !== -1 && byText !== -1 && byName !== byText)
    rejectRecord(
      'answer-ambiguous',
      `\`${text.slice(0, 40)}\` is both the key of an option and the text of another: write a letter`,
    )
  if (byName !== -1) return letterAt(byName)
  const haveNumbers = options.every(({ name }) => name !== null && /^\d+$/.test(name))
  if (/^\d+$/.test(text) && byText === -1 && haveNumbers)
    rejectRecord('answer-unknown', `no single option has the id ${text}: name one that is there`)
  if (byText !== -1) return options[byText]!.text.trim() === text ? null : letterAt(byText)
  const split = splitLetter(text)
  return split !== null && options[letterIndex(split.letter)]?.text.trim() === split.rest
    ? split.letter
    : null
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
