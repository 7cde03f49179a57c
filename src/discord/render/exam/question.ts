import { ButtonStyle } from 'discord-api-types/v10'
import { isAnswered, pickOf } from '../../../play/exam/exam.ts'
import type { ExamQuestionView } from '../../../play/exam/views.ts'
import { hasSeveralAnswers } from '../../../quiz/grading.ts'
import { type LetteredOption, lettersOf, orderOptions } from '../../../quiz/option-order.ts'
import { CONFIDENCES } from '../../../quiz/study/card.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, frame, row, text } from '../parts/body.ts'
import { fitBlocks } from '../parts/fit.ts'
import { type ButtonRow, letterRows, optionChoice, optionSelect } from '../question/answer-rows.ts'
import { attachment, imagesOf, withImage } from '../question/parts.ts'
import { answerCount, optionBlocks } from '../question/question.ts'
import { endingOf } from './parts.ts'

/**
 * A question of an open exam. Nothing in it says which option is correct. Its domain isn't named, as in the real ones.
 */
export const examQuestionBody = (view: ExamQuestionView, words: Words): Body => {
  const { question, item } = view
  const options = orderOptions(question, item.seed)
  const answer = answerLine(view, words)
  const sure = isAnswered(item) ? [text(`-# ${words.exam.howSure}`), sureRow(view, words)] : []
  const fitted = fitBlocks(
    [
      { text: headerOf(view, words), dropOrder: 0 },
      { text: question.text, dropOrder: 0, joined: true },
      ...optionBlocks(options),
      { text: answerCount(question, words), dropOrder: 0 },
      { text: answer, dropOrder: 0 },
    ],
    words.attached,
    [words.exam.howSure],
  )
  const inside = [...withImage(fitted.texts.map(text), question, 1), ...attachment(fitted.file)]
  return bodyOf(
    [frame(inside, COLOURS.open), ...answerRows(view, options, words), ...sure, moveRow(view, words)],
    { files: fitted.file ? [fitted.file] : [], images: imagesOf(question) },
  )
}

const headerOf = (view: ExamQuestionView, words: Words): string => {
  const { exam, item } = view
  const items = [
    words.exam.header(item.number, exam.questions),
    ...(item.flagged ? [words.exam.flagged] : []),
    endingOf(view, words),
  ]
  return `-# ${words.format.joinItems(items)}`
}

/** The chosen letters in words, because the colour of a button says nothing to a screen reader. */
const answerLine = ({ item, question }: ExamQuestionView, { exam }: Words): string => {
  const letters = lettersOf(question, item.seed, pickOf(item))
  return letters.length === 0 ? `-# ${exam.noAnswer}` : `**${exam.yourAnswer(letters)}**`
}

/** As for any question, but with the choice marked, and it can be changed. */
const answerRows = (
  { exam, item, question }: ExamQuestionView,
  options: readonly LetteredOption[],
  words: Words,
): ButtonRow[] => {
  const ids = { examId: exam.id, number: item.number }
  const isPicked = ({ key }: LetteredOption) => pickOf(item).includes(key)
  if (hasSeveralAnswers(question)) {
    const choices = options.map((option, place) => ({
      ...optionChoice(option, place),
      default: isPicked(option),
    }))
    return [row([optionSelect({ kind: 'exam-picks', ...ids }, question, choices, words)])]
  }
  const buttons = options.map((option, place) =>
    button({ kind: 'exam-pick', ...ids, place }, option.letter, {
      style: isPicked(option) ? ButtonStyle.Primary : ButtonStyle.Secondary,
    }),
  )
  return letterRows(buttons)
}

const sureRow = ({ exam, item }: ExamQuestionView, words: Words) =>
  row(
    CONFIDENCES.map(level => {
      const label = words.exam.sure[level]
      return button(
        { kind: 'exam-sure', examId: exam.id, number: item.number, level },
        level === item.confidence ? words.exam.chosen(label) : label,
      )
    }),
  )

const moveRow = ({ exam, item }: ExamQuestionView, words: Words) => {
  const { number, flagged } = item
  const next = isAnswered(item) ? ButtonStyle.Primary : ButtonStyle.Secondary
  return row([
    button({ kind: 'exam-go', examId: exam.id, way: 'back', number: number - 1 }, words.exam.back, {
      disabled: number === 1,
    }),
    button({ kind: 'exam-go', examId: exam.id, way: 'next', number: number + 1 }, words.exam.next, {
      style: next,
    }),
    button(
      { kind: 'exam-flag', examId: exam.id, number, to: flagged ? 'off' : 'on' },
      flagged ? words.exam.unflag : words.exam.flag,
    ),
    button({ kind: 'exam-overview', examId: exam.id, page: pageOf(number) }, words.exam.overview),
  ])
}

/** Three selects of 25 numbers make a page of the overview. */
export const NUMBERS_PER_PAGE = 75

/** The page of the overview that has a number, from 0. */
export const pageOf = (number: number): number => Math.floor((number - 1) / NUMBERS_PER_PAGE)
