import { pickQuestion } from '../quiz/pick.ts'
import type { Bank, Question } from '../quiz/question.ts'
import { createRandom } from '../quiz/seeded-random.ts'
import { findDifficulty, findTopic, questionsOn, type Topic, topicsOf } from '../quiz/topic.ts'
import { nearTopics } from '../quiz/topic-search.ts'
import type { Deps } from './deps.ts'
import { banksFor } from './guild-settings.ts'
import type { Audience, PurposeKind } from './record.ts'

/** Who is asked, and from which questions. */
export type QuestionFilter = {
  readonly guildId: string
  readonly audience: Audience
  readonly userId: string
  readonly topic: string | null
  readonly difficulty: string | null
}

/** How the next question is picked among those that fit. Pure. */
export type PickStrategy = typeof pickQuestion

/** Which strategy serves which purpose. */
export const PICK_STRATEGIES: Readonly<Record<PurposeKind, PickStrategy>> = {
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

type Needs = Pick<Deps, 'answers' | 'banks' | 'random'>

/** The next question for these people; null where the topic (with this difficulty) has none. */
export const chooseQuestion = async (
  deps: Needs,
  filter: QuestionFilter,
  strategy: PickStrategy,
): Promise<Question | null> => {
  const banks = await banksFor(deps, filter.guildId)
  const candidates = questionsOn(banks, filter.topic, filter.difficulty)
  if (candidates.length === 0) return null
  const history =
    filter.audience === 'channel'
      ? await deps.answers.historyOfGuild(filter.guildId)
      : await deps.answers.historyOfUser(filter.userId)
  return strategy(candidates, history, banks, createRandom(deps.random.seed()))
}
