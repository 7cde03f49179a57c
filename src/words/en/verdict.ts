import { points } from './format.ts'

export const verdictWords = {
  right: '✅ **Right**',
  wrong: '❌ **Wrong**',
  rightOption: (n: number) => (n === 1 ? 'The right answer:' : 'The right answers:'),
  why: 'Why',
  whyNot: (letter: string) => `Why not ${letter}`,
  links: 'Read more',
  points: (n: number) => `+${points(n)}`,
  noPoints: 'No points for this one',
  practice: 'Practice: you have met this question this month, so it does not go to the leaderboard again.',
  inRound: (n: number) => `+${points(n)} in this round`,
  again: 'You have answered this one already; the first answer counts.',
}
