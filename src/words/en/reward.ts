import { bold, days, format } from './format.ts'

/** What a verdict says about an answer that brought more than points. */
export const rewardWords = {
  freezesUsed: (n: number) =>
    format.plural(n, {
      one: 'A freeze saved your streak.',
      other: '# freezes saved your streak.',
    }),
  lost: (longest: number) => `Welcome back! A new streak begins. Your best so far: ${days(longest)}.`,
  /** By the days in a row. */
  milestones: {
    7: `${bold(`${days(7)} in a row!`)} 🎉`,
    30: `${bold(`${days(30)} in a row!`)} That’s a habit. 🎉`,
    100: `${bold(`${days(100)} in a row!`)} Hats off. 🎉`,
    365: `${bold(`${days(365)} in a row!`)} What a run. 🎉`,
  },
  earned: 'You’ve earned a streak freeze.',
  climbed: (rank: number) => `You’re now ${bold(`#${format.number(rank)}`)} on the leaderboard. 📈`,
}
