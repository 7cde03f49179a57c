import { hash } from 'node:crypto'
import { letterAt } from '../letters.ts'
import type { SourceQuestion } from '../source-entry.ts'
import { checkCount, type RecordFields, readTexts, rejectRecord } from './fields.ts'
import { atLinesOrBars } from './options.ts'

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
const asTruth = (texts: readonly string[]): readonly string[] =>
  texts
    .map(text => text.toLowerCase())
    .toSorted()
    .join() === 'false,true'
    ? texts.map(text => (text.toLowerCase() === 'true' ? 'True' : 'False'))
    : texts

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
