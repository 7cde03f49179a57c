import type { StudyCard } from './history.ts'
import { LEFT_OPEN_MS, logTime } from './rating.ts'

/** Geometric means of the time for a first answer, ms: a person's, and others' for the same questions. */
export type StudyPace = { readonly own: number; readonly others: number; readonly questions: number }

/** Questions that fewer others answered are left out: their time would be one person's. */
const MIN_OTHERS = 3

/** The time of a question that was left open says nothing. */
const MAX_LOG_MS = logTime(LEFT_OPEN_MS)

/** Null where no question was answered by enough others. `cards`: fair first attempts. */
export const paceOf = (cards: readonly Pick<StudyCard, 'firstMs' | 'everyone'>[]): StudyPace | null => {
  const compared = cards
    .map(({ firstMs, everyone }) => {
      const own = logTime(firstMs)
      // What everyone took, without this person.
      const count = everyone.answered - 1
      return { own, count, others: count > 0 ? (everyone.logMs - own) / count : 0 }
    })
    .filter(({ count }) => count >= MIN_OTHERS)
    .filter(({ own, others }) => Math.max(own, others) < MAX_LOG_MS)
  if (compared.length === 0) return null
  const mean = (name: 'own' | 'others') =>
    Math.exp(compared.reduce((sum, one) => sum + one[name], 0) / compared.length / 1000)
  return { own: mean('own'), others: mean('others'), questions: compared.length }
}
