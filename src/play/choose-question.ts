import { pickQuestion } from '../quiz/pick.ts'
import type { Bank, Question } from '../quiz/question.ts'
import { createRandom } from '../quiz/seeded-random.ts'
import { questionsOn } from '../quiz/topic.ts'
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

/** The difficulty that was typed, in a bank's spelling for display; as it was typed where no bank has it. */
export const resolveDifficulty = (banks: readonly Bank[], typed: string | null): string | null => {
  if (typed === null) return null
  const name = typed.trim()
  const known = banks.flatMap(bank => bank.questions.map(({ difficulty }) => difficulty ?? ''))
  return (
    known.find(difficulty => difficulty === name) ??
    known.find(difficulty => difficulty.toLowerCase() === name.toLowerCase()) ??
    typed
  )
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
