import { memoizeByObject } from '../../../quiz/memoize.ts'
import type { Bank, Question } from '../../../quiz/question.ts'
import { questionsOn, type Topic, topicsOf } from '../../../quiz/topic.ts'
import type { LessonInfo } from '../contract/class.ts'

/** The questions that a class answers: one topic of a bank, or the whole bank. */
export type Lesson = {
  readonly bank: Bank
  readonly topic: Topic
  readonly questions: readonly Question[]
}

/** Fewer questions say too little about how able someone is; more take too long to watch. */
const MIN_QUESTIONS = 20
const MAX_QUESTIONS = 60

/** Of each bank its smallest topic of enough questions; the smallest bank first. Banks without such a topic are left out. */
export const lessonsOf = memoizeByObject((banks: readonly Bank[]): readonly Lesson[] =>
  banks
    .flatMap(bank => lessonOf(bank) ?? [])
    .sort(
      (one, other) =>
        one.bank.questions.length - other.bank.questions.length ||
        one.questions.length - other.questions.length,
    ),
)

const lessonOf = (bank: Bank): Lesson | null => {
  // One list, since the index of its topics is kept with it.
  const alone = [bank]
  const [smallest] = topicsOf(alone)
    .map(topic => ({ bank, topic, questions: questionsOn(alone, topic.value, null) }))
    .filter(({ questions: { length } }) => length >= MIN_QUESTIONS && length <= MAX_QUESTIONS)
    .filter(({ questions }) => questions.some(canPlant))
    .sort((one, other) => one.questions.length - other.questions.length)
  return smallest ?? null
}

/** Whether a wrong key can be planted: one option is correct, and more than one is wrong. */
export const canPlant = ({ answer, options, accepted, status }: Question): boolean =>
  answer.length === 1 && options.length > 2 && accepted === undefined && status === undefined

export const infoOf = ({ bank, topic, questions }: Lesson): LessonInfo => ({
  bank: bank.name,
  title: bank.title,
  topic: topic.kind === 'bank' ? null : topic.label,
  questions: questions.length,
})
