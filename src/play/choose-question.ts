import { pickQuestion } from '../quiz/pick.ts'
import { type Bank, isProven, type Question, stableId } from '../quiz/question.ts'
import { createRandom } from '../quiz/seeded-random.ts'
import { findDifficulty, findTopic, questionsOn, type Topic, topicsOf } from '../quiz/topic.ts'
import { nearTopics } from '../quiz/topic-search.ts'
import type { Deps } from './deps.ts'
import { type Audience, isPublic, type PurposeKind } from './record.ts'
import { pickForPerson } from './study/pick-for-person.ts'

/** Who is asked, and from which questions. */
export type QuestionFilter = {
  readonly guildId: string
  readonly audience: Audience
  readonly userId: string
  readonly topic: string | null
  readonly difficulty: string | null
  /** Whether to leave out questions that may not be fair: those on trial, and those whose key is in doubt. */
  readonly provenOnly?: boolean
}

/** The questions on a topic that a filter lets through. */
export const candidatesFor = (
  banks: readonly Bank[],
  { topic, difficulty, provenOnly = false }: Pick<QuestionFilter, 'topic' | 'difficulty' | 'provenOnly'>,
): readonly Question[] => {
  const all = questionsOn(banks, topic, difficulty)
  return provenOnly ? all.filter(isProven) : all
}

/** How the next question is picked among those that fit. Pure. */
export type PickStrategy = typeof pickQuestion

/**
 * Which strategy serves which purpose. An exam draws all of its questions at once (quiz/exam/draw.ts); a review has a queue
 * (study/choose-review.ts).
 */
export const PICK_STRATEGIES: Readonly<Record<Exclude<PurposeKind, 'exam' | 'review'>, PickStrategy>> = {
  quiz: pickQuestion,
  series: pickQuestion,
  daily: pickQuestion,
}

/** What was typed as a topic names none, or several of which `near` are the ones. */
export type NoSuchTopic = {
  readonly kind: 'no-such-topic' | 'several-topics'
  readonly typed: string
  readonly near: readonly Topic[]
}

/** No bank has a question that can be played. */
export type NothingToPlay = { readonly kind: 'nothing-to-play' }

type Scope = { readonly topic: string | null; readonly difficulty: string | null }

/** What was typed as topic and difficulty, in the banks' spelling. A difficulty that no bank has stays as typed. */
export const resolveScope = (
  banks: readonly Bank[],
  { topic, difficulty }: Scope,
): ({ readonly kind: 'found' } & Scope) | NoSuchTopic | NothingToPlay => {
  if (questionsOn(banks, null, null).length === 0) return { kind: 'nothing-to-play' }
  const resolved = difficulty === null ? null : (findDifficulty(banks, difficulty) ?? difficulty)
  if (topic === null) return { kind: 'found', topic: null, difficulty: resolved }
  const match = findTopic(banks, topic)
  if (match.kind === 'one') return { kind: 'found', topic: match.topic.value, difficulty: resolved }
  return match.kind === 'several'
    ? { kind: 'several-topics', typed: topic, near: match.topics.slice(0, MAX_NEAR_TOPICS) }
    : { kind: 'no-such-topic', typed: topic, near: nearTopics(topicsOf(banks), topic, MAX_NEAR_TOPICS) }
}

const MAX_NEAR_TOPICS = 5

type Needs = Pick<Deps, 'answers' | 'banks' | 'dailies' | 'random' | 'study'>

export type Chosen =
  | { readonly kind: 'chosen'; readonly question: Question }
  /** The topic (with this difficulty) has none. */
  | { readonly kind: 'no-question' }
  /** All that are left are open as daily questions. */
  | { readonly kind: 'open-as-daily' }

/** The next question for these people, out of the banks of where they are. */
export const chooseQuestion = async (
  deps: Needs,
  banks: readonly Bank[],
  filter: QuestionFilter,
  strategy: PickStrategy,
): Promise<Chosen> => {
  const candidates = candidatesFor(banks, filter)
  if (candidates.length === 0) return { kind: 'no-question' }
  const askable = await withoutOpenDailies(deps, filter, candidates)
  const random = createRandom(deps.random.seed())
  const question = isPublic(filter)
    ? strategy(askable, await deps.answers.historyOfGuild(filter.guildId), banks, random)
    : await pickForPerson(
        deps,
        filter.userId,
        askable,
        await deps.answers.historyOfUser(filter.userId),
        banks,
        random,
      )
  return question ? { kind: 'chosen', question } : { kind: 'open-as-daily' }
}

/** In private no one is asked what is open as a daily where they play: it would show its answer before they gave theirs. */
export const withoutOpenDailies = async (
  deps: Pick<Deps, 'dailies'>,
  filter: Pick<QuestionFilter, 'guildId' | 'audience' | 'userId'>,
  candidates: readonly Question[],
): Promise<readonly Question[]> => {
  if (isPublic(filter)) return candidates
  const open = await deps.dailies.openDailyQuestions(filter.guildId, filter.userId)
  return open.size === 0 ? candidates : candidates.filter(question => !open.has(stableId(question)))
}
