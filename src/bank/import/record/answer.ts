import { resolveAnswer } from '../../answer.ts'
import { isRecord } from '../../front-matter.ts'
import { letterAt } from '../formats/format.ts'
import { optionSign, plainName } from '../names.ts'
import type { Given } from './gather.ts'
import { lettersOfRight, type Offered } from './options.ts'
import { placeOf } from './places.ts'
import { bounded, type Complain, flagOf, readText } from './values.ts'

export type Answer = { readonly answer: readonly string[]; readonly quoted: boolean }

/** What a record says about the right options. Nothing where it says nothing. */
export const readAnswer = (
  givens: readonly Given[],
  options: readonly Offered[],
  complain: Complain,
): Answer => {
  const said = givens.map(given => readOne(given, options, complain))
  const marked = lettersOfRight(options)
  const all = marked.length === 0 ? said : [{ answer: marked, quoted: false }, ...said]
  if (new Set(all.map(({ answer }) => meaning(answer, options))).size > 1)
    complain('answer-conflict', conflictMessage(givens, marked.length > 0))
  return all[0] ?? { answer: [], quoted: false }
}

const conflictMessage = (givens: readonly Given[], marked: boolean): string => {
  const names = givens.map(({ written }) => `\`${written}\``).join(' and ')
  return `${marked ? `the marks of the options and ${names}` : names} name different answers: correct or delete one`
}

const readOne = (given: Given, options: readonly Offered[], complain: Complain): Answer => {
  const { value, written } = given
  if (isRecord(value)) return { answer: lettersOfMap(value, written, options, complain), quoted: false }
  const list: readonly unknown[] = Array.isArray(value) ? bounded(value, written, complain) : [value]
  if (list.length > 1 && list.length === options.length && list.every(item => typeof item === 'boolean'))
    return { answer: list.flatMap((right, place) => (right ? [letterAt(place)] : [])), quoted: false }
  const answer = list
    .map(item => readText(item, written, complain).trim())
    .filter(text => text !== '')
    .map(text => namedBy(text, options, complain))
  const quoted = list.every(item => typeof item === 'string') && !plainName(written).endsWith('index')
  return { answer, quoted }
}

/** `{ answer_a_correct: "true", answer_b_correct: "false" }`. */
const lettersOfMap = (
  map: Readonly<Record<string, unknown>>,
  written: string,
  options: readonly Offered[],
  complain: Complain,
): string[] => {
  const letters = Object.entries(map).flatMap(([key, value]) => {
    const sign = optionSign(plainName(key).replace(/(?:is)?correct$/, ''))
    const right = flagOf(value)
    if (sign === null || right === null)
      complain(
        'wrong-type',
        `\`${written}\` must name the right options, or say true or false for each letter`,
      )
    const place = options.findIndex(({ name }) => name === key)
    return sign !== null && right === true ? [letterAt(place === -1 ? placeOf(sign, 1) : place)] : []
  })
  return letters.toSorted()
}

/** The letter of the option whose key, or whole text with its letter, an answer is; else the answer as it is. */
const namedBy = (text: string, options: readonly Offered[], complain: Complain): string => {
  const byName = options.findIndex(({ name }) => name === text)
  const byText = options.findIndex(option => option.whole.trim() === text || option.text.trim() === text)
  if (byName !== -1 && byText !== -1 && byName !== byText) {
    const message = `\`${text.slice(0, 40)}\` is both the key of an option and the text of another: write a letter`
    complain('answer-ambiguous', message)
  }
  if (byName !== -1) return letterAt(byName)
  if (byText !== -1 && options[byText]!.text.trim() !== text) return letterAt(byText)
  const lettered = /^([A-Z])[.):]\s{1,20}(?=\S)/.exec(text)
  const place = lettered ? placeOf(lettered[1]!, 1) : -1
  return lettered && options[place]?.text.trim() === text.slice(lettered[0].length) ? lettered[1]! : text
}

/** Two notations of one answer have the same meaning. */
const meaning = (answer: readonly string[], options: readonly Offered[]): string => {
  const choices = options.map(({ text }, place) => ({ key: letterAt(place), text: text.trim() }))
  const keys = answer.map(text => {
    const resolved = resolveAnswer(text, choices, () => false)
    return resolved.kind === 'keys' ? resolved.keys : [text]
  })
  return JSON.stringify(keys.flat().toSorted())
}
