import type { Question } from '../../quiz/question.ts'
import type { BankRule } from '../rule.ts'

const MIN_QUESTIONS = 10

/** A field with one value in the whole bank offers no choice. */
export const constantFields: BankRule = ({ questions }) => {
  if (questions.length < MIN_QUESTIONS) return []
  return FIELDS.flatMap(({ name, read }) =>
    inAll(questions.map(read)).map(value => ({
      question: null,
      path: [],
      code: 'field-constant',
      message: `\`${name}\` is “${value}” in all ${questions.length} questions: give them different values, or leave it out`,
    })),
  )
}

const FIELDS: readonly { readonly name: string; readonly read: (question: Question) => readonly string[] }[] =
  [
    { name: 'difficulty', read: ({ difficulty }) => (difficulty === null ? [] : [difficulty]) },
    { name: 'domain', read: ({ domain }) => (domain === null ? [] : [domain]) },
    { name: 'tags', read: ({ tags }) => tags },
  ]

const inAll = ([first = [], ...others]: readonly (readonly string[])[]): string[] =>
  first.filter(value => others.every(values => values.includes(value)))
