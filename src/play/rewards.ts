import { rankClimbedTo } from '../quiz/climb.ts'
import { dateIn } from '../quiz/day.ts'
import { seasonOf } from '../quiz/season.ts'
import type { StreakEvents } from '../quiz/streak-events.ts'
import type { Deps } from './deps.ts'
import type { Kept } from './ports/answers.ts'
import { earnsPoints, type Post } from './record.ts'
import { settingsOf } from './settings/banks.ts'

/** What an answer brought beside points. */
export type Rewards = {
  /** Null where no daily was answered. */
  readonly streak: StreakEvents | null
  /** The rank that the answer took the person to on the board of the season; null if it isn't worth telling. */
  readonly rank: number | null
}

type RewardDeps = Pick<Deps, 'boards' | 'clock' | 'onError' | 'settings'>

/** Null where it can't be read: the answer is kept, and its verdict comes without. */
export const rewardsOf = (deps: RewardDeps, post: Post, kept: Kept): Promise<Rewards | null> =>
  findRewards(deps, post, kept).catch(error => {
    deps.onError(`post ${post.id}: a verdict without rewards`, error)
    return null
  })

/** The server decides about milestones and ranks. What happened to freezes and to a streak that ended is always told. */
const findRewards = async (deps: RewardDeps, post: Post, kept: Kept): Promise<Rewards> => {
  const streak = kept.step?.events ?? null
  const season = seasonOf(kept.answer.day, post.rhythm)
  const rank = await findRank(deps, post.guildId, season, kept)
  if (rank === null && !streak?.milestone) return { streak, rank }
  const settings = await settingsOf(deps, post.guildId)
  if (!settings.celebrates) return { streak: streak && { ...streak, milestone: null }, rank: null }
  const current = seasonOf(dateIn(settings.zone, deps.clock.now()), settings.season)
  return { streak, rank: season === current ? rank : null }
}

const findRank = async (
  deps: RewardDeps,
  guildId: string,
  season: string,
  { answer, lastAt }: Kept,
): Promise<number | null> => {
  if (!earnsPoints(answer)) return null
  const leaders = await deps.boards.leadersOf(guildId, season)
  return rankClimbedTo(leaders, { userId: answer.userId, score: answer.score, lastAt })
}
