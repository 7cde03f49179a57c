import type { Domain, Question } from './question.ts'
import type { Random } from './seeded-random.ts'

/** What is known of one question among the people who are asked. */
export type QuestionStats = { readonly asked: number; readonly answered: number; readonly right: number }

export type AnswerHistory = ReadonlyMap<string, QuestionStats>

const UNSEEN: QuestionStats = { asked: 0, answered: 0, right: 0 }

/** What is known of a question under its id and the ids that it had before. */
const statsFor = (question: Question, history: AnswerHistory): QuestionStats =>
  [question.id, ...question.aliases]
    .map(id => history.get(id) ?? UNSEEN)
    .reduce((sum, one) => ({
      asked: sum.asked + one.asked,
      answered: sum.answered + one.answered,
      right: sum.right + one.right,
    }))

/** Share of wrong answers, taking one right and one wrong answer as given so that one click decides little. */
const weakness = ({ answered, right }: QuestionStats): number => (answered - right + 1) / (answered + 2)

/**
 * The next question: among those asked least often (so none comes twice before all came once), a domain by
 * the blueprint's weights, in it the one that people get wrong most, by lot among equals.
 * Null only where there is no candidate.
 */
export const pickQuestion = (
  candidates: readonly Question[],
  history: AnswerHistory,
  domains: readonly Domain[],
  dice: Random,
): Question | null => {
  const known = candidates.map(question => ({ question, ...statsFor(question, history) }))
  const least = Math.min(...known.map(({ asked }) => asked))
  const fresh = known.filter(({ asked }) => asked === least)
  if (fresh.length === 0) return null
  const domain = drawDomain([...new Set(fresh.map(({ question }) => question.domain))], domains, dice)
  const inDomain = fresh.filter(({ question }) => question.domain === domain)
  const weakest = Math.max(...inDomain.map(weakness))
  const equals = inDomain.filter(one => weakness(one) === weakest)
  return equals[Math.floor(dice() * equals.length)]!.question
}

const drawDomain = (
  present: readonly (string | null)[],
  domains: readonly Domain[],
  dice: Random,
): string | null => {
  const weights = present.map(name => domains.find(domain => domain.name === name)?.weight ?? 1)
  let lot = dice() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, weight] of weights.entries()) {
    lot -= weight
    if (lot < 0) return present[index]!
  }
  return present.at(-1)!
}
