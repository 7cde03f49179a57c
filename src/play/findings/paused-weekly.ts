import type { Finder } from './finder.ts'

/** A weekly summary whose channel refused it. */
export const pausedWeekly: Finder = {
  kind: 'weekly-paused',
  async find({ weeklies }, guildId) {
    const weekly = await weeklies.findWeekly(guildId)
    if (weekly === null || weekly.next !== null || weekly.problem === null) return []
    const { channelId, problem } = weekly
    return [{ kind: 'weekly-paused', ref: String(problem.at), channelId, why: problem.kind }]
  },
}
