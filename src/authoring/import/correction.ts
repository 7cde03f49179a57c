import { answerFingerprint } from '../../bank/validate/conflicts.ts'
import {
  isYesOrNo,
  normalizeText,
  type QuestionContent,
  samePicture,
  shareOptions,
} from '../../bank/validate/same-question.ts'
import type { Resident } from './existing.ts'

/** A question that comes, with the texts of its right options, as `rightOf` has them. */
export type Coming = { readonly asks: QuestionContent; readonly right: string }

/**
 * Whether a question that comes with the id of a resident is that one, perhaps corrected, and not another of the same
 * name: with the same words it has the same options, or half of them; with others also the same right answer.
 */
export const mayBe = (resident: Resident, coming: Coming): boolean => {
  const { asks } = resident
  if (asks === null || isExactly(resident, coming)) return true
  const { asks: now } = coming
  if (!shareOptions(asks, now) || !sameAnswer(resident, coming)) return false
  return (
    likeness(normalizeText(asks.text), normalizeText(now.text)) >=
    (isYesOrNo(now.options) ? ALIKE_ALONE : ALIKE)
  )
}

/** With the same words: another answer may be a correction, another picture may be one too, but hardly both. */
export const isExactly = (resident: Resident, coming: Coming): boolean => {
  const [asks, now] = [resident.asks, coming.asks]
  if (asks === null || normalizeText(asks.text) !== normalizeText(now.text) || !shareOptions(asks, now))
    return false
  return samePicture(asks, now) || sameAnswer(resident, coming)
}

const sameAnswer = ({ question }: Resident, { right }: Coming): boolean =>
  question === null || answerFingerprint(question) === right

const ALIKE = 0.6
/** Thousands of questions have the options “True” and “False”: only the text tells them apart. */
const ALIKE_ALONE = 0.85

/** The share of runs of three signs that two texts have in common (Dice 1945); some scripts have no spaces. */
const likeness = (a: string, b: string): number => {
  const [left, right] = [runsOf(a), runsOf(b)]
  const counts = new Map<string, number>()
  for (const run of left) counts.set(run, (counts.get(run) ?? 0) + 1)
  let shared = 0
  for (const run of right) {
    const count = counts.get(run) ?? 0
    if (count > 0) shared++
    counts.set(run, count - 1)
  }
  return (2 * shared) / Math.max(1, left.length + right.length)
}

const runsOf = (text: string): string[] => {
  const signs = [...`  ${text} `]
  return signs.slice(2).map((_, at) => signs.slice(at, at + 3).join(''))
}
