import type { StatsBar, StatsPicture } from '../../../picture/stats.ts'
import type { ExamResultView } from '../../../play/exam/views.ts'
import type { DomainResult } from '../../../quiz/exam/result.ts'
import { cutGraphemes } from '../../../quiz/topic-value.ts'
import type { Words } from '../../../words/index.ts'
import { MAX_ALT_LENGTH } from '../board/picture.ts'
import { shortNames } from '../stats/groups.ts'
import { aboutExam, domainLine, formatMark, percentOf } from './parts.ts'

/** What a picture has room for. */
const MAX_BARS = 10

/** The domains of a result as bars with their intervals and the pass mark; null where there is nothing to compare. */
export const examPicture = ({ exam, result }: ExamResultView, words: Words): StatsPicture | null => {
  const { domains } = result
  if (domains.length < 2 || domains.length > MAX_BARS) return null
  const names = shortNames(domains.map(({ domain }) => domain ?? ''))
  return {
    kind: 'stats',
    title: words.exam.picture.title,
    subtitle: scoreIn(result.score, exam.passMark, words),
    bars: domains.map((part, index) => barOf(part, names[index]!, words)),
    passMark: exam.passMark / 10_000,
    trend: null,
  }
}

const scoreIn = (score: number, passMark: number, words: Words): string =>
  words.exam.picture.subtitle(percentOf(score, words), formatMark(passMark, words))

const barOf = ({ right, questions, interval }: DomainResult, label: string, words: Words): StatsBar => ({
  label,
  figure: words.exam.picture.figure(right, questions),
  note: words.format.percent(right / questions),
  share: { value: right / questions, ...interval },
})

/** All that the picture shows. */
export const examAlt = ({ exam, title, result }: ExamResultView, words: Words): string => {
  const about = [...aboutExam(exam, title, words), scoreIn(result.score, exam.passMark, words)]
  const lines = result.domains.map(part => domainLine(part, words).replaceAll('**', ''))
  return cutGraphemes(words.exam.picture.alt(words.format.joinItems(about), lines), MAX_ALT_LENGTH)
}
