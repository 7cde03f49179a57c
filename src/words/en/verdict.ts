import { points } from './format.ts'

export const verdictWords = {
  right: '✅ **Correct!**',
  wrong: '❌ **Not quite**',
  rightOption: (n: number) => (n === 1 ? 'Correct answer:' : 'Correct answers:'),
  why: 'Why',
  whyNot: (letter: string) => `Why not ${letter}`,
  links: 'Read more',
  points: (n: number) => `+${points(n)}`,
  practice: 'Practice: you’ve already had this one this month, so it doesn’t count on the leaderboard.',
  privatePractice: 'Practice: only questions that everyone can see count on the leaderboard.',
  inRound: (n: number) => `+${points(n)} in this round`,
  again: 'You’ve already answered this one; your first answer counts.',
}
