import { isUnwritten } from '../../quiz/correction.ts'
import { findQuestion } from '../../quiz/find-question.ts'
import type { Question } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'
import type { StoredCorrection } from '../ports/corrections.ts'

/** `isOpen`: the file doesn't have it yet. `question`: null where the banks have it no more. */
export type ListedCorrection = {
  readonly correction: StoredCorrection
  readonly question: Question | null
  readonly isOpen: boolean
}

/** Corrections that hold, the newest first. */
export const listCorrections = async (
  deps: Pick<Deps, 'corrections' | 'overlay'>,
): Promise<ListedCorrection[]> => {
  const active = await deps.corrections.activeCorrections()
  return active.filter(deps.overlay.isInForce).map(correction => {
    const question = findQuestion(deps.overlay.everywhere(), correction.questionId) ?? null
    return { correction, question, isOpen: question !== null && isUnwritten(correction, question) }
  })
}

/** Keys that were changed in files after people had answered, and whose points no one has given yet. */
export const listUnawarded = async (
  deps: Pick<Deps, 'corrections' | 'overlay'>,
): Promise<ListedCorrection[]> =>
  (await listCorrections(deps)).filter(({ correction }) => correction.awardedAt === null)
