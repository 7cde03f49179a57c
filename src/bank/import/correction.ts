import { type Asked, foldText, samePicture, shareOptions } from '../asked.ts'
import { rightOf } from '../clashes.ts'
import type { Resident } from './existing.ts'

/** A question that comes, with the texts of its right options, as `rightOf` has them. */
export type Coming = { readonly asks: Asked; readonly right: string }

/**
 * Whether a question that comes with the id of a resident is that one, perhaps corrected, and not another of the same
 * name: with the same words it has the same options, or half of them; with others also the same right answer.
 */
export const mayBe = ({ asks, question }: Resident, { asks: now, right }: Coming): boolean => {
  if (asks === null) return true
  if (!shareOptions(asks, now)) return false
  const sameAnswer = question === null || rightOf(question) === right
  if (foldText(asks.text) === foldText(now.text)) return sameAnswer || samePicture(asks, now)
  return sameAnswer && likeness(foldText(asks.text), foldText(now.text)) >= ALIKE
}

const ALIKE = 0.6

/** The share of pairs of signs that two texts have in common (Dice 1945); words do not tell in scripts without spaces. */
const likeness = (a: string, b: string): number => {
  const [left, right] = [pairsOf(a), pairsOf(b)]
  const shared = [...left].filter(pair => right.has(pair)).length
  return (2 * shared) / Math.max(1, left.size + right.size)
}

const pairsOf = (text: string): Set<string> => {
  const signs = [...text]
  return new Set(signs.map((sign, at) => sign + (signs[at + 1] ?? '')))
}
