import type { NamedResults } from '../../../../src/discord/render/results/columns.ts'
import type { PersonResults } from '../../../../src/play/results/collect-results.ts'
import { createSum, sumCounts } from '../../../../src/quiz/results/tally.ts'
import { createRandom } from '../../../../src/quiz/seeded-random.ts'
import { sampleBank } from '../../../quiz/sample.ts'

const DOMAINS = ['Design secure architectures', 'Resilience', 'Performance', 'Cost']

/** A season of a class in a bank of four domains, with two group exams. Everyone but the last one has a name. */
export const sampleResults = (people: number, given: Partial<NamedResults> = {}): NamedResults => {
  const dice = createRandom(7)
  const bank = sampleBank(4, {
    title: 'Cloud basics',
    domains: DOMAINS.map(name => ({ name, weight: 25 })),
  })
  const rows = Array.from({ length: people }, (_, n): PersonResults => {
    const groups = DOMAINS.map(() => {
      const answered = Math.floor(dice() * 40)
      return { answered, right: Math.floor(answered * (0.3 + 0.7 * dice())) }
    })
    const sat = dice() < 0.7
    return {
      userId: idOf(n),
      total: sumCounts(groups),
      practice: { answered: n % 3, right: 0 },
      groups,
      streak: { current: n % 5, best: 5 + (n % 9) },
      scores: [sat ? 4000 + Math.floor(dice() * 6000) : null, n === 0 ? 7200 : null],
    }
  })
  const everyone = createSum(DOMAINS.length)
  for (const row of rows) everyone.add(row)
  rows.sort((a, b) => b.total.answered - a.total.answered)
  return {
    span: { period: 'season', days: { from: '2026-11-01', until: '2026-11-30' } },
    today: '2026-11-23',
    banks: [bank.title],
    groups: DOMAINS.map(domain => ({ bank, domain })),
    exams: [
      { title: bank.title, day: '2026-11-12', passMark: 7000 },
      { title: bank.title, day: '2026-11-19', passMark: 7200 },
    ],
    examsLeftOut: 0,
    everyone: everyone.total(),
    people: rows,
    hidden: 2,
    names: new Map(rows.slice(0, -1).map(({ userId }, n) => [userId, `${NAMES[n % NAMES.length]} ${n}`])),
    ...given,
  }
}

const idOf = (n: number): string => String(400_000_000_000_000_000n + BigInt(n))

const NAMES = [
  'Ana',
  'Ben',
  'Çem',
  'Dmitri',
  'Elif',
  'Фёдор',
  'Güneş',
  '花子',
  'Ida-Marie von und zu Hohenstein',
]
