import { ButtonStyle } from 'discord-api-types/v10'
import type { ExamResultView } from '../../../play/exam/views.ts'
import { type DomainResult, isPassed } from '../../../quiz/exam/result.ts'
import type { Words } from '../../../words/index.ts'
import type { RenderedPicture } from '../board/picture.ts'
import { linkToReview } from '../next-steps.ts'
import { type Body, bodyOf, button, COLOURS, frame, galleryOf, row, text } from '../parts/body.ts'
import { fitBlocks } from '../parts/fit.ts'
import { attachment } from '../question/parts.ts'
import { aboutExam, domainLine, formatMark, percentOf } from './parts.ts'

const PICTURE = 'exam.png'

/**
 * The result of an exam: the outcome first, then where it came from, then what to do next. Where there is no picture of
 * its domains, a list stands for it.
 */
export const examResultBody = (
  view: ExamResultView,
  words: Words,
  picture: RenderedPicture | null = null,
): Body => {
  const { exam, result } = view
  const fitted = fitBlocks(
    [
      { text: outcomeOf(view, words), dropOrder: 0 },
      { text: domainsOf(result.domains, picture !== null, words), dropOrder: 2 },
      { text: timesOf(view, words), dropOrder: 1 },
    ],
    words.attached,
  )
  const colour = isPassed(result.score, exam.passMark) ? COLOURS.right : COLOURS.wrong
  const [outcome, ...others] = fitted.texts.map(text)
  const gallery = picture ? [galleryOf(PICTURE, picture.alt)] : []
  const inside = [outcome!, ...gallery, ...others, ...attachment(fitted.file)]
  return bodyOf([frame(inside, colour), ...nextRows(view, words)], {
    files: [
      ...(picture ? [{ name: PICTURE, data: picture.png }] : []),
      ...(fitted.file ? [fitted.file] : []),
    ],
  })
}

const outcomeOf = ({ exam, title, result, items }: ExamResultView, words: Words): string => {
  const { result: own } = words.exam
  const score = percentOf(result.score, words)
  const missing = result.questions - result.answered
  const trials = items.filter(({ isTrial }) => isTrial).map(({ number }) => number)
  return [
    `### ${isPassed(result.score, exam.passMark) ? own.passed(score) : own.failed(score)}`,
    words.format.joinItems([
      `**${own.total(result.right, result.questions)}**`,
      ...(missing > 0 ? [own.unanswered(missing)] : []),
      ...aboutExam(exam, title, words),
    ]),
    ...(exam.submission?.by === 'deadline' ? [exam.eventId === null ? own.deadline : own.ended] : []),
    ...(trials.length > 0 ? [own.trial(trials)] : []),
    `-# ${own.mark(formatMark(exam.passMark, words))}`,
  ].join('\n')
}

const domainsOf = (domains: readonly DomainResult[], isDrawn: boolean, words: Words): string => {
  if (domains.length === 0 || domains[0]!.domain === null) return ''
  const { result } = words.exam
  if (isDrawn) return `-# ${words.exam.picture.legend}`
  return [
    `**${result.domains}**`,
    ...domains.map(part => `- ${domainLine(part, words)}`),
    `-# ${result.likely}`,
  ].join('\n')
}

const timesOf = ({ exam, result }: ExamResultView, words: Words): string => {
  const { result: own } = words.exam
  const minutes = Math.ceil(((exam.submission?.at ?? exam.startedAt) - exam.startedAt) / 60_000)
  const slowest = result.slowest.map(({ number, spentMs }) => ({ number, seconds: inSeconds(spentMs) }))
  const times = [
    own.time(minutes),
    ...(result.medianMs === null ? [] : [own.perQuestion(inSeconds(result.medianMs))]),
    ...(slowest.length > 0 ? [own.slowest(slowest)] : []),
  ]
  const sure = [
    ...(result.confidentMistakes > 0 ? [own.confidentMistakes(result.confidentMistakes)] : []),
    ...(result.luckyGuesses > 0 ? [own.luckyGuesses(result.luckyGuesses)] : []),
  ]
  return [
    words.format.joinItems(times),
    ...(result.improved + result.worsened > 0 ? [own.changes(result.improved, result.worsened)] : []),
    ...(sure.length > 0 ? [own.sure(sure)] : []),
  ].join('\n')
}

const inSeconds = (ms: number): number => Math.max(1, Math.round(ms / 1000))

/** What to do next. */
const nextRows = ({ exam, result, items }: ExamResultView, words: Words) => {
  const { review, history, another } = words.exam.result
  const counts = {
    wrong: result.questions - result.right,
    flagged: items.filter(({ flagged }) => flagged).length,
    all: items.length,
  }
  const filters = (['wrong', 'flagged', 'all'] as const).filter(filter => counts[filter] > 0)
  return [
    row(
      filters.map((filter, index) =>
        button({ kind: 'exam-review', examId: exam.id, filter, index: 0 }, review[filter](counts[filter]), {
          style: index === 0 ? ButtonStyle.Primary : ButtonStyle.Secondary,
        }),
      ),
    ),
    row([
      button({ kind: 'exam-history' }, history),
      button({ kind: 'exam-new' }, another),
      ...(counts.wrong > 0 ? [linkToReview(words.review.mistakes)] : []),
    ]),
  ]
}
