import type { Question } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'
import type { Rescore } from '../ports/corrections.ts'

/** What someone is told about a corrected key: their answer, and what it's worth now. */
export type RescoreNotice = Rescore & { readonly kind: 'rescored'; readonly question: Question }

/**
 * By the corrections' ids. None where a correction changed nothing about this person, or what it changed is deleted or
 * undone.
 */
export const rescoreNotices = async (
  deps: Pick<Deps, 'corrections' | 'posts'>,
  { correctionIds, userId }: { readonly correctionIds: readonly string[]; readonly userId: string },
): Promise<ReadonlyMap<string, RescoreNotice>> => {
  const notices = new Map<string, RescoreNotice>()
  for (const rescore of await deps.corrections.findRescores(correctionIds, userId)) {
    const question = await deps.posts.findRevision(rescore.hash)
    if (question) notices.set(rescore.correction.id, { kind: 'rescored', ...rescore, question })
  }
  return notices
}
