import { hash } from 'node:crypto'
import { parseLetters } from '../../../bank/parse/answer.ts'
import { isRecord } from '../../../bank/parse/front-matter.ts'
import { normalizeKey, optionLabel } from '../../../bank/parse/key-aliases.ts'
import { answerOptionsOf, resolveText } from '../answers.ts'
import { letterAt } from '../letters.ts'
import type { SourceQuestion } from '../source-entry.ts'
import {
  checkCount,
  flagOf,
  type RecordField,
  type RecordFields,
  readTexts,
  rejectRecord,
  single,
  textsIn,
} from './fields.ts'
import { atLinesOrBars, placeOfLabel, placeOfNamed, type RecordOption } from './options.ts'

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
  const isMarks = list.length > 1 && list.length === options.length
  if (isMarks && list.every(it => typeof it === 'boolean')) return marked(list)
  const texts = textsIn(list, written)
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

/** The letter of the option that an answer names by its key or id; else null. */
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
  return null
}

/** Normal form of an answer, to compare notations. */
const meaningOf = (answer: readonly string[], options: readonly RecordOption[]): string => {
  const keys = answer.flatMap(text => {
    const resolved = resolveText(text, answerOptionsOf(options), () => false)
    return resolved.kind === 'keys' ? resolved.keys : [text]
  })
  return JSON.stringify(keys.toSorted())
}

/** What a record accepts beside its answer: `["C"]`, `[["A", "C"]]`, or texts such as "A, C". Nothing where it accepts none. */
export const readAccepted = (fields: RecordFields): Pick<SourceQuestion, 'accepted'> => {
  const accepted = single(fields.of('accepted'), readSets, [])
  return accepted.length === 0 ? {} : { accepted }
}

/** What is no letter is left to the loader, which says where it stands. */
const readSets = ({ value, written }: RecordField): string[][] => {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  checkCount(list, written)
  return list.map(set => textsIn(set, written).flatMap(text => parseLetters(text) ?? [text]))
}

/** The options of a record that has its correct answers under one key and its wrong ones under another; else null. */
export const readCorrectAndIncorrect = (
  fields: RecordFields,
  question: string,
): Pick<SourceQuestion, 'options' | 'answer' | 'isMarked'> | null => {
  const textsOf = (key: 'answer' | 'incorrect') =>
    fields.of(key).flatMap(field => readTexts(field, text => atLinesOrBars(text) ?? [text]))
  const incorrect = textsOf('incorrect')
  if (incorrect.length === 0) return null
  if (fields.options.length > 0 || fields.of('options').length > 0)
    rejectRecord('key-twice', 'the wrong options stand in two places: keep one of them')
  const correct = [...new Set(textsOf('answer'))]
  checkCount([...correct, ...incorrect], 'incorrect')
  const all = asTruth([...correct, ...incorrect])
  const texts = ordered(question, all)
  const answer = all.slice(0, correct.length).map(text => letterAt(texts.indexOf(text)))
  return { options: texts.map(text => ({ text, rationale: null })), answer, isMarked: true }
}

/** `true` and `TRUE` become True: so the source says that a statement is to be judged. */
const asTruth = (texts: readonly string[]): readonly string[] => {
  const small = texts.map(text => text.toLowerCase())
  if (small.toSorted().join() !== 'false,true') return texts
  return small.map(text => (text === 'true' ? 'True' : 'False'))
}

/**
 * The source has the correct option first. Here each stands where a hash of the question and its own text puts it:
 * anywhere, but in the same place whenever the file is imported again. True stands before False, as people expect.
 */
const ordered = (question: string, texts: readonly string[]): string[] => {
  if (texts.length === 2 && texts.includes('True') && texts.includes('False')) return ['True', 'False']
  return texts
    .map(text => ({ text, place: hash('sha256', `${question}\n${text}`, 'hex') }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ text }) => text)
}
