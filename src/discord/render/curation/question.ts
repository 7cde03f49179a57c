import type { QuestionDesk, ReportView } from '../../../play/curation/open-question.ts'
import { type Correction, isUnwritten, keysOfFix } from '../../../quiz/correction.ts'
import { isInSomeKey, isKey } from '../../../quiz/grading.ts'
import {
  type ItemAnalysis,
  MIN_SHOWN_ANSWERS,
  type OptionAnalysis,
} from '../../../quiz/items/item-analysis.ts'
import type { Option } from '../../../quiz/question.ts'
import type { Words } from '../../../words/index.ts'
import type { Body } from '../parts/body.ts'
import { asPlainLine } from '../parts/first-words.ts'
import type { TextBlock } from '../parts/fit.ts'
import { withLabel } from '../question/option-line.ts'
import { curationBody } from './body.ts'
import { deskButtons } from './buttons.ts'
import { doubtText, fileChangeText, keysText } from './doubts.ts'

const MAX_REPORTS = 5
const BAR_LENGTH = 8

/** One question with what is known about it, and what can be done. `note`: what was just done. */
export const deskBody = (desk: QuestionDesk, page: number, note: string | null, words: Words): Body => {
  const { question } = desk
  const blocks = blocksOf(desk, note, words).filter(block => block.text !== '')
  const imageAfter = 1 + blocks.findIndex(block => block.text === question.text)
  return curationBody({ question, blocks, imageAfter }, deskButtons(desk, page, words), words)
}

const blocksOf = (desk: QuestionDesk, note: string | null, words: Words): TextBlock[] => {
  const { question, analysis, reports } = desk
  const stats = analysis && analysis.answers >= MIN_SHOWN_ANSWERS ? analysis : null
  const byKey = new Map(stats?.options.map(option => [option.key, option]))
  const facts = stats ? factsText(stats, words) : words.curation.fewAnswers(analysis?.answers ?? 0)
  const doubt = stats && doubtText(stats, question, words)
  const standing = [...(doubt ? [`**${doubt}**`] : []), ...statusLines(desk, words)].join('\n')
  return [
    { text: note ?? '', dropOrder: 0 },
    { text: standing, dropOrder: 0 },
    { text: question.text, dropOrder: 0 },
    ...question.options.map(option => ({
      text: optionText(desk, option, byKey.get(option.key), words),
      dropOrder: 0,
    })),
    { text: facts, dropOrder: 1 },
    { text: reportsText(reports, words), dropOrder: 2 },
    { text: `-# ${asPlainLine(question.id)}`, dropOrder: 3 },
  ]
}

const optionText = (
  { question }: QuestionDesk,
  { key, text: option }: Option,
  stats: OptionAnalysis | undefined,
  words: Words,
): string => {
  const { marked, accepted } = words.curation
  const mark = isKey(question, key) ? marked : isInSomeKey(question, key) ? accepted : null
  const line = withLabel(mark === null ? key : `${key} (${mark})`, option)
  return stats ? `${line}\n-# ${shareText(stats, words)}` : line
}

const shareText = ({ share, topShare, bottomShare }: OptionAnalysis, { curation, format }: Words): string => {
  const filled = Math.round(share * BAR_LENGTH)
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_LENGTH - filled)
  const percent = (value: number | null) => (value === null ? null : format.percent(value))
  return `${bar} ${curation.share(format.percent(share), percent(topShare), percent(bottomShare))}`
}

const factsText = (analysis: ItemAnalysis, words: Words): string => {
  const { curation, format } = words
  const { answers, facility, discrimination, medianMs } = analysis
  const { share, low, high } = facility
  const facts = format.joinItems([
    curation.facts(answers, format.percent(share), format.percent(low), format.percent(high)),
    ...(discrimination === null ? [] : [curation.discrimination(correlationText(discrimination))]),
    ...(medianMs === null ? [] : [curation.median(Math.round(medianMs / 1000))]),
  ])
  const fine = analysis.state === 'ok' ? [curation.fine] : []
  return [...fine, facts, ...flagLines(analysis, words)].join('\n')
}

/** With a proper minus. */
const correlationText = (value: number): string => value.toFixed(2).replace('-', '−').replace('−0.00', '0.00')

/** Options with the same flag share a line. */
const flagLines = ({ flags }: ItemAnalysis, { curation, format }: Words): string[] =>
  [...Map.groupBy(flags, ({ kind }) => kind)].map(
    ([kind, same]) => `- ${curation.flags[kind](format.list(same.flatMap(({ option }) => option ?? [])))}`,
  )

/** How the question stands, in words. */
const statusLines = (desk: QuestionDesk, words: Words): string[] => {
  const { question, suspended, isSuspect, isCleared } = desk
  const { status, cleared } = words.curation
  const filed = (question.uncorrected ?? question).status
  return [
    ...(suspended.everywhere ? [status.suspendedEverywhere] : []),
    ...(suspended.here ? [status.suspendedHere] : []),
    ...(filed ? [status[filed]] : []),
    ...(isSuspect ? [status.suspect] : []),
    ...decisionLines(desk, words),
    ...(desk.progress ? [status.inProgress(desk.progress.done)] : []),
    ...(isCleared ? [cleared] : []),
  ]
}

const decisionLines = ({ decision, keyChange, question }: QuestionDesk, words: Words): string[] => {
  const { status } = words.curation
  const change = keyChange ? [`${fileChangeText(keyChange, words)}.`] : []
  if (!decision || decision.source === 'file') return change
  const missing = isUnwritten(decision, question) ? [status.notInFile] : []
  return [correctionText(decision, words), ...missing, ...change]
}

const correctionText = ({ fix, was }: Correction, words: Words): string => {
  const { status } = words.curation
  if (fix.kind === 'void') return status.voided
  const keys = keysText(keysOfFix(fix), words)
  return fix.kind === 'accept' ? status.acceptedToo(keys) : status.keyCorrected(keysText(was, words), keys)
}

/** What people report, never who. The newest first. */
const reportsText = (reports: readonly ReportView[], words: Words): string => {
  const { curation } = words
  if (reports.length === 0) return ''
  const shown = reports.toReversed().slice(0, MAX_REPORTS)
  const more = reports.length - shown.length
  return [
    curation.reportsTitle(reports.length),
    ...shown.map(report => reportText(report, words)),
    ...(more > 0 ? [curation.moreReports(more)] : []),
  ].join('\n')
}

const reportText = ({ reason, suggested, source, comment }: ReportView, words: Words): string => {
  const { curation, format, report } = words
  const line = format.joinItems([
    report.short[reason],
    ...(suggested ? [curation.theySay(keysText(suggested, words))] : []),
    ...(source === null ? [] : [`<${source}>`]),
  ])
  return comment === null ? `- ${line}` : `- ${line}\n> ${asPlainLine(comment)}`
}
