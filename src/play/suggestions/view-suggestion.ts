import { allQuestionsOf, type Question } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'
import type { QuestionProblem } from '../ports/question-files.ts'
import type { Suggestion } from '../ports/suggestions.ts'
import { checkSuggestion } from './question-of.ts'

/** A suggestion with all that is known about it. */
export type SuggestionView = {
  readonly suggestion: Suggestion
  /** As it would be asked; null where it has errors. */
  readonly question: Question | null
  readonly findings: readonly QuestionProblem[]
  /** Questions of the guild's banks that ask nearly the same, the most similar first. */
  readonly similar: readonly Question[]
}

const MAX_SIMILAR = 3

export const viewOf = async (
  { banks, questionFiles }: Pick<Deps, 'banks' | 'questionFiles'>,
  suggestion: Suggestion,
): Promise<SuggestionView> => {
  const { question, findings } = checkSuggestion(questionFiles, suggestion)
  const among = banks.current(suggestion.guildId).flatMap(allQuestionsOf)
  const similar = question ? await questionFiles.findSimilar(question, among, MAX_SIMILAR) : []
  return { suggestion, question, findings, similar }
}
