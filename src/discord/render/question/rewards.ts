import type { Verdict } from '../../../play/answer.ts'
import type { Words } from '../../../words/index.ts'

/** What a verdict says beside points: at most a line about the streak and one about the board. */
export const rewardLines = (
  { rewards, streak }: Pick<Verdict, 'rewards' | 'streak'>,
  words: Words,
): string[] => {
  const { reward, format } = words
  if (!rewards) return []
  const events = rewards.streak
  const sentences = [
    ...(events && events.freezesUsed > 0 ? [reward.freezesUsed(events.freezesUsed)] : []),
    ...(events?.isLost && streak ? [reward.lost(streak.longest)] : []),
    ...(events?.milestone ? [reward.milestones[events.milestone]] : []),
    ...(events?.hasEarned ? [reward.earned] : []),
  ]
  return [
    ...(sentences.length > 0 ? [format.joinSentences(sentences)] : []),
    ...(rewards.rank === null ? [] : [reward.climbed(rewards.rank)]),
  ]
}
