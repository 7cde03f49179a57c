import { isProven, type Question } from '../question.ts'
import { apportion } from './apportion.ts'
import { type ExamBank, type ExamFormat, sizeOf } from './format.ts'

/** A domain's part of an exam. `domain` is null where the bank lists no domains: then the whole bank is one. */
export type Quota = {
  readonly domain: string | null
  readonly weight: number
  /** Questions that the blueprint asks for. */
  readonly wanted: number
  /** Questions that the bank has of it and that may be asked. */
  readonly available: number
}

export type ExamPlan = {
  readonly format: ExamFormat
  readonly quotas: readonly Quota[]
  /** How many will be asked: of each domain as many as wanted, or all that there are. */
  readonly questions: number
  /** How many trial questions come on top, which don't count. */
  readonly trial: number
  /** Time without extra time, minutes. */
  readonly minutes: number
}

/**
 * How many questions of each domain an exam has, of the proven ones that may be asked, and how long it takes. Trial
 * questions come with full exams only, as in the real ones. `withTrial`: whether they may.
 */
export const planExam = (
  bank: ExamBank,
  format: ExamFormat,
  candidates: readonly Question[],
  withTrial = true,
): ExamPlan => {
  const quotas = wantedOf(bank, format)
    .map(part => ({ ...part, available: candidates.filter(isProven).filter(belongsTo(part)).length }))
    .filter(({ wanted }) => wanted > 0)
  const questions = quotas.reduce((sum, quota) => sum + askedOf(quota), 0)
  const mayTry = withTrial && format.kind === 'full' && questions > 0
  const trial = mayTry ? Math.min(bank.exam.trial ?? 0, candidates.filter(isTrial).length) : 0
  return { format, quotas, questions, trial, minutes: minutesFor(bank, questions + trial) }
}

export const askedOf = ({ wanted, available }: Quota): number => Math.min(wanted, available)

/** Whether a question belongs to a quota. */
export const belongsTo =
  ({ domain }: Pick<Quota, 'domain'>) =>
  (question: Question): boolean =>
    domain === null || question.domain === domain

/** Whether an exam may ask a question without scoring it. One whose key is in doubt tells nothing new. */
export const isTrial = ({ status, suspect }: Question): boolean => status === 'trial' && suspect !== true

/** The time of the full exam with its trial questions, shared out by the number of questions, in whole minutes. */
const minutesFor = ({ exam }: ExamBank, questions: number): number =>
  Math.ceil((exam.minutes * questions) / (exam.questions + (exam.trial ?? 0)))

type Wanted = Omit<Quota, 'available'>

const wantedOf = (bank: ExamBank, format: ExamFormat): readonly Wanted[] => {
  const parts = bank.domains.map(({ name, weight }) => ({ domain: name, weight }))
  if (parts.length === 0) return share([{ domain: null, weight: 1 }], sizeOf(bank, format, 0))
  if (format.domain === null) return share(parts, sizeOf(bank, format, 0))
  return share(parts, bank.exam.questions)
    .filter(({ domain }) => domain === format.domain)
    .map(part => ({ ...part, wanted: sizeOf(bank, format, part.wanted) }))
}

const share = (parts: readonly Omit<Wanted, 'wanted'>[], total: number): Wanted[] => {
  const counts = apportion(
    parts.map(({ weight }) => weight),
    total,
  )
  return parts.map((part, index) => ({ ...part, wanted: counts[index]! }))
}
