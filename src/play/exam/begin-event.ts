import type { Deps } from '../deps.ts'
import type { ExamEvent } from './event.ts'
import type { Exam } from './exam.ts'
import { type AtEvent, findEventIn, type JoinOutcome, joinEvent } from './join-event.ts'
import { type OpenExamDeps, showOpenExam } from './open-exam.ts'
import type { ExamRequest } from './prepare-exam.ts'
import { pressExam } from './press-exam.ts'
import type { ExamPage, ExamView } from './views.ts'

/** Someone who presses "Begin". */
export type BeginRequest = AtEvent & Pick<ExamRequest, 'channelId' | 'audience' | 'locale'>

export type BeginOutcome =
  | ExamPage
  /** They had not joined before. */
  | JoinOutcome
  /** They have another open exam, which comes first. */
  | { readonly kind: 'open'; readonly view: ExamView }
  | { readonly kind: 'not-begun'; readonly startsAt: number }

/**
 * Begins someone's exam in a group exam, or goes on with it. Someone late who has not joined is asked first whether
 * others may see their result.
 */
export const beginEventExam = async (deps: OpenExamDeps, request: BeginRequest): Promise<BeginOutcome> => {
  const event = await findEventIn(deps, request)
  if (!event) return { kind: 'unknown-event' }
  const { userId } = request
  const own = await deps.examEvents.examOf(event.id, userId)
  if (own) return pressExam(deps, { examId: own.id, userId, show: { kind: 'here' } })
  if (event.endedAt !== null) return { kind: 'event-over' }
  if (!(await deps.examEvents.findEntrant(event.id, userId))) return joinEvent(deps, request)
  if (event.begunAt === null) return { kind: 'not-begun', startsAt: event.startsAt }
  const open = await showOpenExam(deps, await deps.exams.latestExam(userId))
  if (open?.kind === 'open') return open
  return writeExam(deps, event, request)
}

const writeExam = async (
  deps: OpenExamDeps,
  event: ExamEvent,
  request: BeginRequest,
): Promise<BeginOutcome> => {
  const questions = await deps.examEvents.questionsOf(event.id)
  const items = questions.map((question, index) => ({
    number: index + 1,
    seed: deps.random.seed(),
    question,
  }))
  const exam = examIn(deps, event, request)
  const started = await deps.examEvents.startExam(exam, items)
  if (started === 'over') return { kind: 'event-over' }
  // They pressed twice, left or began another exam in this moment: look again.
  if (started !== 'started') return beginEventExam(deps, request)
  return pressExam(deps, { examId: exam.id, userId: exam.userId, show: { kind: 'question', number: 1 } })
}

const examIn = (
  deps: Pick<Deps, 'clock' | 'random'>,
  event: ExamEvent,
  { guildId, channelId, audience, userId, locale }: BeginRequest,
): Exam => {
  const startedAt = deps.clock.now()
  return {
    id: deps.random.id(),
    eventId: event.id,
    userId,
    guildId,
    channelId,
    audience,
    bank: event.bank,
    format: event.format,
    domain: event.domain,
    // Time of their own is in the end.
    extra: 'none',
    blueprint: event.blueprint,
    passMark: event.passMark,
    locale,
    zone: event.zone,
    startedAt,
    endsAt: event.endsAt,
    questions: event.questions,
    position: 1,
    shownAt: startedAt,
    submission: null,
    isSealed: false,
  }
}
