import { pickQuestion } from '../quiz/pick.ts'
import type { Bank, Question } from '../quiz/question.ts'
import { createRandom } from '../quiz/seeded-random.ts'
import { findDifficulty, findTopic, questionsOn, type Topic, topicsOf } from '../quiz/topic.ts'
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

export type NoSuchTopic = {
  readonly kind: 'no-such-topic'
  readonly typed: string
  readonly near: readonly Topic[]
}

type Scope = { readonly topic: string | null; readonly difficulty: string | null }

/** What was typed as topic and difficulty, in the banks' spelling. A difficulty that no bank has stays as typed. */
export const resolveScope = (
  banks: readonly Bank[],
  { topic, difficulty }: Scope,
): ({ readonly kind: 'found' } & Scope) | NoSuchTopic => {
  const topics = topic === null ? [] : topicsOf(banks)
  const found = topic === null ? null : findTopic(topics, topic)
  if (topic !== null && found === null)
    return { kind: 'no-such-topic', typed: topic, near: topics.slice(0, 5) }
  return {
    kind: 'found',
    topic: found?.value ?? null,
    difficulty: difficulty === null ? null : (findDifficulty(banks, difficulty) ?? difficulty),
  }
}

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
