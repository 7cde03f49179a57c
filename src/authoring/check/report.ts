import { styleText } from 'node:util'
import type { FileCounts, Library } from '../../bank/load.ts'
import { isError, type Problem } from '../../bank/problem.ts'
import { isGuess } from '../../bank/warning-codes.ts'
import { bar } from '../../cli/shared/progress.ts'
import type { Terminal } from '../../cli/shared/terminal.ts'
import { printable, printableJson } from '../../printable.ts'
import { type Bank, STATUSES, withoutWithdrawn } from '../../quiz/question.ts'
import { type Length, type Statuses, type SummaryRow, statusesOf, summaryOf } from './summary.ts'

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string

/** The findings, file by file, then what each bank is like. */
export const checkReport = (
  { banks, counts, countsOf, problems }: Library,
  { colours }: Pick<Terminal, 'colours'>,
): string => {
  const paint: Paint = colours
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text
  const lines = [...Map.groupBy(problems, ({ file }) => file).values()].flatMap(found => [
    ...found.map(problem => lineOf(problem, paint)),
    '',
  ])
  if (problems.some(({ code }) => isGuess(code))) lines.push(GUESSES, '')
  for (const bank of banks.map(withoutWithdrawn))
    if (bank.questions.length >= MIN_QUESTIONS_FOR_SUMMARY) lines.push(...summaryLines(bank, paint), '')
  const describeBanks = (its: FileCounts, of: readonly Bank[]) =>
    `${describe(its)}${describeStatuses(statusesOf(of.flatMap(({ questions }) => questions)))}`
  for (const [name, its] of countsOf)
    lines.push(
      `${printable(name)}: ${describeBanks(
        its,
        banks.filter(bank => bank.name === name),
      )}`,
    )
  if (countsOf.size > 1) lines.push(`${countsOf.size} banks: ${describeBanks(counts, banks)}`)
  return lines.join('\n')
}

/** Shares of fewer questions mean nothing. */
const MIN_QUESTIONS_FOR_SUMMARY = 10

const GUESSES = 'A question mark means it’s a guess: if it’s wrong, put its code under `accept:`.'

const lineOf = (problem: Problem, paint: Paint): string => {
  const { file, line, column, code, message } = problem
  const place = paint('bold', `${printable(file)}:${line}:${column}`)
  const severity = isError(problem) ? paint('red', 'error') : paint('yellow', 'warning')
  return `${place}  ${severity}  ${paint('cyan', code)}${isGuess(code) ? '?' : ''}  ${printable(message)}`
}

const summaryLines = (bank: Parameters<typeof summaryOf>[0], paint: Paint): string[] => {
  const { questions, severalRight, keys, domains, difficulties, lengths } = summaryOf(bank)
  return [
    paint(
      'bold',
      `${printable(bank.name)}: ${questions} questions, ${severalRight} with several correct options`,
    ),
    ...block('Position of the correct option', keys),
    ...block(
      domains.some(({ wanted }) => wanted !== null) ? 'Domains, against bank.yaml' : 'Domains',
      domains,
    ),
    ...block('Difficulty', difficulties),
    'Characters (median, 90th percentile, longest)',
    ...lengths.map(lengthLine),
  ]
}

const block = (title: string, rows: readonly SummaryRow[]): string[] => {
  const width = Math.max(...rows.map(({ name }) => printable(name).length))
  return rows.length === 0 ? [] : [title, ...rows.map(row => rowLine(row, width))]
}

const rowLine = ({ name, count, share, wanted }: SummaryRow, width: number): string => {
  const goal = wanted === null ? '' : `, wanted ${percent(wanted)}`
  return `  ${printable(name).padEnd(width)}  ${bar(share)}  ${count} (${percent(share)}${goal})`
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

const lengthLine = ({ name, median, most90, longest }: Length): string =>
  `  ${name.padEnd('explanation'.length)}  ${median}, ${most90}, ${longest}`

const describe = ({ playable, withWarnings, quarantined, drafts }: FileCounts): string => {
  const warned = withWarnings > 0 ? ` (${withWarnings} with warnings)` : ''
  return `${playable} playable${warned}, ${quarantined} quarantined, ${drafts} drafts`
}

/** `; 2 trial, 1 retired`; empty where all are live. */
const describeStatuses = (counts: Statuses): string => {
  const some = STATUSES.filter(status => counts[status] > 0).map(status => `${counts[status]} ${status}`)
  return some.length === 0 ? '' : `; ${some.join(', ')}`
}

/** For other programs: `problems` in the order of their places, and for each bank its counts and distributions. */
export const reportJson = ({ banks, countsOf, problems }: Library): string =>
  printableJson(
    JSON.stringify(
      {
        problems: problems.map(problem => ({ ...problem, guess: isGuess(problem.code) })),
        banks: [...countsOf].map(([name, counts]) => {
          const bank = banks.find(each => each.name === name)
          if (!bank) return { name, counts }
          return {
            name,
            counts,
            statuses: statusesOf(bank.questions),
            summary: summaryOf(withoutWithdrawn(bank)),
          }
        }),
      },
      null,
      2,
    ),
  )
