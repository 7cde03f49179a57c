import type { HardestView, WeekView } from '../../play/views.ts'
import { dayNumber } from '../../quiz/day.ts'
import { isKey } from '../../quiz/grading.ts'
import type { Words } from '../../words/index.ts'
import { linkToQuestion } from './next-steps.ts'
import {
  type Body,
  bodyOf,
  button,
  COLOURS,
  frame,
  hidden,
  linkTo,
  mentionOf,
  row,
  text,
} from './parts/body.ts'
import { firstWords } from './parts/first-words.ts'
import { firstLinksOf } from './parts/links.ts'

/** A guild's week. `day`: the date of the summary. */
export type WeekMessage = { readonly guildId: string; readonly day: string; readonly week: WeekView }

/** The weekly summary. Its button names the date, by which the message is found again. */
export const weeklyBody = ({ guildId, day, week }: WeekMessage, words: Words): Body =>
  bodyOf([
    frame(
      blocksOf(guildId, week, words).map(lines => text(lines.join('\n'))),
      COLOURS.open,
    ),
    row([
      linkToQuestion(words),
      button({ kind: 'weekly-board', day: dayNumber(day) }, words.next.leaderboard),
    ]),
  ])

/** The same for the person who sets it up. */
export const weeklyPreviewBody = (message: WeekMessage, words: Words): Body => {
  const { components, ...body } = hidden(weeklyBody(message, words))
  return { ...body, components: [text(`-# ${words.weekly.preview}`), ...components] }
}

const blocksOf = (guildId: string, week: WeekView, words: Words): (readonly string[])[] => {
  const { weekly } = words
  const { from, until } = week.days
  const title = [`## ${weekly.title}`, `-# ${weekly.days(from, until)}`]
  if (week.people === 0) return [[...title, weekly.quiet]]
  const blocks = [
    [...title, weekly.played(week.people, week.answered, week.right / week.answered)],
    bestLines(week, words),
    notableLines(week, words),
    week.hardest ? hardestLines(guildId, week.hardest, words) : [],
  ]
  return blocks.filter(lines => lines.length > 0)
}

const bestLines = ({ best }: WeekView, { weekly, board }: Words): string[] =>
  best.length === 0
    ? []
    : [
        weekly.best,
        ...best.map(({ userId, points }, index) =>
          board.row(index + 1, mentionOf(userId, board.someone), [board.points(points)]),
        ),
      ]

const notableLines = ({ climb, streaks }: WeekView, { weekly, board }: Words): string[] => [
  ...(climb ? [weekly.climb(mentionOf(climb.userId, board.someone), climb.from, climb.to)] : []),
  ...(streaks.length > 0
    ? [
        weekly.streaks(
          streaks.map(({ userId, streak }) => weekly.streak(mentionOf(userId, board.someone), streak)),
        ),
      ]
    : []),
]

/** Letters of each part, so that all of it fits one screen of a phone. */
const MAX_QUESTION = 110
const MAX_OPTION = 150
const MAX_REASON = 150

const hardestLines = (
  guildId: string,
  { question, attempts, right, message }: HardestView,
  words: Words,
): string[] => {
  const { weekly } = words
  const keyed = question.options.filter(option => isKey(question, option.key))
  const reason = question.explanation || keyed.flatMap(({ rationale }) => rationale ?? []).join(' ')
  const links = firstLinksOf(question, words)
  return [
    weekly.hardest(right, attempts),
    `> ${firstWords(question.text, MAX_QUESTION)}`,
    ...keyed.map(option => weekly.correct(firstWords(option.text, MAX_OPTION))),
    ...(reason === '' ? [] : [firstWords(reason, MAX_REASON)]),
    ...(links === '' ? [] : [links]),
    ...(message ? [`-# ${weekly.look(linkTo(guildId, message.channelId, message.messageId))}`] : []),
  ]
}
