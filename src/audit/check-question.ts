import { parseQuestionFile } from '../bank/parse/read-file.ts'
import { hasErrors, type Severity } from '../bank/problem.ts'
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

/** A question file that is in no folder, as the loader and the audit see it. Its id is `<bank>/<name>`. */
export const checkQuestion = (
  text: string,
  { bank, name }: { readonly bank: string; readonly name: string },
): CheckedQuestion => {
  const { question, diagnostics } = parseQuestionFile(text, {
    bank,
    bankFolder: '/',
    file: '/',
    pathId: `${bank}/${name}`,
  })
  const concerns = question === null ? [] : QUESTION_RULES.flatMap(rule => rule(question))
  const findings = [
    ...diagnostics,
    ...concerns.map(concern => ({ ...concern, severity: 'warning' as const })),
  ]
    .map(({ code, message, severity }) => ({ code, message, severity }))
    .sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
  return { question: hasErrors(diagnostics) ? null : question, findings }
}
