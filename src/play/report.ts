import { keysAt } from '../quiz/option-order.ts'
import type { Question } from '../quiz/question.ts'
import { type ReportMistake, validateReport } from '../quiz/report.ts'
import { planCheck } from './curation/check-questions.ts'
import type { Deps } from './deps.ts'
import { pickOf } from './exam/exam.ts'
import { findPressed } from './find-asked.ts'
import { REPORT_RATE } from './limits.ts'
import type { Report } from './ports/reports.ts'

/** Which question someone reports: that of a post, or one of an exam that they submitted. */
export type ReportTarget =
  | { readonly by: 'post'; readonly postId: string }
  | { readonly by: 'exam'; readonly examId: string; readonly number: number }

/** Who reports, and where. */
export type ReportAuthor = { readonly userId: string; readonly channelId: string; readonly locale: string }

/** A question as its reporter saw it. */
export type Reportable = {
  readonly question: Question
  /** Seed for the order of the options. */
  readonly seed: number
} & Pick<Report, 'questionId' | 'hash' | 'postId' | 'guildId' | 'picked'>

type NotReportable = {
  readonly kind:
    | 'unknown-post'
    | 'not-yours'
    /** The question is open, and this person has not answered it. */
    | 'not-answered'
    /** Deleted, someone else's, or not over. */
    | 'unknown-exam'
}

/** What the form shows. `before`: the person's open report on the question, which another one replaces. */
export type ReportForm = Pick<Reportable, 'question' | 'seed'> & { readonly before: Report | null }

type ReportDeps = Pick<
  Deps,
  'answers' | 'banks' | 'clock' | 'exams' | 'posts' | 'random' | 'reports' | 'tasks'
>

/** What a report can be about: only what the person has answered, or what is closed. */
export const prepareReport = async (
  deps: ReportDeps,
  target: ReportTarget,
  by: ReportAuthor,
): Promise<{ readonly kind: 'ready'; readonly form: ReportForm } | NotReportable> => {
  const found = await findReportable(deps, target, by)
  if ('kind' in found) return found
  const { question, seed, questionId } = found
  const before = await deps.reports.findOpenReport(by.userId, questionId)
  return { kind: 'ready', form: { question, seed, before } }
}

/** A submitted form. */
export type ReportInput = {
  readonly reason: string | null
  /** Places of the options that the person thinks are right, from 0, as they are shown; null for anything else. */
  readonly places: readonly (number | null)[]
  readonly source: string | null
  readonly comment: string | null
}

export type FileOutcome =
  | { readonly kind: 'filed' | 'updated'; readonly report: Report; readonly shown: Reportable }
  | { readonly kind: 'too-many-today'; readonly max: number }
  | { readonly kind: 'mistake'; readonly mistake: ReportMistake }
  | NotReportable

/** Keeps what someone says is wrong with a question. */
export const fileReport = async (
  deps: ReportDeps,
  target: ReportTarget,
  by: ReportAuthor,
  input: ReportInput,
): Promise<FileOutcome> => {
  const shown = await findReportable(deps, target, by)
  if ('kind' in shown) return shown
  const { question, seed, ...about } = shown
  const suggested = input.places.map(place =>
    place === null ? null : (keysAt(question, seed, [place])[0] ?? null),
  )
  const checked = validateReport(question, { ...input, suggested })
  if ('mistake' in checked) return { kind: 'mistake', mistake: checked.mistake }
  const { userId, locale } = by
  const at = deps.clock.now()
  const report = { ...about, ...checked.content, id: deps.random.id(), userId, locale, at }
  const { max, perMs } = REPORT_RATE
  const kind = await deps.reports.fileReport(report, { max, since: at - perMs })
  if (kind === 'too-many-today') return { kind, max }
  await planCheck(deps)
  return { kind, report, shown }
}

const findReportable = (
  deps: ReportDeps,
  target: ReportTarget,
  by: ReportAuthor,
): Promise<Reportable | NotReportable> =>
  target.by === 'post' ? findInPost(deps, target.postId, by) : findInExam(deps, target, by)

const findInPost = async (
  deps: ReportDeps,
  postId: string,
  { userId, channelId }: ReportAuthor,
): Promise<Reportable | NotReportable> => {
  const asked = await findPressed(deps, { postId, channelId })
  if (!asked) return { kind: 'unknown-post' }
  const { post, question } = asked
  if (post.audience !== 'channel' && post.askedBy !== userId) return { kind: 'not-yours' }
  const own = await deps.answers.findAnswer(post.id, userId)
  if (post.closedAt === null && own === null) return { kind: 'not-answered' }
  const { questionId, hash, guildId, seed } = post
  return { question, seed, questionId, hash, postId: post.id, guildId, picked: own?.picked ?? [] }
}

const findInExam = async (
  { exams }: ReportDeps,
  { examId, number }: Extract<ReportTarget, { by: 'exam' }>,
  { userId }: ReportAuthor,
): Promise<Reportable | NotReportable> => {
  const exam = await exams.findExam(examId, userId)
  if (!exam?.submission || exam.isSealed) return { kind: 'unknown-exam' }
  const item = (await exams.askedItemsOf(examId)).find(one => one.number === number)
  if (!item) return { kind: 'unknown-exam' }
  const { question, seed, questionId, hash } = item
  return { question, seed, questionId, hash, postId: null, guildId: exam.guildId, picked: pickOf(item) }
}
