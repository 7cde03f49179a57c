import { dateIn } from '../../quiz/day.ts'
import { type ExamResult, type Mark, resultOf } from '../../quiz/exam/result.ts'
import { isRight } from '../../quiz/grading.ts'
import { scoreOf } from '../../quiz/scoring.ts'
import { traitsOf } from '../../quiz/study/rating.ts'
import type { Deps } from '../deps.ts'
import type { ExamAnswer, GradeExam } from '../ports/exams.ts'
import type { Post } from '../record.ts'
import { type AskedItem, type Exam, isAnswered, pickOf } from './exam.ts'

/** The result of an exam from its questions, but those on trial. An open question counts as wrong. */
export const resultOfExam = ({ blueprint }: Exam, items: readonly AskedItem[]): ExamResult =>
  resultOf(items.filter(({ isTrial }) => !isTrial).map(markOf), blueprint)

const markOf = (item: AskedItem): Mark => {
  const [first] = item.picks
  const lastRight = isAnswered(item) ? (item.right ?? isRight(item.question, pickOf(item))) : null
  const isSame = first?.join() === pickOf(item).join()
  return {
    number: item.number,
    domain: item.domain,
    firstRight: isSame || !first ? lastRight : isRight(item.question, first),
    lastRight,
    confidence: item.confidence,
    spentMs: item.spentMs,
  }
}

/** Grades an exam when it is submitted: its result, and its answers for the record. */
export const gradeExam =
  (deps: Pick<Deps, 'random'>, now: number): GradeExam =>
  (exam, items) => {
    const { answered, right, score } = resultOfExam(exam, items)
    const answers = items.filter(isAnswered).map(item => answerOf(deps, exam, item, answeredAt(exam, now)))
    return { submission: { answered, right, score }, answers }
  }

/** Answers of a group exam come into the record when it is over: before that, reviews and statistics would tell them. */
const answeredAt = ({ eventId, submission }: Exam, now: number): number =>
  eventId === null ? (submission?.at ?? now) : now

/** Not a race: speed earns nothing. */
const PACE = { windowMs: 0, speedPays: false }

const answerOf = (deps: Pick<Deps, 'random'>, exam: Exam, item: AskedItem, at: number): ExamAnswer => {
  const post = postOf(deps, exam, item, at)
  const picked = pickOf(item)
  const right = isRight(item.question, picked)
  return {
    number: item.number,
    post,
    attempt: {
      postId: post.id,
      userId: exam.userId,
      picked,
      right,
      score: item.isTrial ? 0 : scoreOf(right, item.spentMs, PACE),
      tookMs: item.spentMs,
      answeredAt: at,
      day: dateIn(exam.zone, at),
      traits: traitsOf(item.question),
      confidence: item.confidence,
      isTrial: item.isTrial,
    },
  }
}

const postOf = (deps: Pick<Deps, 'random'>, exam: Exam, item: AskedItem, at: number): Post => ({
  id: deps.random.id(),
  guildId: exam.guildId,
  channelId: exam.channelId,
  audience: exam.audience,
  askedBy: exam.userId,
  questionId: item.questionId,
  hash: item.hash,
  seed: item.seed,
  topic: null,
  difficulty: null,
  seconds: null,
  purpose: { kind: 'exam' },
  locale: exam.locale,
  zone: exam.zone,
  rhythm: 'month',
  speedPays: false,
  openedAt: exam.startedAt,
  closesAt: at,
  closedAt: at,
  messageId: null,
  token: null,
})
