import { isProven, type Question, stableId } from '../question.ts'
import { createRandom, type Random, shuffle } from '../seeded-random.ts'
import { askedOf, belongsTo, type ExamPlan, isTrial } from './plan.ts'

/** When a person last met each question, ms UTC, by its id. */
export type Meetings = ReadonlyMap<string, number>

/**
 * The questions of an exam in their order, the same ones for the same seed: of each domain those that the person has
 * never met, then those met longest ago. No question twice, and no two alike ones while there are other questions that
 * the person met equally long ago. Never by what they find hard: then the exam would say little about how they would do
 * in the real one. Only proven questions, and between them the plan's trial questions.
 */
export const drawExam = (
  { quotas, trial }: ExamPlan,
  candidates: readonly Question[],
  met: Meetings,
  seed: number,
): Question[] => {
  const random = createRandom(seed)
  const distinct = [...new Map(candidates.map(question => [stableId(question), question])).values()]
  const proven = distinct.filter(isProven)
  const drawn: Question[] = []
  for (const quota of quotas) {
    const pool = new Set(freshestFirst(proven.filter(belongsTo(quota)), met, random))
    for (let open = askedOf(quota); open > 0; open--) {
      const next = nextOf([...pool], drawn, met)
      pool.delete(next)
      drawn.push(next)
    }
  }
  const tried = trial > 0 ? freshestFirst(distinct.filter(isTrial), met, random).slice(0, trial) : []
  return shuffle([...drawn, ...tried], random)
}

/** Two questions with this many tags in common, categories included, often test the same point. */
const TAGS_OF_ALIKE = 3

const areAlike = (a: Question, b: Question): boolean =>
  a.tags.filter(tag => b.tags.includes(tag)).length >= TAGS_OF_ALIKE

/** The first of the freshest (a pool starts with them) that's unlike all that were drawn; the first of all if none is. */
const nextOf = (pool: readonly Question[], drawn: readonly Question[], met: Meetings): Question => {
  const first = pool[0]!
  const isUnlikeAll = (question: Question) => !drawn.some(other => areAlike(question, other))
  return (
    pool.find(question => lastMet(question, met) === lastMet(first, met) && isUnlikeAll(question)) ?? first
  )
}

const freshestFirst = (questions: readonly Question[], met: Meetings, random: Random): Question[] =>
  shuffle(questions, random).sort((a, b) => lastMet(a, met) - lastMet(b, met))

/** Also under an id that the question had before. Never met sorts first. */
const lastMet = ({ id, aliases }: Question, met: Meetings): number =>
  Math.max(...[id, ...aliases].map(name => met.get(name) ?? Number.NEGATIVE_INFINITY))
