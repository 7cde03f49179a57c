import { drawExam } from '../../quiz/exam/draw.ts'
import { endOf } from '../../quiz/exam/time.ts'
import type { Question } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'
import type { Turn } from '../rate-limits.ts'
import { settingsOf } from '../settings/banks.ts'
import type { Exam } from './exam.ts'
import { type OpenExamDeps, showOpenExam } from './open-exam.ts'
import {
  type ExamOffer,
  type ExamRequest,
  lastOwnExam,
  offerExam,
  type PrepareOutcome,
} from './prepare-exam.ts'
import { pressExam } from './press-exam.ts'
import type { ExamPage } from './views.ts'

export type StartOutcome =
  | Exclude<PrepareOutcome, { kind: 'offer' }>
  | ExamPage
  /** Nothing may be asked now. */
  | { readonly kind: 'no-question' }
  | Extract<Turn, { kind: 'too-fast' }>

type StartDeps = OpenExamDeps & Pick<Deps, 'dailies' | 'settings' | 'takeTurn'>

/** Draws the questions of an exam, starts it, and shows its first question. */
export const startExam = async (deps: StartDeps, request: ExamRequest): Promise<StartOutcome> => {
  const latest = await deps.exams.latestExam(request.userId)
  const open = await showOpenExam(deps, latest)
  if (open) return open
  const drawn = await offerExam(deps, request, await lastOwnExam(deps, latest))
  if ('kind' in drawn) return drawn
  const { offer, candidates } = drawn
  if (offer.plan.questions === 0) return { kind: 'no-question' }
  const turn = deps.takeTurn('exams', request.userId)
  if (turn.kind === 'too-fast') return turn
  const met = await deps.exams.meetingsOf(request.userId)
  const questions = drawExam(offer.plan, candidates, met, deps.random.seed())
  const exam = await newExam(deps, request, offer, questions)
  const items = questions.map((question, index) => ({
    number: index + 1,
    seed: deps.random.seed(),
    question,
    isTrial: question.status === 'trial',
  }))
  // They pressed twice, or on two devices: the first one is theirs.
  if (!(await deps.exams.startExam(exam, items))) return startExam(deps, request)
  return pressExam(deps, { examId: exam.id, userId: exam.userId, show: { kind: 'question', number: 1 } })
}

const newExam = async (
  deps: Pick<Deps, 'clock' | 'random' | 'settings'>,
  { guildId, channelId, audience, userId, locale }: ExamRequest,
  { bank, format, extra, plan }: ExamOffer,
  questions: readonly Question[],
): Promise<Exam> => {
  const { zone } = await settingsOf(deps, guildId)
  const startedAt = deps.clock.now()
  return {
    id: deps.random.id(),
    eventId: null,
    userId,
    guildId,
    channelId,
    audience,
    bank: bank.name,
    format: format.kind,
    domain: format.domain,
    extra,
    blueprint: plan.quotas.map(({ domain, weight }) => ({ domain, weight })),
    passMark: Math.round(bank.exam.passMark * 100),
    locale,
    zone,
    startedAt,
    endsAt: endOf(startedAt, plan.minutes, extra),
    questions: questions.length,
    position: 1,
    shownAt: startedAt,
    submission: null,
    isSealed: false,
  }
}
