import type { Question } from '../../../quiz/question.ts'
import type { BankRule } from '../concern.ts'

const ENOUGH = 10

/** A field that says the same everywhere tells nobody anything, and is no choice to offer. */
export const constantFields: BankRule = ({ questions }) => {
  if (questions.length < ENOUGH) return []
  return FIELDS.flatMap(({ name, read }) =>
    inAll(questions.map(read)).map(value => ({
      question: null,
      path: [],
      code: 'field-constant',
      message: `\`${name}\` is “${value}” in all ${questions.length} questions: give them different ones, or leave it out`,
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
