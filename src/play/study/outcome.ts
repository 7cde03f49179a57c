import { dayNumberIn } from '../../quiz/day.ts'
import type { Bank } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'
import { studySettings } from './show-study.ts'
import { type StatsDeps, type StatsOutcome, type StatsView, showStats } from './stats.ts'

export type OutcomeRequest = {
  readonly guildId: string
  readonly userId: string
  /** As typed; null for the bank that the person answered most of. */
  readonly bank: string | null
  readonly passed: boolean
}

export type OutcomeSaved =
  | {
      readonly kind: 'saved'
      readonly bank: Bank
      readonly passed: boolean
      /** What the bot had said, 0 to 1; null where it had said nothing. */
      readonly chance: number | null
      /** Whether the study plan had this exam's date, which is taken out of it. */
      readonly endsPlan: boolean
    }
  | { readonly kind: 'no-exam'; readonly name: string }
  | Exclude<StatsOutcome, StatsView>

/** Keeps how someone's real exam went, with the chance of passing that they had been given. */
export const saveOutcome = async (
  deps: StatsDeps & Pick<Deps, 'outcomes'>,
  { guildId, userId, bank: typed, passed }: OutcomeRequest,
): Promise<OutcomeSaved> => {
  const view = await showStats(deps, { guildId, userId, topic: typed === null ? null : { typed } })
  if (view.kind !== 'stats') return view
  const { bank, topic, readiness } = view
  if (bank.exam === null || topic.kind !== 'bank') return { kind: 'no-exam', name: topic.name }
  const { zone } = await studySettings(deps, { userId, guildId })
  const at = deps.clock.now()
  const chance = readiness?.kind === 'forecast' ? readiness.probability : null
  const endsPlan = await deps.outcomes.saveOutcome({
    userId,
    bank: bank.name,
    onDay: dayNumberIn(zone, at),
    passed,
    forecast: chance === null ? null : Math.round(1000 * chance),
    at,
  })
  return { kind: 'saved', bank, passed, chance, endsPlan }
}
