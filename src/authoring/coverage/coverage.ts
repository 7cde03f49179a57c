import { wholeWords } from '../../audit/whole-words.ts'
import { isInSomeKey } from '../../quiz/grading.ts'
import type { Question } from '../../quiz/question.ts'
import type { CoveragePlan, Statement, Subject } from './plan.ts'

export type StatementRow = Statement & { readonly questions: number }

export type SubjectRow = {
  readonly name: string
  /** Questions of which it is a category, or that name it in a correct option. */
  readonly questions: number
  /** Questions that name it in a correct option. */
  readonly keys: number
  /** Questions that name it in a wrong option. */
  readonly distractors: number
}

export type Coverage = {
  readonly statements: readonly StatementRow[]
  readonly groups: readonly { readonly name: string; readonly subjects: readonly SubjectRow[] }[]
  /** Sentences, one for each statement or subject that is not covered. */
  readonly gaps: readonly string[]
}

/** How often the questions deal with what the plan lists. */
export const coverageOf = (questions: readonly Question[], plan: CoveragePlan): Coverage => {
  const statements = plan.statements.map(statement => ({
    ...statement,
    questions: questions.filter(({ tags }) => tags.includes(statement.tag)).length,
  }))
  const groups = plan.groups.map(({ name, subjects }) => ({
    name,
    subjects: subjects.map(subject => subjectRow(subject, questions)),
  }))
  return { statements, groups, gaps: [...statementGaps(statements, plan), ...subjectGaps(groups)] }
}

const subjectRow = ({ name, terms }: Subject, questions: readonly Question[]): SubjectRow => {
  const mention = wholeWords(terms)
  const namesIt = (question: Question, isKey: boolean) =>
    question.options.some(({ key, text }) => isInSomeKey(question, key) === isKey && mention.test(text))
  const isAbout = ({ tags }: Question) => tags.some(tag => terms.includes(tag))
  const keys = questions.filter(question => namesIt(question, true))
  return {
    name,
    questions: new Set([...keys, ...questions.filter(isAbout)]).size,
    keys: keys.length,
    distractors: questions.filter(question => namesIt(question, false)).length,
  }
}

const statementGaps = (statements: readonly StatementRow[], { minimum }: CoveragePlan): string[] =>
  statements
    .filter(({ questions }) => questions < minimum)
    .map(({ tag, questions }) => `${tag}: ${questions} of at least ${minimum} questions`)

const subjectGaps = (groups: Coverage['groups']): string[] =>
  groups
    .flatMap(({ subjects }) => subjects)
    .filter(({ questions, distractors }) => questions === 0 && distractors === 0)
    .map(({ name }) => `${name}: in no question and in no option`)
