import { format, points } from './format.ts'

export const verdictWords = {
  right: '✅ **Correct!**',
  wrong: (letters: readonly string[]) => `❌ **Not quite**: you chose ${format.list(letters)}`,
  /** Of a question with several correct options. */
  partly: (hits: number, of: number) => `🟡 **Partly correct**: ${hits} of ${of}`,
  yourAnswer: (letter: string) => `Your answer: ${letter}`,
  whyNot: (letter: string) => `Why not ${letter}`,
  correctAnswer: (letter: string) => `Correct: ${letter}`,
  links: (links: readonly string[]) => `Read more: ${format.joinItems(links)}`,
  points: (n: number) => `+${points(n)}`,
  practice: 'Practice: you’ve already had this one this month, so it doesn’t count on the leaderboard.',
  privatePractice: 'Practice: only questions that everyone can see count on the leaderboard.',
  inRound: (n: number) => `+${points(n)} in this round`,
  again: 'You’ve already answered this one; your first answer counts.',
}
