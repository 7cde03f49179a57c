import { DAY_MS } from '../day.ts'
import type { Bank } from '../question.ts'
import type { AttemptEvidence } from './forecast.ts'
import { knownCards, type StudyCard } from './history.ts'
import type { StudyEvidence } from './readiness.ts'

/** What a person's cards say about the exam of a bank; null for a bank without one. `now`: ms UTC. */
export const evidenceOf = (
  bank: Bank,
  cards: readonly StudyCard[],
  hasMockExam: boolean,
  now: number,
): StudyEvidence | null => {
  if (bank.exam === null) return null
  const known = knownCards(bank.questions, cards)
  const attempts = known
    .filter(({ firstFair }) => firstFair)
    .map(
      (card): AttemptEvidence => ({
        domain: card.question.domain,
        right: card.firstRight,
        ageDays: (now - card.firstAt) / DAY_MS,
      }),
    )
  const sizes = Map.groupBy(bank.questions, ({ domain }) => domain)
  return {
    exam: bank.exam,
    domains: bank.domains.map(domain => ({ ...domain, size: sizes.get(domain.name)?.length ?? 0 })),
    attempts,
    seen: known.length,
    size: bank.questions.length,
    hasMockExam,
  }
}
