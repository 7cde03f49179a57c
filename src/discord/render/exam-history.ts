import { ComponentType } from 'discord-api-types/v10'
import type { ExamHistory } from '../../play/exam/look-back.ts'
import { dateIn } from '../../quiz/day.ts'
import { isPassed } from '../../quiz/exam/result.ts'
import type { Words } from '../../words/index.ts'
import { formatCustomId } from '../interactions/custom-id.ts'
import { type Body, bodyOf, button, COLOURS, frame, row, text } from './body.ts'
import { cutText } from './cut.ts'
import { aboutExam, percentOf } from './exam-parts.ts'

/** Someone's submitted exams, newest first, and how full ones went over time. */
export const examHistoryBody = (history: ExamHistory, words: Words): Body => {
  const { history: own, result } = words.exam
  const lines = history.length === 0 ? [own.none] : [rowsOf(history, words), ...trendsOf(history, words)]
  return bodyOf([
    frame([`## ${own.title}`, ...lines].map(text), COLOURS.open),
    ...(history.length === 0 ? [] : [resultSelect(history, words)]),
    row([button({ kind: 'exam-new' }, result.another)]),
  ])
}

const rowsOf = (history: ExamHistory, words: Words): string =>
  history
    .map(({ exam, title }) => {
      const { score, at } = exam.submission!
      const about = aboutExam(exam, title, words)
      const seconds = Math.floor(at / 1000)
      return words.exam.history.row(percentOf(score, words), isPassed(score, exam.passMark), about, seconds)
    })
    .join('\n')

/** Only full exams of one bank compare. */
const trendsOf = (history: ExamHistory, words: Words): string[] => {
  const full = history.filter(({ exam }) => exam.format === 'full').toReversed()
  const byBank = [...Map.groupBy(full, ({ exam }) => exam.bank).values()].filter(({ length }) => length > 1)
  return byBank.map(exams =>
    words.exam.history.trend(
      exams[0]!.title,
      exams.map(({ exam }) => percentOf(exam.submission!.score, words)),
    ),
  )
}

/** Discord's limit. */
const MAX_DESCRIPTION_LENGTH = 100

const resultSelect = (history: ExamHistory, words: Words) =>
  row([
    {
      type: ComponentType.StringSelect as const,
      custom_id: formatCustomId({ kind: 'exam-look' }),
      placeholder: words.exam.history.look,
      options: history.map(({ exam, title }) => ({
        label: words.exam.history.choice(
          percentOf(exam.submission!.score, words),
          words.format.day(dateIn(exam.zone, exam.submission!.at)),
        ),
        value: exam.id,
        description: cutText(words.format.joinItems(aboutExam(exam, title, words)), MAX_DESCRIPTION_LENGTH),
      })),
    },
  ])
