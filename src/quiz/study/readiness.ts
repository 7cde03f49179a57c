import type { Domain, ExamSettings } from '../question.ts'
import { type AttemptEvidence, type Forecast, forecastOf } from './forecast.ts'

/** What readiness is judged from: one person's first attempts in one bank with an exam. */
export type StudyEvidence = {
  readonly exam: ExamSettings
  /** The bank's, with how many questions each has now. Empty for a bank without domains. */
  readonly domains: readonly (Domain & { readonly size: number })[]
  readonly attempts: readonly AttemptEvidence[]
  /** How many of the bank's questions the person has answered, and how many there are. */
  readonly seen: number
  readonly size: number
  /** Whether they submitted a mock exam of full length with at least half of it answered. */
  readonly hasMockExam: boolean
}

/** `withheld`: the gates that are closed, in order, and the one that takes the fewest questions to open. */
export type ExamReadiness =
  | ({ readonly kind: 'forecast' } & Forecast)
  | { readonly kind: 'withheld'; readonly gates: readonly Gate[]; readonly next: Gate }
  /** The bank has too few questions for a forecast ever. */
  | { readonly kind: 'bank-too-small'; readonly size: number; readonly need: number }

/** Something that a forecast still lacks. `cost`: the questions to answer until it is there. */
export type Gate = { readonly have: number; readonly need: number; readonly cost: number } & (
  | { readonly kind: 'attempts' }
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'coverage' }
  | { readonly kind: 'mock-exam' }
)

export const MIN_ATTEMPTS = 50
const MIN_PER_DOMAIN = 8
const MIN_COVERAGE = 0.4

export const readinessOf = (evidence: StudyEvidence): ExamReadiness => {
  const { attempts, domains, exam, size } = evidence
  if (size < MIN_ATTEMPTS) return { kind: 'bank-too-small', size, need: MIN_ATTEMPTS }
  const gates = gatesOf(evidence).filter(({ have, need }) => have < need)
  const [first, ...others] = gates
  if (!first) return { kind: 'forecast', ...forecastOf(attempts, domains, exam) }
  return { kind: 'withheld', gates, next: others.reduce(cheaper, first) }
}

const cheaper = (a: Gate, b: Gate): Gate => (b.cost < a.cost ? b : a)

const gatesOf = ({ attempts, domains, exam, seen, size, hasMockExam }: StudyEvidence): Gate[] => {
  const answered = Map.groupBy(attempts, ({ domain }) => domain)
  const needSeen = Math.ceil(MIN_COVERAGE * size)
  const mock = hasMockExam ? 1 : 0
  return [
    { kind: 'attempts', ...progress(attempts.length, MIN_ATTEMPTS) },
    ...domains.map(({ name, size: questions }) => ({
      kind: 'domain' as const,
      domain: name,
      // A small domain has no more to ask.
      ...progress(answered.get(name)?.length ?? 0, Math.min(MIN_PER_DOMAIN, questions)),
    })),
    { kind: 'coverage', ...progress(seen, needSeen) },
    { kind: 'mock-exam', have: mock, need: 1, cost: (1 - mock) * exam.questions },
  ]
}

const progress = (have: number, need: number) => ({ have, need, cost: Math.max(0, need - have) })
