import { format, points } from './format.ts'

/** `A`, `A and C`, `A, B and C`. */
const joined = (letters: readonly string[]): string =>
  [letters.slice(0, -1).join(', '), ...letters.slice(-1)].filter(part => part !== '').join(' and ')

export const verdictWords = {
  right: '✅ **Correct!**',
  wrong: (letters: readonly string[]) => `❌ **Not quite**: you chose ${format.list(letters)}`,
  /** Of a question with several correct options. */
  partly: (hits: number, of: number) => `🟡 **Partly correct**: ${hits} of ${of}`,
  yourAnswer: (letter: string) => `Your answer: ${letter}`,
  /** Of an option that is accepted instead of the answer. */
  yourAcceptedAnswer: (letter: string) => `Your answer, accepted: ${letter}`,
  /** Each set is what to choose together. */
  accepted: (sets: readonly (readonly string[])[]) => {
    if (sets.some(({ length }) => length > 1)) return `Also accepted: ${sets.map(joined).join('; ')}.`
    return `${joined(sets.flat())} ${sets.length === 1 ? 'is' : 'are'} accepted as well.`
  },
  whyNot: (letter: string) => `Why not ${letter}`,
  correctAnswer: (letter: string) => `Correct: ${letter}`,
  links: (links: readonly string[]) => `Read more: ${format.joinItems(links)}`,
  points: (n: number) => `+${points(n)}`,
  practice: 'Practice: you’ve already had this one this season, so it doesn’t count on the leaderboard.',
  practiceEver: 'Practice: you’ve already had this one, so it doesn’t count on the leaderboard.',
  privatePractice: 'Practice: only questions that everyone can see count on the leaderboard.',
  trial: 'Trial question: it’s still being tested, so it doesn’t score.',
  inRound: (n: number) => `+${points(n)} in this round`,
  /** Once, with someone's first answer on a server. */
  whoSees:
    'People who manage this server can see your results. /privacy hide hides you there and on leaderboards.',
  again: 'You’ve already answered this one; your first answer counts.',
}
