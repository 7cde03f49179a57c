import { format, points } from './format.ts'

export const standingsWords = {
  title: 'Final standings',
  asked: (n: number) => format.plural(n, { one: '# question', other: '# questions' }),
  row: (rank: number, who: string, right: number, of: number, score: number) =>
    `**${rank}.** ${format.joinItems([who, `${right} of ${of} correct`, points(score)])}`,
  more: (n: number) => `and ${n} more`,
  nobody: 'No one answered this time.',
  own: (right: number, asked: number, score: number) => `**You got ${right} of ${asked}** · ${points(score)}`,
  note: 'Only your first attempt at each question this month counts on the leaderboard.',
}
