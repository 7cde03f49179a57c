import type { Daily } from '../record.ts'
import type { Finder } from './finder.ts'
import type { DailyFinding } from './finding.ts'

/** Daily questions that were paused because they couldn't be posted. One that a manager paused isn't news. */
export const pausedDailies: Finder = {
  kind: 'daily-paused',
  async find({ dailies }, guildId) {
    return (await dailies.dailiesOf(guildId)).flatMap(daily => {
      const { id, next, problem } = daily
      if (next !== null || problem === null || problem.kind === 'paused') return []
      // With its time: one that was resumed and is paused again is news.
      return [{ kind: 'daily-paused', ref: `${id} ${problem.at}`, ...aboutDaily(daily, problem.kind) }]
    })
  },
}

export const aboutDaily = ({ channelId, minutes, zone }: Daily, why: DailyFinding['why']): DailyFinding => ({
  channelId,
  minutes,
  zone,
  why,
})
