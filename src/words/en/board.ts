import { days, format, points } from './format.ts'

export const boardWords = {
  title: 'Leaderboard',
  ownTitle: 'Your points',
  boards: { points: 'Points', streak: 'Streak', accuracy: 'Accuracy' },
  rightOf: (right: number, of: number) => `${right} of ${of} right`,
  streakNote: 'Days in a row on which the daily question was answered.',
  accuracyNote: (min: number) =>
    `From ${min} first attempts on. Ranked by what the answers prove: the share that luck alone does not explain, so many right answers beat a few.`,
  notYetStreak: (who: string) => `${who}: no streak yet. Answer the daily question`,
  notYetAccuracy: (who: string, min: number) => `${who}: not on this board yet, it takes ${min} answers`,
  noStreaks: 'Nobody has a streak yet. It begins with the next daily question.',
  noAccuracy: (min: number) => `Nobody has ${min} answers yet.`,
  someone: 'someone',
  /** What the picture shows, for people who don't see it. */
  alt: (title: string, subtitle: string, rows: readonly string[]) =>
    `${title}, ${subtitle}: ${rows.join('; ')}`,
  altRow: (rank: number, who: string, value: string) => `${rank}. ${who}, ${value}`,
  days,
  columns: { points: 'Points', accuracy: 'Right', streak: 'Streak' },
  altValue: {
    points: (n: number) =>
      format.plural(n, { one: `${format.number(n)} point`, other: `${format.number(n)} points` }),
    accuracy: (share: number) => `${format.percent(share)} right`,
    streak: (n: number) => `${days(n)} in a row`,
  },
  row: (rank: number, who: string, facts: readonly string[]) =>
    `**${rank}.** ${format.joinItems([who, ...facts])}`,
  points,
  inARow: (n: number) => `${days(n)} in a row`,
  surely: (share: number) => `surely above ${format.percent(share)}`,
  place: (who: string, rank: number, facts: readonly string[]) =>
    format.joinItems([`${who}: number ${rank}`, ...facts]),
  notYet: (who: string) => `${who}: not on this board yet. Answer a question: /quiz`,
  you: 'You',
  nobody: 'Nobody has scored yet. Be the first: /quiz',
  own: (score: number, right: number, answered: number) =>
    format.joinItems([`${points(score)} on all your servers`, `${right} of ${answered} right`]),
  ownNone: 'Nothing scored yet. Try /quiz',
  page: (page: number) => `Page ${page}`,
  previous: 'Previous',
  next: 'Next',
}
