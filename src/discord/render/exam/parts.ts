import type { Exam, ExamItem } from '../../../play/exam/exam.ts'
import type { ExamView } from '../../../play/exam/views.ts'
import type { ExamFormat } from '../../../quiz/exam/format.ts'
import type { DomainResult } from '../../../quiz/exam/result.ts'
import type { Words } from '../../../words/index.ts'
import { toSeconds } from '../parts/timestamp.ts'

/** What an exam's messages have in common. */

const LAST_MINUTES_MS = 5 * 60_000

/** `ends in an hour`, as Discord counts down by itself; in the last minutes said aloud. */
export const endingOf = (
  { exam: { endsAt }, now }: Pick<ExamView, 'exam' | 'now'>,
  { exam }: Words,
): string => {
  if (endsAt === null) return exam.untimed
  const seconds = toSeconds(endsAt)
  return endsAt - now <= LAST_MINUTES_MS ? exam.endsSoon(seconds) : exam.ends(seconds)
}

/** A score or a mark in hundredths of a percent, in whole percent, rounded down: 71.9 is not 72. */
export const percentOf = (hundredths: number, { format }: Words): string =>
  format.percent(Math.floor(hundredths / 100) / 100)

/** A mark as bank.yaml says it, which may have decimals. */
export const formatMark = (hundredths: number, { format }: Words): string =>
  format.percentPrecisely(hundredths / 10_000)

export const formatName = ({ kind, domain }: ExamFormat, { exam }: Words): string =>
  kind === 'domain' ? exam.formats.domain(domain ?? '') : exam.formats[kind]

/** `AWS Solutions Architect Associate`, `Full exam`. */
export const aboutExam = (exam: Exam, title: string, words: Words): string[] => [
  title,
  formatName({ kind: exam.format, domain: exam.domain }, words),
]

/** A domain with its share and the range that it is likely in. */
export const domainLine = ({ domain, right, questions, interval }: DomainResult, words: Words): string => {
  const { percent } = words.format
  return words.exam.result.domain(
    domain ?? '',
    right,
    questions,
    percent(right / questions),
    percent(interval.low),
    percent(interval.high),
  )
}

export type Ranges = readonly (readonly [first: number, last: number])[]

/** Of the items that fit, their numbers, neighbours as one range. */
export const rangesOf = (items: readonly ExamItem[], select: (item: ExamItem) => boolean): Ranges => {
  const ranges: [number, number][] = []
  for (const { number } of items.filter(select)) {
    const last = ranges.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges
}
