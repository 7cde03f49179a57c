import type { Question } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'
import type { Rescore } from '../ports/corrections.ts'

/** What someone is told about a corrected key: their answer, and what it's worth now. */
export type RescoreNotice = Rescore & { readonly kind: 'rescored'; readonly question: Question }

/** Null where the correction changed nothing about this person, or what it changed is deleted or undone. */
export const rescoreNotice = async (
  deps: Pick<Deps, 'corrections' | 'posts'>,
  { correctionId, userId }: { readonly correctionId: string; readonly userId: string },
): Promise<RescoreNotice | null> => {
  const rescore = await deps.corrections.findRescore(correctionId, userId)
  const question = rescore && (await deps.posts.findRevision(rescore.hash))
  return rescore && question ? { kind: 'rescored', ...rescore, question } : null
}
