import { type FileLocation, readQuestion } from '../bank/parse/question.ts'
import { parseQuestionFile } from '../bank/parse/read-file.ts'
import { createReporter, type Severity } from '../bank/problem.ts'
import { withoutNothing } from '../bank/write/question-file.ts'
import type { Question } from '../quiz/question.ts'
import { QUESTION_RULES } from './rules.ts'

/** What is wrong with a question, for whoever wrote it: what is wrong, a colon, what to do about it. */
export type QuestionFinding = {
  readonly code: string
  readonly message: string
  readonly severity: Severity
}

export type CheckedQuestion = {
  /** As it would be asked; null where it has errors. */
  readonly question: Question | null
  /** Errors first. */
  readonly findings: readonly QuestionFinding[]
}

type Place = { readonly bank: string; readonly name: string }

/** The question of a file with these keys that is in no folder; null where it has errors. Its id is `<bank>/<name>`. */
export const readLooseQuestion = (front: Readonly<Record<string, unknown>>, at: Place): Question | null =>
  readQuestion(withoutNothing(front), looseLocation(at), () => false, createReporter())

/**
 * The question of a text that is in no folder, with what the loader and the audit say about it. A picture that it names is left
 * out, and so is that it's a draft.
 */
export const checkQuestion = (text: string, at: Place): CheckedQuestion => {
  const { question, diagnostics } = parseQuestionFile(text, looseLocation(at), { checkDrafts: true })
  const concerns = question === null ? [] : QUESTION_RULES.flatMap(rule => rule(question))
  const findings = [
    ...diagnostics,
    ...concerns.map(concern => ({ ...concern, severity: 'warning' as const })),
  ]
    .map(({ code, message, severity }) => ({ code, message, severity }))
    .sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
  return { question, findings }
}

const looseLocation = ({ bank, name }: Place): FileLocation => ({
  bank,
  bankFolder: null,
  file: '',
  pathId: `${bank}/${name}`,
})
