import { guarded } from '../../../csv-cell.ts'
import type { PersonResults } from '../../../play/results/collect-results.ts'
import { slicesOf } from '../../../play/tasks/yield-to-event-loop.ts'
import type { AnswerCounts } from '../../../quiz/results/tally.ts'
import type { Words } from '../../../words/index.ts'
import { examNames, groupNames, type NamedResults } from './columns.ts'

type Cell = string | number | null

const ROWS_PER_STEP = 100

/** By this Excel knows that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'

/** The results as a table: RFC 4180, made in steps of some milliseconds. */
export const resultsCsv = async (results: NamedResults, words: Words): Promise<Buffer> => {
  const { file } = words.results
  const groups = groupNames(results, file)
  const chunks = [BYTE_ORDER_MARK, formatCsvRow(headerOf(results, groups, file))]
  for await (const people of slicesOf(results.people, ROWS_PER_STEP))
    chunks.push(
      people.map(person => formatCsvRow(cellsOf(person, results, groups.length > 0, file))).join(''),
    )
  return Buffer.from(chunks.join(''))
}

const headerOf = (
  results: NamedResults,
  groups: readonly string[],
  file: Words['results']['file'],
): string[] => [
  file.id,
  file.person,
  file.answered,
  file.right,
  file.share,
  file.practice,
  file.practiceRight,
  file.streak,
  file.bestStreak,
  ...groups.flatMap(name => [file.groupAnswered(name), file.groupRight(name)]),
  ...examNames(results, file).flatMap(name => [file.examScore(name), file.examPassed(name)]),
]

const cellsOf = (
  { userId, total, practice, streak, groups, scores }: PersonResults,
  { names, exams }: NamedResults,
  hasGroups: boolean,
  file: Words['results']['file'],
): Cell[] => [
  // A spreadsheet would round so long a number: the apostrophe says that it is text.
  `'${userId}`,
  names.get(userId) ?? '',
  total.answered,
  total.right,
  percentOf(total),
  practice.answered,
  practice.right,
  streak.current,
  streak.best,
  ...(hasGroups ? groups.flatMap(({ answered, right }) => [answered, right]) : []),
  ...scores.flatMap((score, at) =>
    score === null ? [null, null] : [score / 100, score >= exams[at]!.passMark ? file.yes : file.no],
  ),
]

/** Whole per cent, which every language of a spreadsheet reads as a number. */
const percentOf = ({ answered, right }: AnswerCounts): number | null =>
  answered === 0 ? null : Math.round((100 * right) / answered)

/** Quotes each text, and lets none of them be a formula. */
export const formatCsvRow = (cells: readonly Cell[]): string => `${cells.map(formatCell).join(',')}\r\n`

const formatCell = (cell: Cell): string => {
  if (cell === null) return ''
  return typeof cell === 'number' ? String(cell) : `"${guarded(cell).replaceAll('"', '""')}"`
}
