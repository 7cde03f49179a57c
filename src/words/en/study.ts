import { bold, days, format, quote } from './format.ts'

const questions = (n: number): string => format.plural(n, { one: '# question', other: '# questions' })

/** `today`, `tomorrow` or `in 9 days`. */
const inDays = (n: number): string => ['today', 'tomorrow'][n] ?? `in ${days(n)}`

const EXAMPLES = 'Try 3 Dec, 2026-12-03 or “in 4 weeks”.'

/** How someone studies: the panel of /study, its forms, and reminders. Dates are ISO dates. */
export const studyWords = {
  title: 'Your study plan',
  nothingDue: 'Nothing is due today.',
  due: (due: number) => `${bold(questions(due))} due today.`,
  /** More is due than someone is asked in a day. */
  backlog: (due: number, perDay: number, toGo: number) =>
    `${bold(`${format.number(due)} due`)}, ${format.number(perDay)} a day: caught up in ${days(toGo)}.`,
  doneToday: (reviewed: number, waiting: number) =>
    `**Done for today:** ${questions(reviewed)} reviewed. ${format.number(waiting)} more can wait until tomorrow.`,
  duePaused: (waiting: number) =>
    waiting === 0 ? 'Nothing is waiting for you.' : `${questions(waiting)} can wait until then.`,
  nothingNext: (n: number) => `Nothing comes back in the next ${days(n)}.`,
  /** `upcoming`: those of the next `n` days on which something is due. */
  nextDays: (n: number, upcoming: readonly { readonly date: string; readonly count: number }[]) => {
    const total = upcoming.reduce((sum, { count }) => sum + count, 0)
    const each = upcoming.map(({ date, count }) => `${format.weekday(date)}: ${format.number(count)}`)
    return `**Due in the next ${days(n)}:** ${format.number(total)}\n${format.joinItems(each)}`
  },
  exam: (date: string, inSoMany: number) => `**Exam:** ${format.day(date)}, ${inDays(inSoMany)}`,
  examNote: 'Everything comes back at least once before it, and more often in the last two weeks.',
  examInPause: 'Your pause covers the time until then. End it to review before the exam.',
  noExam: '**Exam:** no date',
  examOver: (date: string) =>
    `**Exam:** it was on ${format.day(date)}. How did it go? Tell me with /exam outcome. Reviews continue without a date; set the next one whenever you like.`,
  amount: (perDay: number, fresh: number) =>
    `**Every day:** up to ${format.number(perDay)} reviews and ${format.number(fresh)} new questions`,
  reminder: (time: string) => `**Reminder:** at ${time}, by direct message, if something is due`,
  noReminder: '**Reminder:** off',
  zone: (zone: string) => `**Time zone:** ${zone}`,
  zoneOfServer: (zone: string) => `**Time zone:** ${zone}, the default here`,
  zoneNote: 'Your study day starts at midnight there.',
  paused: (date: string) =>
    `**Paused** until ${format.day(date)}: no reminders, and what isn’t due yet moves by as many days.`,
  blocked:
    'I couldn’t send you a direct message, so I’ve turned your reminder off. To get it again, allow direct messages from members of a server that we share (the server’s Privacy Settings), then set the reminder with /study.',
  buttons: {
    review: 'Review now',
    open: 'Study plan',
    endPause: 'End the pause',
    stopReminding: 'Stop reminding me',
    tryAgain: 'Try again',
    zone: 'Time zone',
    exam: 'Exam date',
    amount: 'Questions a day',
    reminder: 'Reminder',
    pause: 'Pause',
  },
  forms: {
    zone: { label: 'Time zone or city', hint: 'Vienna, EST, Asia/Tokyo. Empty: the server’s.' },
    exam: { label: 'Date of your exam', hint: '3 Dec, 2026-12-03, in 4 weeks. Empty: no date.' },
    amount: { label: 'Reviews a day', hint: 'A number from 1 to 500. Empty: 20.' },
    reminder: { label: 'Time of day', hint: '9:00, 18:30 or 9pm. Empty: no reminder.' },
    pause: { label: 'For how long, or until when?', hint: '7 days, 2 weeks, until 3 Dec.' },
  },
  remind: (left: number) =>
    `**${format.plural(left, { one: '# question is', other: '# questions are' })} due for review today.**`,
  stopped: 'I won’t remind you any more. To turn reminders back on: /study',
  refusals: {
    'no-such-date': (typed: string) => `${quote(typed)} isn’t a date that I understand. ${EXAMPLES}`,
    'two-dates': (typed: string) =>
      `${quote(typed)} could be two dates. Write the month as a word, such as 3 Dec.`,
    'past-date': (typed: string) => `${quote(typed)} isn’t in the future. ${EXAMPLES}`,
    'far-date': (typed: string) => `${quote(typed)} is too far away. Pick a closer date.`,
    'no-such-amount': (typed: string) => `${quote(typed)} isn’t a number from 1 to 500.`,
    'no-such-time': (typed: string) => `${quote(typed)} isn’t a time of day. Try 9:00, 18:30 or 9pm.`,
    'zone-needed': () =>
      'A reminder comes at a time of day, so I need your time zone: your city is enough. Set it first, or together with the reminder.',
  },
  noSuchZone: (typed: string, near: readonly string[]) =>
    near.length === 0
      ? `There’s no time zone ${quote(typed)}. Try the nearest big city, such as Vienna.`
      : `${quote(typed)} isn’t one time zone. Do you mean ${format.list(near)}?`,
}
