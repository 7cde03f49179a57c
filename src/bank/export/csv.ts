import { stringify } from 'csv-stringify/sync'
import type { Question } from '../../quiz/question.ts'
import { guarded, joinList } from '../import/formats/csv/cells.ts'
import { type ImageName, idWithin, type NotCarried } from './written.ts'

/** The cells of a question, by the names of their columns. */
export type WrittenRow = Readonly<Record<string, string>>

export const CSV_NOT_CARRIED: NotCarried = []

/** RFC 4180, with as many columns for options as the longest question needs. */
export const writeCsv = (questions: readonly Question[], imageName: ImageName): string =>
  stringify(
    questions.map(question => writtenRow(question, imageName)),
    // Else a line break alone would stand without quotes, where lines end with two signs.
    { header: true, columns: columnsOf(questions), record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  )

const columnsOf = (questions: readonly Question[]): string[] => {
  const most = Math.max(2, ...questions.map(({ options }) => options.length))
  const letters = [...'abcdefghij'].slice(0, most)
  return [
    'id',
    'question',
    ...letters,
    'answer',
    'explanation',
    ...letters.map(letter => `rationale_${letter}`),
    ...['references', 'domain', 'difficulty', 'tags', 'image', 'alt', 'aliases'],
  ]
}

export const writtenRow = (question: Question, imageName: ImageName): WrittenRow => {
  const { options, image } = question
  const cells = {
    id: idWithin(question.id, question),
    question: question.text,
    ...Object.fromEntries(options.map(({ key, text }) => [key.toLowerCase(), text])),
    ...Object.fromEntries(
      options.map(({ key, rationale }) => [`rationale_${key.toLowerCase()}`, rationale ?? '']),
    ),
    answer: question.answer.join(', '),
    explanation: question.explanation,
    references: joinList(question.references),
    domain: question.domain ?? '',
    difficulty: question.difficulty ?? '',
    tags: joinList(question.tags, ';|\n,'),
    image: image === null ? '' : imageName(question),
    alt: image?.alt ?? '',
    aliases: joinList(question.aliases.map(alias => idWithin(alias, question))),
  }
  return Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, guarded(cell)]))
}
