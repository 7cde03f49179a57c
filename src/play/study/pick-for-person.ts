import { type AnswerHistory, drawGroup, pickQuestion } from '../../quiz/pick.ts'
import { type Bank, type Question, stableId } from '../../quiz/question.ts'
import { type Random, shuffle } from '../../quiz/seeded-random.ts'
import { expectedRight, type Rating, traitsOf, UNRATED } from '../../quiz/study/rating.ts'
import { pickNearTarget } from '../../quiz/study/target.ts'
import type { Deps } from '../deps.ts'
import type { StoredAbility } from './record.ts'

/** As many questions as are compared, so that a large bank costs no more than a small one. */
const MAX_COMPARED = 50

/**
 * The next question for one person: of those they have not answered yet, within the weights of the domains, one that they
 * answer correctly with a probability of about 75 %. Once they have answered all, the one they get wrong most. Null only if
 * there is no candidate.
 */
export const pickForPerson = async (
  deps: Pick<Deps, 'study'>,
  userId: string,
  candidates: readonly Question[],
  history: AnswerHistory,
  banks: readonly Bank[],
  random: Random,
): Promise<Question | null> => {
  const group = drawGroup(candidates, history, banks, random)
  if (group.length === 0) return null
  const questions = group.map(({ question }) => question)
  if (group[0]!.asked > 0) return pickQuestion(questions, history, banks, random)
  const compared = shuffle(questions, random).slice(0, MAX_COMPARED)
  const abilities = await deps.study.abilitiesOf(userId)
  const ratings = await deps.study.questionRatings(compared.map(stableId))
  const expectedOf = (question: Question): number => {
    const traits = traitsOf(question)
    return expectedRight(abilityIn(abilities, traits), ratings.get(stableId(question)) ?? UNRATED, traits)
  }
  return pickNearTarget(compared, expectedOf, random)
}

/** The ability in a domain; without answers there, the average over the bank's other domains. */
const abilityIn = (
  abilities: readonly StoredAbility[],
  { bank, domain }: { readonly bank: string; readonly domain: string },
): Rating => {
  const inBank = abilities.filter(ability => ability.bank === bank && ability.ability.answered > 0)
  const own = inBank.find(ability => ability.domain === domain)
  if (own) return own.ability
  const answered = inBank.reduce((sum, { ability }) => sum + ability.answered, 0)
  if (answered === 0) return UNRATED
  const value = inBank.reduce((sum, { ability }) => sum + ability.value * ability.answered, 0) / answered
  return { value, answered }
}
