import type { StatsView } from '../../../play/study/stats.ts'
import type { Bank } from '../../../quiz/question.ts'
import type { ExamReadiness, Gate } from '../../../quiz/study/readiness.ts'
import type { Words } from '../../../words/index.ts'
import { nameOf, shortNames } from './groups.ts'

const MAX_GATES = 8

/** The chance of passing, or what it still takes, the quickest first. Empty where there is nothing to say. */
export const readinessLines = ({ readiness, bank }: StatsView, { stats }: Words): string[] => {
  switch (readiness?.kind) {
    case 'forecast':
      return [`${stats.chance(readiness.probability, readiness.low, readiness.high)}\n-# ${stats.chanceNote}`]
    case 'bank-too-small':
      return [stats.tooSmall(readiness.size, readiness.need)]
    case 'withheld':
      return [[stats.withheld, ...gateLines(readiness, bank, stats)].join('\n')]
    default:
      return []
  }
}

const gateLines = (
  { gates }: Extract<ExamReadiness, { kind: 'withheld' }>,
  { domains, exam }: Bank,
  stats: Words['stats'],
): string[] => {
  const names = domains.map(({ name }) => name)
  const short = shortNames(names)
  const nameOfDomain = (domain: string) => nameOf({ name: short[names.indexOf(domain)] ?? domain })
  const sorted = gates.toSorted((a, b) => a.cost - b.cost)
  const more = sorted.length - MAX_GATES
  return [
    ...sorted.slice(0, MAX_GATES).map(gate => `- ${gateLine(gate, exam!.questions, nameOfDomain, stats)}`),
    ...(more > 0 ? [`- ${stats.more(more)}`] : []),
  ]
}

const gateLine = (
  gate: Gate,
  questions: number,
  nameOfDomain: (domain: string) => string,
  { gates }: Words['stats'],
): string => {
  const { have, need, cost } = gate
  switch (gate.kind) {
    case 'attempts':
      return gates.attempts(cost, have, need)
    case 'domain':
      return gates.domain(nameOfDomain(gate.domain), cost, have, need)
    case 'coverage':
      return gates.coverage(cost, have, need)
    case 'mock-exam':
      return gates.mockExam(questions)
  }
}
