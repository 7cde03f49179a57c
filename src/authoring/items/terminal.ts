import { styleText } from 'node:util'
import { bar } from '../../cli/shared/progress.ts'
import type { Terminal } from '../../cli/shared/terminal.ts'
import { printable } from '../../printable.ts'
import type { ItemAnalysis, ItemState } from '../../quiz/items/item-analysis.ts'
import { keyOf, type ReportedItem } from './report.ts'
import {
  flagSentences,
  formatCorrelation,
  formatCount,
  percent,
  probability,
  STATE_NAMES,
  stateSentence,
  summaryOf,
} from './words.ts'

/** Terminals and phones show 80 characters in a line. */
const WIDTH = 80
const MAX_DETAILS = 10
const MAX_ROWS = 40

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string

/** The summary, the questions that need someone's eyes in words, then a table of all, the worst first. */
export const terminalReport = (
  items: readonly ReportedItem[],
  { colours, all }: Pick<Terminal, 'colours'> & { readonly all: boolean },
): string => {
  const paint: Paint = colours
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text
  const doubtful = items.filter(({ analysis }) => analysis.state !== 'ok')
  const shown = all ? items : items.slice(0, Math.max(MAX_ROWS, doubtful.length))
  const hidden = items.length - shown.length
  return [
    paint('bold', summaryOf(items.map(({ analysis }) => analysis))),
    ...doubtful.slice(0, MAX_DETAILS).flatMap(item => ['', ...detailLines(item, paint)]),
    '',
    paint('bold', HEADER),
    ...shown.map(({ analysis }) => rowOf(analysis, paint)),
    ...(hidden > 0
      ? [`… and ${formatCount(hidden)} more without doubts about the key: --all shows them.`]
      : []),
  ].join('\n')
}

const detailLines = ({ analysis, question }: ReportedItem, paint: Paint): string[] => [
  `${paint('bold', printable(analysis.question))}  ${paint(STYLES[analysis.state], STATE_NAMES[analysis.state])}`,
  ...wrapped(stateSentence(analysis, keyOf(analysis))),
  ...(question ? [`  “${cut(oneLine(question.text), WIDTH - 4)}”`] : []),
  ...analysis.options.map(option => optionLine(analysis, option, question)),
  ...flagSentences(analysis.flags).flatMap(wrapped),
]

const optionLine = (
  { suggestedKey }: ItemAnalysis,
  { key, isKey, share }: ItemAnalysis['options'][number],
  question: ReportedItem['question'],
): string => {
  const mark = isKey ? '✓' : suggestedKey?.includes(key) ? '?' : ' '
  const text = question?.options.find(option => option.key === key)?.text ?? ''
  const start = `  ${mark} ${key} ${bar(share)} ${percent(share).padStart(4)}`
  return text === '' ? start : `${start}  ${cut(oneLine(text), WIDTH - start.length - 2)}`
}

const wrapped = (text: string): string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`  ${word}`)
  }
  return lines
}

const oneLine = (text: string): string => printable(text.replaceAll(/\s+/g, ' ').trim())

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`

const STYLES: Readonly<Record<ItemState, Parameters<typeof styleText>[0]>> = {
  probable: 'red',
  suspect: 'red',
  ambiguous: 'yellow',
  watch: 'yellow',
  ok: 'green',
}

const HEADER = 'State           P(wrong)  Answers  Correct  Discr.  Question'

const rowOf = (analysis: ItemAnalysis, paint: Paint): string => {
  const { state, pKeyWrong, answers, facility, discrimination, question } = analysis
  const name = paint(STYLES[state], STATE_NAMES[state].padEnd(15))
  const correct = answers === 0 ? '–' : percent(facility.share)
  const numbers = [
    probability(pKeyWrong).padStart(8),
    formatCount(answers).padStart(7),
    correct.padStart(7),
    formatCorrelation(discrimination).padStart(6),
  ].join('  ')
  return `${name} ${numbers}  ${endOf(printable(question), WIDTH - HEADER.indexOf('Question'))}`
}

/** Ids of one bank differ at their end. */
const endOf = (text: string, length: number): string =>
  text.length <= length ? text : `…${text.slice(1 - length)}`
