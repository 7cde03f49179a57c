import { format, points } from './format.ts'

export const standingsWords = {
  title: 'Final standings',
  asked: (n: number) => format.plural(n, { one: '# question', other: '# questions' }),
  /** To the only person of a round. */
  you: (right: number, of: number) => `You got ${right} of ${of}`,
  row: (rank: number, who: string, right: number, of: number, score: number) =>
    `**${rank}.** ${format.joinItems([who, `${right} of ${of} correct`, points(score)])}`,
  /** The only one who answered, in a channel. */
  only: (who: string, right: number, of: number, score: number) =>
    format.joinItems([`${who} got ${right} of ${of}`, points(score)]),
  more: (n: number) => `and ${n} more`,
  nobody: 'No one answered this time.',
  note: 'Only first attempts count on the leaderboard. Questions you’ve already had are practice.',
}
