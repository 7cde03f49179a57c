import { days, format, points } from './format.ts'

export const boardWords = {
  title: 'Leaderboard',
  ownTitle: 'Your answers',
  boards: { points: 'Points', streak: 'Streak', accuracy: 'Accuracy' },
  /** The label of the tab that is open. */
  chosen: (label: string) => `✓ ${label}`,
  rightOf: (right: number, of: number) => `${right} of ${of} correct`,
  streakNote: 'Days in a row you answered the daily question.',
  accuracyNote: (min: number) =>
    `At least ${min} first attempts. More answers weigh more: 95 of 100 beats ${min} of ${min}.`,
  notYetStreak: (who: string) => `${who}: no streak yet. Answer the daily question to start one.`,
  notYetAccuracy: (who: string, min: number) => `${who}: not ranked yet. It takes ${min} first attempts.`,
  noStreaks: 'No one has a streak yet. Answer the next daily question to start one.',
  noAccuracy: (min: number) => `No one has ${min} first attempts yet.`,
  someone: 'someone',
  /** What the picture shows, for people who don't see it. */
  alt: (title: string, subtitle: string, rows: readonly string[]) =>
    `${title}, ${subtitle}: ${rows.join('; ')}`,
  altRow: (rank: number, who: string, facts: readonly string[]) => `${rank}. ${[who, ...facts].join(', ')}`,
  days,
  row: (rank: number, who: string, facts: readonly string[]) =>
    `**${rank}.** ${format.joinItems([who, ...facts])}`,
  points,
  inARow: (n: number) => `${days(n)} in a row`,
  rank: (rank: number) => `#${rank}`,
  rankBelow: (rank: number) => `below #${format.number(rank)}`,
  place: (who: string, rank: string, facts: readonly string[]) =>
    format.joinItems([`${who}: ${rank}`, ...facts]),
  yourPlace: (rank: string, facts: readonly string[]) => format.joinItems([`**You’re ${rank}**`, ...facts]),
  notYet: (who: string) => `${who}: not ranked yet. Answer a question with /quiz.`,
  you: 'You',
  nobody: 'No one has scored yet. Be the first: /quiz',
  own: (period: string, right: number, answered: number) => `**${period}:** ${right} of ${answered} correct`,
  ownNote:
    'Everywhere you play. Answers in direct messages are practice, so they don’t count on any leaderboard.',
  ownNone: 'No answers yet. Try /quiz',
  previous: 'Previous',
  next: 'Next',
}
