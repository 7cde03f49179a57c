import { isAnswered, pickOf } from '../../../play/exam/exam.ts'
import type { ExamReviewView } from '../../../play/exam/views.ts'
import { isRight } from '../../../quiz/grading.ts'
import { lettersOf } from '../../../quiz/option-order.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, frame, row, text } from '../parts/body.ts'
import { fitBlocks } from '../parts/fit.ts'
import { detailBlocks } from '../question/details.ts'
import { attachment, imagesOf, withImage } from '../question/parts.ts'

/** A question of a submitted exam: the outcome, every option with its reason, and why. */
export const examReviewBody = (view: ExamReviewView, words: Words): Body => {
  const { item } = view
  const { question, seed } = item
  const [first, ...others] = detailBlocks({ question, seed, picked: pickOf(item) }, words)
  const fitted = fitBlocks(
    [
      { text: `### ${outcomeOf(view, words)}\n-# ${placeOf(view, words)}`, dropOrder: 0 },
      { ...first!, joined: true },
      ...others,
    ],
    words.attached,
  )
  const inside = [...withImage(fitted.texts.map(text), question, 1), ...attachment(fitted.file)]
  const colour = isRight(question, pickOf(item)) ? COLOURS.right : COLOURS.wrong
  return bodyOf([frame(inside, colour), moveRow(view, words)], {
    files: fitted.file ? [fitted.file] : [],
    images: imagesOf(question),
  })
}

const outcomeOf = ({ item }: ExamReviewView, { exam: { review } }: Words): string => {
  const { question, seed } = item
  const correct = lettersOf(question, seed, question.answer)
  if (!isAnswered(item)) return review.open(correct)
  return isRight(question, pickOf(item))
    ? review.right(lettersOf(question, seed, pickOf(item)))
    : review.wrong(lettersOf(question, seed, pickOf(item)), correct)
}

const placeOf = ({ exam, item, filter, index, count }: ExamReviewView, words: Words): string => {
  const { review, flagged } = words.exam
  return words.format.joinItems([
    review.header(item.number, exam.questions),
    ...(item.isTrial ? [review.trial] : []),
    ...(filter === 'all' ? [] : [review.place[filter](index + 1, count)]),
    ...(item.flagged && filter !== 'flagged' ? [flagged] : []),
    ...(item.question.domain === null ? [] : [item.question.domain]),
  ])
}

const moveRow = (view: ExamReviewView, words: Words) => {
  const { exam, item, filter, index, count } = view
  const { review } = words.exam
  const to = (next: number, label: string) =>
    button({ kind: 'exam-review', examId: exam.id, filter, index: Math.max(0, next) }, label, {
      disabled: next < 0 || next >= count,
    })
  return row([
    // Two buttons of one message need different ids, also where one is disabled.
    ...(index > 0 ? [to(index - 1, review.previous)] : []),
    to(index + 1, review.next),
    button({ kind: 'exam-result', examId: exam.id }, review.result),
    button({ kind: 'exam-report', examId: exam.id, number: item.number }, words.report.button),
  ])
}
