import type { StreakView } from '../../play/streak.ts'
import { mondayOf } from '../../quiz/day.ts'
import { addDays } from '../../quiz/next-daily.ts'
import type { DayMark } from '../../quiz/streak.ts'
import type { Words } from '../../words/index.ts'
import { linkToLeaderboard, linkToQuestion } from './next-steps.ts'
import { type Body, bodyOf, COLOURS, EPHEMERAL, frame, row, text } from './parts/body.ts'

const WEEKS = 5
const DAYS = [0, 1, 2, 3, 4, 5, 6]

/** Someone's streak with a calendar of the last weeks. */
export const streakBody = (view: StreakView, words: Words): Body => {
  const { streak } = words
  const title = text(`## ${streak.title}`)
  const inside =
    view.streak.lastDay === null ? [text(emptyNote(view, words))] : details(view, words).map(text)
  const next = row([linkToQuestion(words), linkToLeaderboard('streak', words)])
  return bodyOf([frame([title, ...inside], COLOURS.open), next], { flags: EPHEMERAL })
}

const emptyNote = ({ hasDaily }: StreakView, { streak }: Words): string =>
  hasDaily ? streak.never : streak.noDaily

const details = (view: StreakView, { streak, format }: Words): string[] => {
  const { length, longest, freezes } = view.streak
  const first = addDays(mondayOf(view.today), -7 * (WEEKS - 1))
  const shown = [...view.marks]
    .filter(([day, mark]) => day >= first && mark !== 'open')
    .map(([, mark]) => mark)
  const answered = shown.filter(mark => mark === 'answered').length
  return [
    format.joinItems([streak.now(length), streak.longest(longest), streak.freezes(freezes)]),
    `${streak.lately(WEEKS, answered, shown.length)}\n${calendar(view, first, streak)}\n-# ${streak.legend}`,
    `-# ${streak.note}`,
  ]
}

/** A line for each week, a letter for each day; days to come stay blank. */
const calendar = ({ marks, today }: StreakView, first: string, streak: Words['streak']): string => {
  const mark = (day: string): string => {
    if (day > today && !marks.has(day)) return ' '
    return letterOf(marks.get(day), streak)
  }
  const lines = Array.from({ length: WEEKS }, (_, week) => {
    const monday = addDays(first, 7 * week)
    const days = DAYS.map(n => mark(addDays(monday, n)).padEnd(2))
    return `${streak.week(monday)}  ${days.join(' ')}`.trimEnd()
  })
  const margin = ' '.repeat(streak.week(first).length + 2)
  return ['```', `${margin}${streak.weekdays}`, ...lines, '```'].join('\n')
}

const letterOf = (mark: DayMark | undefined, { marks }: Words['streak']): string =>
  mark === undefined ? '.' : marks[mark]
