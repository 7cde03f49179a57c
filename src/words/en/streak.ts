import { bold, days, format, numberWord } from './format.ts'

const freezesHeld = (n: number): string =>
  format.plural(n, { one: '# streak freeze', other: '# streak freezes' })

export const streakWords = {
  line: (length: number, freezes: number) =>
    format.joinItems([`Streak: ${days(length)}`, ...(freezes > 0 ? [freezesHeld(freezes)] : [])]),
  title: 'Your streak',
  now: (length: number) => (length === 0 ? 'No current streak' : `${bold(days(length))} in a row`),
  longest: (length: number) => `Longest: ${days(length)}`,
  freezes: (n: number) => (n === 0 ? 'No streak freezes' : freezesHeld(n)),
  never: 'You haven’t answered a daily question here yet. Your streak starts with the next one.',
  noDaily: 'This server has no daily question yet. Anyone with Manage Server can set one up with /daily set.',
  onlyServers: 'Streaks are per server. Run this command in a server.',
  weekdays: 'Mo Tu We Th Fr Sa Su',
  week: format.shortDay,
  marks: { answered: 'A', frozen: 'F', missed: 'x', open: '?' },
  legend: 'A answered · F saved by a freeze · x missed · ? still open · . no question',
  lately: (weeks: number, answered: number, asked: number) =>
    `Last ${numberWord(weeks)} weeks: answered ${answered} of ${asked}`,
  note: 'Your streak counts days on which you answered the daily question, correctly or not. Every seven in a row earns a freeze (you can hold two), used automatically when you miss a day. Days without a question don’t break it.',
}
