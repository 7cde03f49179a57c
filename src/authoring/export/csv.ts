import { stringify } from 'csv-stringify/sync'
import { LETTERS } from '../../bank/parse/options.ts'
import { formatLink } from '../../bank/parse/references.ts'
import { guarded } from '../../csv-cell.ts'
import type { Question } from '../../quiz/question.ts'
import { joinList, TAG_SEPARATORS } from '../import/formats/csv/cells.ts'
import { exportedLinks, type ImageName, idWithin, keepsOrder } from './format.ts'

/** RFC 4180, with as many columns for options as the longest question needs. */
export const writeCsv = (questions: readonly Question[], imageName: ImageName): string =>
  stringify(
    questions.map(question => formatRow(question, imageName)),
    // Lines end with two characters here, so that csv-stringify leaves a lone line break unquoted.
    { header: true, columns: columnsOf(questions), record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  )

const columnsOf = (questions: readonly Question[]): string[] => {
  const most = Math.max(2, ...questions.map(({ options }) => options.length))
  const letters = [...LETTERS.slice(0, most)]
  return [
    'id',
    'question',
    ...letters.map(optionColumn),
    'answer',
    'accepted',
    'explanation',
    ...letters.map(rationaleColumn),
    ...[
      'references',
      'domain',
      'difficulty',
      'tags',
      'image',
      'alt',
      'aliases',
      'shuffle',
      'status',
      'format',
    ],
  ]
}

const optionColumn = (letter: string): string => letter.toLowerCase()
const rationaleColumn = (letter: string): string => `rationale_${letter.toLowerCase()}`

/** The cells of a question, by the names of their columns. */
const formatRow = (question: Question, imageName: ImageName): Record<string, string> => {
  const { options, image } = question
  const cells = {
    id: idWithin(question.id, question),
    question: question.text,
    ...Object.fromEntries(options.map(({ key, text }) => [optionColumn(key), text])),
    ...Object.fromEntries(options.map(({ key, rationale }) => [rationaleColumn(key), rationale ?? ''])),
    answer: question.answer.join(', '),
    accepted: joinList((question.accepted ?? []).map(keys => keys.join(', '))),
    explanation: question.explanation,
    references: joinList(exportedLinks(question).map(formatLink)),
    domain: question.domain ?? '',
    difficulty: question.difficulty ?? '',
    tags: joinList(question.tags, TAG_SEPARATORS),
    image: image === null ? '' : imageName(question),
    alt: image?.alt ?? '',
    aliases: joinList(question.aliases.map(alias => idWithin(alias, question))),
    shuffle: keepsOrder(question) ? 'false' : '',
    status: question.status ?? '',
    format: 'markdown',
  }
  return Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, guarded(cell)]))
}
