import { type DailySetOutcome, type DailySettings, MAX_DAILIES } from '../../../play/dailies/set-daily.ts'
import type { Daily } from '../../../play/record.ts'
import { parseTime } from '../../../quiz/time-of-day.ts'
import type { Words } from '../../../words/index.ts'
import type { Context } from '../context.ts'
import type { Interaction } from '../interaction.ts'
import { postingProblem } from '../posting-problem.ts'
import { publicLocaleOf } from '../source.ts'
import { topicRefusal } from './question-replies.ts'

/** What someone wants a daily to be; null keeps what it has, or takes the default. `time`: as typed. */
export type TypedDaily = { readonly time: string | null } & Pick<DailySettings, 'channelId' | 'zone'> &
  Partial<Pick<DailySettings, 'clear' | 'dailyId' | 'difficulty' | 'roleId' | 'thread' | 'topic'>>

type DailySet = Extract<DailySetOutcome, { kind: 'set' }>

/** `sentence`: why not, and what to do. */
export type SetDailyOutcome =
  | DailySet
  | { readonly kind: Exclude<DailySetOutcome['kind'], 'set'> | SetRefusal; readonly sentence: string }

type SetRefusal = 'no-such-time' | 'unchecked' | 'missing-permissions'

/** Sets up a daily or changes one, if the bot may post there. */
export const setDailyTo = async (
  interaction: Interaction & { readonly guildId: string },
  context: Context,
  { time, ...typed }: TypedDaily,
): Promise<SetDailyOutcome> => {
  const { quiz, words } = context
  const minutes = time === null ? null : parseTime(time)
  if (time !== null && minutes === null)
    return { kind: 'no-such-time', sentence: words.daily.noSuchTime(time) }
  const planned = await quiz.planDaily({
    dailyId: null,
    topic: null,
    difficulty: null,
    roleId: null,
    thread: null,
    ...typed,
    minutes,
    guildId: interaction.guildId,
    userId: interaction.user.id,
    locale: await publicLocaleOf(interaction, context),
    here: interaction.channelId,
  })
  if (planned.kind !== 'set') return refusalOf(planned, words)
  const problem = await postingProblem(interaction, destinationOf(planned.daily), context)
  if (problem) return problem
  const outcome = await quiz.setDaily(planned)
  return outcome.kind === 'set' ? outcome : refusalOf(outcome, words)
}

export const destinationOf = ({ guildId, channelId, thread, roleId }: Daily) => ({
  guildId,
  channelId,
  thread,
  roleId,
})

const refusalOf = (outcome: Exclude<DailySetOutcome, DailySet>, words: Words): SetDailyOutcome => ({
  kind: outcome.kind,
  sentence: sentenceFor(outcome, words),
})

const sentenceFor = (outcome: Exclude<DailySetOutcome, DailySet>, { daily, refusals }: Words): string => {
  switch (outcome.kind) {
    case 'too-many':
      return daily.tooMany(MAX_DAILIES)
    case 'zone-needed':
      return daily.zoneNeeded
    case 'no-such-zone':
      return outcome.near.length > 0
        ? daily.noSuchZoneNear(outcome.typed, outcome.near)
        : daily.noSuchZone(outcome.typed)
    case 'time-needed':
      return daily.timeNeeded
    case 'which':
      return daily.whichChange
    case 'no-such-topic':
    case 'several-topics':
    case 'nothing-to-play':
      return topicRefusal(outcome, refusals)
    case 'no-question':
      return refusals.noQuestion
    case 'unknown-daily':
      return daily.unknown
  }
}
