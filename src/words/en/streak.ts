import { bold, days, format, numberWord } from './format.ts'

const freezesHeld = (n: number): string => format.plural(n, { one: '# freeze held', other: '# freezes held' })

export const streakWords = {
  line: (length: number, freezes: number) =>
    format.joinItems([`Streak: ${days(length)}`, ...(freezes > 0 ? [freezesHeld(freezes)] : [])]),
  title: 'Your streak',
  now: (length: number) => (length === 0 ? 'No streak at the moment.' : `${bold(days(length))} in a row`),
  longest: (length: number) => `Longest: ${days(length)}`,
  freezes: (n: number) => (n === 0 ? 'No freeze held' : freezesHeld(n)),
  never: 'You have not answered a daily question here yet. It begins with the next one.',
  noDaily: 'This server has no daily question. Somebody who may manage the server can set one up: /daily set',
  onlyServers: 'Streaks belong to servers: ask me there.',
  weekdays: 'Mo Tu We Th Fr Sa Su',
  week: format.shortDay,
  marks: { answered: 'A', frozen: 'F', missed: 'x', open: '?' },
  legend: 'A answered, F kept by a freeze, x missed, ? still open, . none asked',
  lately: (weeks: number, answered: number, asked: number) =>
    `In these ${numberWord(weeks)} weeks: answered on ${answered} of ${days(asked)}`,
  note: 'A streak counts the dates whose daily question you answered, right or wrong. Seven in a row earn a freeze, and you can hold two: a missed day uses one by itself. A day without a question breaks nothing.',
}
