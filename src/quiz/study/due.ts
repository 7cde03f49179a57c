import type { CardState } from './card.ts'
import { EXAM_RETENTION, intervalFor, RETENTION } from './scheduler.ts'

/** What of a person's study settings decides when cards are due. Days are day numbers. */
export type StudyPlan = {
  readonly examOn: number | null
  /** Days on which nothing is due, `until` exclusive, in order and without overlaps. */
  readonly pauses: readonly Pause[]
}

export type Pause = readonly [from: number, until: number]

export const NO_PLAN: StudyPlan = { examOn: null, pauses: [] }

/** How many days ahead someone sees what will be due: from tomorrow on, wherever that is shown. */
export const DAYS_AHEAD = 7

/** A question that someone keeps failing rests from this lapse on, and again after every third one more. */
export const LEECH_LAPSES = 6
const LEECH_REPEAT = 3

/** How long it rests, in days. */
export const REST_DAYS = 30

/** What of a card its due date depends on. */
export type Schedulable = Pick<CardState, 'stability' | 'reviews' | 'lastOn'> & { readonly resting: boolean }

/** The last days before an exam, in which more is to be remembered. */
export const EXAM_DAYS = 14

/** Whether a card's last answer made it rest. */
export const isResting = ({ lapses, lastGrade }: Pick<CardState, 'lapses' | 'lastGrade'>): boolean =>
  lastGrade === 'again' && lapses >= LEECH_LAPSES && (lapses - LEECH_LAPSES) % LEECH_REPEAT === 0

/**
 * The day on which a card is due: a pure function, so that it can be computed again when the plan changes. `seed` names
 * the card. After a rest or an interval, plus the pauses in between; but at least once more before the exam, spread over
 * the second half of the time that is left.
 */
export const dueOn = (card: Schedulable, plan: StudyPlan, seed: string): number => {
  const { lastOn } = card
  const cardSeed = `${seed} ${card.reviews}`
  const days = card.resting ? REST_DAYS : intervalFor(card, retentionOn(lastOn, plan), cardSeed)
  const due = afterPauses(lastOn, lastOn + days, plan.pauses)
  if (plan.examOn === null || plan.examOn - lastOn < 2 || due < plan.examOn) return due
  const left = plan.examOn - lastOn
  const share = 0.5 + 0.5 * fractionOf(cardSeed)
  return lastOn + Math.min(left - 1, Math.max(1, Math.floor(left * share)))
}

/** What is to be remembered of what is reviewed on a day: the share at which a card is due. */
export const retentionOn = (day: number, { examOn }: StudyPlan) =>
  examOn !== null && day < examOn && day >= examOn - EXAM_DAYS ? EXAM_RETENTION : RETENTION

/** What was due before a pause stays so. Anything else is due as many days later as the pause takes. */
const afterPauses = (lastOn: number, due: number, pauses: readonly Pause[]): number =>
  pauses.reduce(
    (day, [from, until]) => (until > lastOn && day >= from ? day + until - Math.max(from, lastOn) : day),
    due,
  )

/** A number in [0, 1) for a text (FNV-1a hash). */
const fractionOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  return hash / 2 ** 32
}
