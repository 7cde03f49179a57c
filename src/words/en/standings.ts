import { format, points } from './format.ts'

export const standingsWords = {
  title: 'Round over',
  asked: (n: number) => format.plural(n, { one: '# question asked', other: '# questions asked' }),
  row: (rank: number, who: string, right: number, of: number, score: number) =>
    `**${rank}.** ${format.joinItems([who, `${right} of ${of} right`, points(score)])}`,
  more: (n: number) => `and ${n} more`,
  nobody: 'Nobody answered this time.',
  note: 'The leaderboard takes the first attempt at each question in a month.',
}
