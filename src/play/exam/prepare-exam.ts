import {
  type ExamBank,
  type ExamFormat,
  examQuestionsOf,
  findFormat,
  formatsOf,
  hasExam,
  shortNameOf,
} from '../../quiz/exam/format.ts'
import { type ExamPlan, planExam } from '../../quiz/exam/plan.ts'
import type { ExtraTime } from '../../quiz/exam/time.ts'
import type { Question } from '../../quiz/question.ts'
import { foldName } from '../../quiz/topic-name.ts'
import { withoutOpenDailies } from '../choose-question.ts'
import type { Deps } from '../deps.ts'
import type { Audience } from '../record.ts'
import { banksOfGuild } from '../settings/banks.ts'
import type { Exam } from './exam.ts'
import { type OpenExamDeps, showOpenExam } from './open-exam.ts'
import type { ExamResultView, ExamView, SealedPage } from './views.ts'

/** What someone wants to sit. Null for the default: what they sat last, else the first bank, in full, without extra time. */
export type ExamRequest = {
  /** The guild, or the channel itself outside of guilds. */
  readonly guildId: string
  readonly channelId: string
  readonly audience: Exclude<Audience, 'channel'>
  readonly userId: string
  readonly locale: string
  /** A bank by its name, title or short name. */
  readonly bank: string | null
  /** A format by its short name, or a domain. */
  readonly format: string | null
  readonly extra: ExtraTime | null
  /** True for a group exam, which has no trial questions: everyone's result is compared. */
  readonly isGroup?: boolean
}

/** An exam that could begin, and what else there is to choose. */
export type ExamOffer = {
  readonly bank: ExamBank
  readonly format: ExamFormat
  readonly extra: ExtraTime
  readonly plan: ExamPlan
  readonly banks: readonly ExamBank[]
}

export type NoOffer =
  /** No bank has a mock exam. */
  | { readonly kind: 'no-exam' }
  | { readonly kind: 'no-such-bank'; readonly typed: string; readonly titles: readonly string[] }
  | { readonly kind: 'no-such-format'; readonly typed: string }

export type PrepareOutcome =
  | { readonly kind: 'offer'; readonly offer: ExamOffer }
  /** They have an open exam. */
  | { readonly kind: 'open'; readonly view: ExamView }
  /** The time of their open exam was up, so it has just been submitted. */
  | { readonly kind: 'result'; readonly view: ExamResultView }
  | SealedPage
  | NoOffer

type PrepareDeps = OpenExamDeps & Pick<Deps, 'dailies' | 'settings'>

/** Says what an exam would be: how many questions of each domain, how long, and what the bank is short of. */
export const prepareExam = async (deps: PrepareDeps, request: ExamRequest): Promise<PrepareOutcome> => {
  const latest = await deps.exams.latestExam(request.userId)
  const open = await showOpenExam(deps, latest)
  if (open) return open
  const drawn = await offerExam(deps, request, await lastOwnExam(deps, latest))
  return 'kind' in drawn ? drawn : { kind: 'offer', offer: drawn.offer }
}

/** A group exam tells nothing about how someone sits theirs: its extra time was the manager's. */
export const lastOwnExam = async (
  { exams }: Pick<Deps, 'exams'>,
  latest: Exam | null,
): Promise<Exam | null> => {
  if (!latest?.eventId) return latest
  const earlier = await exams.submittedExams(latest.userId, MAX_EARLIER)
  return earlier.find(({ eventId }) => eventId === null) ?? null
}

const MAX_EARLIER = 20

/** An offer with the questions that may be asked. `latest`: the person's last exam, for the defaults. */
export const offerExam = async (
  deps: Pick<Deps, 'banks' | 'dailies' | 'settings'>,
  request: ExamRequest,
  latest: Exam | null,
): Promise<{ readonly offer: ExamOffer; readonly candidates: readonly Question[] } | NoOffer> => {
  const banks = (await banksOfGuild(deps, request.guildId)).filter(hasExam)
  const [first] = banks
  if (!first) return { kind: 'no-exam' }
  const bank = request.bank === null ? defaultBank(banks, latest) : findBank(banks, request.bank)
  if (!bank)
    return { kind: 'no-such-bank', typed: request.bank ?? '', titles: banks.map(({ title }) => title) }
  const format = request.format === null ? formatsOf(bank)[0]! : findFormat(bank, request.format)
  if (!format) return { kind: 'no-such-format', typed: request.format ?? '' }
  const candidates = await withoutOpenDailies(deps, request, examQuestionsOf(bank))
  const extra = request.extra ?? latest?.extra ?? 'none'
  const plan = planExam(bank, format, candidates, !request.isGroup)
  return { offer: { bank, format, extra, plan, banks }, candidates }
}

const defaultBank = (banks: readonly ExamBank[], latest: Exam | null): ExamBank | undefined =>
  banks.find(({ name }) => name === latest?.bank) ?? banks[0]

const findBank = (banks: readonly ExamBank[], typed: string): ExamBank | undefined =>
  banks.find(({ name }) => name === typed || shortNameOf(name) === typed) ??
  banks.find(({ name, title }) => [name, title].some(one => foldName(one) === foldName(typed)))
