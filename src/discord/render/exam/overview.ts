import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { type Exam, type ExamItem, isAnswered } from '../../../play/exam/exam.ts'
import type { ExamView } from '../../../play/exam/views.ts'
import type { Words } from '../../../words/index.ts'
import { type CustomId, formatCustomId } from '../../interactions/custom-id.ts'
import { type Body, bodyOf, button, COLOURS, frame, row, text } from '../parts/body.ts'
import { chunksOf } from '../parts/chunks.ts'
import { endingOf, rangesOf } from './parts.ts'
import { NUMBERS_PER_PAGE } from './question.ts'

const isOpen = (item: ExamItem): boolean => !isAnswered(item)
const isFlagged = ({ flagged }: ExamItem): boolean => flagged

/** Every question of an exam with its state in words, and ways to get there. */
export const examOverviewBody = (view: ExamView, page: number, words: Words): Body => {
  const { exam, items } = view
  const lines = [
    `## ${words.exam.overview}\n${countsOf(items, words)}`,
    numbersOf(items, words),
    `-# ${endingOf(view, words)}`,
  ].filter(line => line !== '')
  const shown = items.slice(page * NUMBERS_PER_PAGE, (page + 1) * NUMBERS_PER_PAGE)
  return bodyOf([
    frame(lines.map(text), COLOURS.open),
    ...chunksOf(shown, NUMBERS_PER_SELECT).map(part => numberSelect(exam, part, words)),
    row(jumps(view, words)),
    row([
      ...otherPage(view, page, words),
      button({ kind: 'exam-end', examId: exam.id }, words.exam.submit, { style: ButtonStyle.Success }),
    ]),
  ])
}

const countsOf = (items: readonly ExamItem[], { exam }: Words): string => {
  const answered = items.filter(isAnswered).length
  return exam.counts(answered, items.length - answered, items.filter(isFlagged).length)
}

const numbersOf = (items: readonly ExamItem[], { exam }: Words): string => {
  const [open, flagged] = [rangesOf(items, isOpen), rangesOf(items, isFlagged)]
  return [
    ...(open.length > 0 ? [exam.openNumbers(open)] : []),
    ...(flagged.length > 0 ? [exam.flaggedNumbers(flagged)] : []),
  ].join('\n')
}

/** Discord's limit for the options of a select. */
const NUMBERS_PER_SELECT = 25

const numberSelect = ({ id }: Exam, items: readonly ExamItem[], { exam }: Words) => {
  const [first, last] = [items[0]!.number, items.at(-1)!.number]
  return row([
    {
      type: ComponentType.StringSelect as const,
      custom_id: formatCustomId({ kind: 'exam-jump', examId: id, first }),
      placeholder: exam.jump(first, last),
      options: items.map(item => ({
        label: exam.state(item.number, isAnswered(item), item.flagged),
        value: String(item.number),
      })),
    },
  ])
}

const jumps = ({ exam, items }: ExamView, words: Words): APIButtonComponentWithCustomId[] => {
  const to = (way: CustomId<'exam-go'>['way'], item: ExamItem | undefined, label: string) =>
    item ? [button({ kind: 'exam-go', examId: exam.id, way, number: item.number }, label)] : []
  const here = items.find(({ number }) => number === exam.position)
  return [
    ...to('here', here, words.exam.here(exam.position)),
    ...to('open', items.find(isOpen), words.exam.firstOpen),
    ...to('flagged', items.find(isFlagged), words.exam.firstFlagged),
  ]
}

/** The pages of an exam that is longer than three selects, each after the other. */
const otherPage = ({ exam, items }: ExamView, page: number, words: Words) => {
  const pages = Math.ceil(items.length / NUMBERS_PER_PAGE)
  if (pages < 2) return []
  const next = (page + 1) % pages
  const first = next * NUMBERS_PER_PAGE + 1
  const label = words.exam.earlier(first, Math.min(items.length, first + NUMBERS_PER_PAGE - 1))
  return [button({ kind: 'exam-overview', examId: exam.id, page: next }, label)]
}

/** Asks once more, and names what is open and flagged. */
export const examConfirmBody = (view: ExamView, words: Words): Body => {
  const { exam, items } = view
  const [open, flagged] = [items.filter(isOpen), items.filter(isFlagged)]
  const lines = [
    `## ${words.exam.confirm}`,
    open.length > 0 ? words.exam.openLeft(open.length, rangesOf(items, isOpen)) : words.exam.allAnswered,
    ...(flagged.length > 0 ? [words.exam.flaggedLeft(flagged.length, rangesOf(items, isFlagged))] : []),
    `${words.exam.final}\n-# ${endingOf(view, words)}`,
  ]
  return bodyOf([
    frame(lines.map(text), COLOURS.partly),
    row([
      button({ kind: 'exam-submit', examId: exam.id }, words.exam.submitNow, { style: ButtonStyle.Danger }),
      button({ kind: 'exam-overview', examId: exam.id, page: 0 }, words.exam.keepWorking),
    ]),
  ])
}
