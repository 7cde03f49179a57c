import type { Bank, Question } from './question.ts'
import type { Random } from './seeded-random.ts'

/** How a question fared so far with the people who are asked now. */
export type QuestionStats = { readonly asked: number; readonly answered: number; readonly right: number }

export type AnswerHistory = ReadonlyMap<string, QuestionStats>

/** A question with how it fared. */
export type Rated = QuestionStats & { readonly question: Question }

type Weights = Pick<Bank, 'name' | 'domains'>

/**
 * The next question: of those that `drawGroup` leaves, the one that people get wrong most, drawn among equals. Null only if
 * there is no candidate.
 */
export const pickQuestion = (
  candidates: readonly Question[],
  history: AnswerHistory,
  banks: readonly Weights[],
  random: Random,
): Question | null => {
  const group = drawGroup(candidates, history, banks, random)
  if (group.length === 0) return null
  const weakest = lowest(group, stats => -weakness(stats))
  return weakest[Math.floor(random() * weakest.length)]!.question
}

/**
 * The questions among which the next one is: those asked least often, so that none is repeated before all were asked. Their
 * bank is drawn by the number of questions that are left in it, as if all questions were in one urn, so that several banks
 * run out together; their domain by the weights of that bank.
 */
export const drawGroup = (
  candidates: readonly Question[],
  history: AnswerHistory,
  banks: readonly Weights[],
  random: Random,
): readonly Rated[] => {
  const leastAsked = lowest(
    candidates.map(question => ({ question, ...statsFor(question, history) })),
    ({ asked }) => asked,
  )
  if (leastAsked.length === 0) return []
  const inBank = drawBy(
    leastAsked,
    ({ bank }) => bank,
    (_, group) => group.length,
    random,
  )
  const weightOf = domainWeights(banks.find(({ name }) => name === inBank[0]!.question.bank))
  return drawBy(inBank, ({ domain }) => domain, weightOf, random)
}

/** The sum over a question's id and the ids that it had before. */
const statsFor = (question: Question, history: AnswerHistory): QuestionStats =>
  [question.id, ...question.aliases]
    .map(id => history.get(id) ?? NEVER_ASKED)
    .reduce((sum, one) => ({
      asked: sum.asked + one.asked,
      answered: sum.answered + one.answered,
      right: sum.right + one.right,
    }))

const NEVER_ASKED: QuestionStats = { asked: 0, answered: 0, right: 0 }

/** Share of wrong answers, with one right and one wrong answer added, so that a single click decides little. */
const weakness = ({ answered, right }: QuestionStats): number => (answered - right + 1) / (answered + 2)

const lowest = <T>(items: readonly T[], scoreOf: (item: T) => number): T[] => {
  const scores = items.map(scoreOf)
  const least = scores.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  return items.filter((_, index) => scores[index] === least)
}

/** Draws one group of the questions with the same key, each group with its weight. */
const drawBy = <Key>(
  rated: readonly Rated[],
  keyOf: (question: Question) => Key,
  weightOf: (key: Key, group: readonly Rated[]) => number,
  random: Random,
): readonly Rated[] => {
  const groups = [...Map.groupBy(rated, ({ question }) => keyOf(question))]
  const weights = groups.map(([key, group]) => weightOf(key, group))
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return groups[index]![1]
  }
  return groups.at(-1)![1]
}

/** The weights of a bank's domains. A domain that bank.yaml does not list, or none, weighs as much as the average one. */
const domainWeights = (bank: Weights | undefined): ((domain: string | null) => number) => {
  const listed = new Map(bank?.domains.map(({ name, weight }) => [name, weight]))
  const sum = [...listed.values()].reduce((total, weight) => total + weight, 0)
  const average = listed.size === 0 ? 1 : sum / listed.size
  return domain => (domain === null ? undefined : listed.get(domain)) ?? average
}
