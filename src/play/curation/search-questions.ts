import { allQuestionsOf, type Question, stableId } from '../../quiz/question.ts'
import { shortDigest } from '../../quiz/short-digest.ts'
import type { Deps } from '../deps.ts'
import { listAttention } from './list-attention.ts'
import type { Viewer } from './viewer.ts'

export type FoundQuestion = { readonly question: Question; readonly digest: string }

/** Questions whose text or id has all the words that were typed; without any, those that need someone. */
export const searchQuestions = async (
  deps: Pick<Deps, 'corrections' | 'guildBanks' | 'items' | 'overlay' | 'reports'>,
  viewer: Viewer,
  typed: string,
  limit: number,
): Promise<FoundQuestion[]> => {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
  const hasAll = ({ question }: FoundQuestion): boolean => {
    const text = `${question.id} ${question.text}`.toLowerCase()
    return words.every(word => text.includes(word))
  }
  const candidates =
    viewer.kind === 'manager' || words.length === 0 ? await listAttention(deps, viewer) : allOf(deps)
  return candidates.filter(hasAll).slice(0, limit)
}

const allOf = ({ overlay }: Pick<Deps, 'overlay'>): FoundQuestion[] =>
  overlay
    .everywhere()
    .flatMap(allQuestionsOf)
    .map(question => ({ question, digest: shortDigest(stableId(question)) }))
