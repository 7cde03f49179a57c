import { resolveAnswer } from '../../../bank/parse/answer.ts'
import { isRecord } from '../../../bank/parse/front-matter.ts'
import { normalizeKey, optionLabel } from '../../../bank/parse/key-aliases.ts'
import { letterAt, placeOf, splitLetter } from '../letters.ts'
import type { Field } from './fields.ts'
import { type Offered, placeOfNamed } from './options.ts'
import { placeOfSign } from './places.ts'
import { bounded, type Complain, flagOf, readText } from './values.ts'

export type Answer = {
  readonly answer: readonly string[]
  readonly quoted: boolean
  /** Whether it is letters by places, from marks or from the keys of the options. */
  readonly isMarked: boolean
}

const marked = (answer: readonly string[]): Answer => ({ answer, quoted: false, isMarked: true })

/** What a record says about the right options. Nothing where it says nothing. */
export const readAnswer = (
  fields: readonly Field[],
  options: readonly Offered[],
  complain: Complain,
): Answer => {
  const said = fields.map(field => readOne(field, options, complain))
  const right = lettersOfRight(options)
  const all = right.length === 0 ? said : [marked(right), ...said]
  if (new Set(all.map(({ answer }) => meaning(answer, options))).size > 1)
    complain('answer-conflict', conflictMessage(fields, right.length > 0))
  return all[0] ?? { answer: [], quoted: false, isMarked: false }
}

const lettersOfRight = (options: readonly Offered[]): string[] =>
  options.flatMap(({ right }, place) => (right === true ? [letterAt(place)] : []))

const conflictMessage = (fields: readonly Field[], hasMarks: boolean): string => {
  const names = fields.map(({ written }) => `\`${written}\``).join(' and ')
  return `${hasMarks ? `the marks of the options and ${names}` : names} name different answers: correct or delete one`
}

const readOne = ({ value, written }: Field, options: readonly Offered[], complain: Complain): Answer => {
  if (isRecord(value)) return marked(lettersOfMap(value, written, options, complain))
  const list: readonly unknown[] = Array.isArray(value) ? bounded(value, written, complain) : [value]
  if (isMarks(list, options)) return marked(list.flatMap((right, place) => (right ? [letterAt(place)] : [])))
  const texts = list.map(item => readText(item, written, complain).trim()).filter(text => text !== '')
  // An index is a place, in quotes and whatever the options are called.
  if (normalizeKey(written).endsWith('index')) return { answer: texts, quoted: false, isMarked: false }
  const read = texts.map(text => letterOr(text, options, complain))
  return {
    answer: read.map(({ answer }) => answer),
    quoted: list.every(item => typeof item === 'string'),
    isMarked: read.length > 0 && read.every(({ isKey }) => isKey),
  }
}

/** `[false, true, true]`: for each option, whether it is right. */
const isMarks = (list: readonly unknown[], options: readonly Offered[]): boolean =>
  list.length > 1 && list.length === options.length && list.every(item => typeof item === 'boolean')

/** `{ answer_a_correct: "true", answer_b_correct: "false" }`. */
const lettersOfMap = (
  map: Readonly<Record<string, unknown>>,
  written: string,
  options: readonly Offered[],
  complain: Complain,
): string[] => {
  const letters: string[] = []
  for (const [key, value] of Object.entries(map)) {
    const sign = optionLabel(normalizeKey(key).replace(/(?:is)?correct$/, ''))
    const right = flagOf(value)
    if (sign === null || right === null) complain('wrong-type', flagsMessage(written))
    else if (right) {
      const named = placeOfNamed(key, options)
      letters.push(letterAt(named === -1 ? placeOfSign(sign, 1) : named))
    }
  }
  return letters.toSorted()
}

const flagsMessage = (written: string): string =>
  `\`${written}\` must name the right options, or say true or false for each letter`

type CommandResult = { readonly answer: string; readonly isKey: boolean }

/** The letter of the option that an answer names by its key, or by its text and the letter before it; else the answer. */
const letterOr = (text: string, options: readonly Offered[], complain: Complain): CommandResult => {
  const byName = placeOfNamed(text, options)
  const byText = options.findIndex(option => option.whole.trim() === text || option.text.trim() === text)
  if (byName !== -1 && byText !== -1 && byName !== byText)
    complain('answer-ambiguous', ambiguousMessage(text))
  if (byName !== -1) return { answer: letterAt(byName), isKey: true }
  if (/^\d+$/.test(text) && byText === -1 && options.every(({ name }) => name !== null && /^\d+$/.test(name)))
    complain('answer-unknown', `no single option has the id ${text}: name one that is there`)
  const option = options[byText]
  if (option) return option.text.trim() === text ? asIs(text) : { answer: letterAt(byText), isKey: true }
  const said = splitLetter(text)
  const isNamed = said !== null && options[placeOf(said.letter)]?.text.trim() === said.rest
  return isNamed ? { answer: said.letter, isKey: true } : asIs(text)
}

const asIs = (answer: string): CommandResult => ({ answer, isKey: false })

const ambiguousMessage = (text: string): string =>
  `\`${text.slice(0, 40)}\` is both the key of an option and the text of another: write a letter`

/** Two notations of one answer have the same meaning. */
const meaning = (answer: readonly string[], options: readonly Offered[]): string => {
  const choices = options.map(({ text }, place) => ({ key: letterAt(place), text: text.trim() }))
  const keys = answer.map(text => {
    const resolved = resolveAnswer(text, choices, () => false)
    return resolved.kind === 'keys' ? resolved.keys : [text]
  })
  return JSON.stringify(keys.flat().toSorted())
}
