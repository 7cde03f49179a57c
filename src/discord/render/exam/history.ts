import { ComponentType } from 'discord-api-types/v10'
import type { ExamHistory } from '../../../play/exam/look-back.ts'
import { dateIn } from '../../../quiz/day.ts'
import { isPassed } from '../../../quiz/exam/result.ts'
import type { Words } from '../../../words/index.ts'
import { formatCustomId } from '../../interactions/custom-id.ts'
import { type Body, bodyOf, button, COLOURS, frame, row, text } from '../parts/body.ts'
import { cutText } from '../parts/cut.ts'
import { toSeconds } from '../parts/timestamp.ts'
import { aboutExam, percentOf } from './parts.ts'

/** Someone's submitted exams, newest first, and how full ones went over time. */
export const examHistoryBody = (history: ExamHistory, words: Words): Body => {
  const { history: own, result } = words.exam
  const { results, sealed } = history
  const lines = [
    ...(sealed.length > 0 ? [sealedRows(sealed, words)] : []),
    ...(results.length > 0 ? [rowsOf(results, words), ...trendsOf(results, words)] : []),
  ]
  const parts = lines.length > 0 ? lines : [own.none]
  return bodyOf([
    frame([`## ${own.title}`, ...parts].map(text), COLOURS.open),
    ...(results.length === 0 ? [] : [resultSelect(results, words)]),
    row([button({ kind: 'exam-new' }, result.another)]),
  ])
}

type Results = ExamHistory['results']

/** Submitted, but their group exams aren't over. */
const sealedRows = (sealed: ExamHistory['sealed'], words: Words): string =>
  sealed
    .map(({ exam, title, until }) =>
      words.exam.history.sealed(aboutExam(exam, title, words), until === null ? null : toSeconds(until)),
    )
    .join('\n')

const rowsOf = (results: Results, words: Words): string =>
  results
    .map(({ exam, title }) => {
      const { score, at } = exam.submission!
      const about = aboutExam(exam, title, words)
      const seconds = toSeconds(at)
      return words.exam.history.row(percentOf(score, words), isPassed(score, exam.passMark), about, seconds)
    })
    .join('\n')

/** Only full exams of one bank compare. */
const trendsOf = (results: Results, words: Words): string[] => {
  const full = results.filter(({ exam }) => exam.format === 'full').toReversed()
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

const resultSelect = (results: Results, words: Words) =>
  row([
    {
      type: ComponentType.StringSelect as const,
      custom_id: formatCustomId({ kind: 'exam-look' }),
      placeholder: words.exam.history.look,
      options: results.map(({ exam, title }) => ({
        label: words.exam.history.choice(
          percentOf(exam.submission!.score, words),
          words.format.day(dateIn(exam.zone, exam.submission!.at)),
        ),
        value: exam.id,
        description: cutText(words.format.joinItems(aboutExam(exam, title, words)), MAX_DESCRIPTION_LENGTH),
      })),
    },
  ])
