import type { Question } from '../../quiz/question.ts'
import { type Candidate, type Clash, clashOf, foldText, namesOf, shareOptions } from '../clashes.ts'
import type { Asked, Existing, Resident } from './existing.ts'

/** A question of the bank, or one on its way into it. */
export type Member = {
  /** As a person would type it. */
  readonly shown: string
  readonly asks: Asked
  /** Null for what cannot be played, such as a draft. */
  readonly question: Question | null
  /** Null for what only comes. */
  readonly resident: Resident | null
}

/** What is in the bank so far, to compare one question more with. */
export const createBeside = ({ residents }: Existing) => {
  const sameText = new Map<string, Member[]>()
  const groupOf = ({ asks }: Member) => sameText.get(foldText(asks.text)) ?? []
  const put = (member: Member) => sameText.set(foldText(member.asks.text), [...groupOf(member), member])
  for (const resident of residents)
    if (resident.asks !== null) put({ ...resident, asks: resident.asks, resident })
  return {
    /** The clash with questions of another right answer; `without` is about to be replaced. */
    contraryTo: (member: Member, without: Resident | null): Clash<Candidate> | null => {
      const candidate = candidateOf(member)
      if (candidate === null) return null
      const others = besides(groupOf(member), without).flatMap(other => candidateOf(other) ?? [])
      const clash = clashOf(candidate, others)
      return clash?.severity === 'error' ? clash : null
    },
    /** The names of questions that are the same, drafts too; null where there are none. */
    twinsOf: (member: Member, without: Resident | null): string | null => {
      const twins = besides(groupOf(member), without).filter(({ asks }) => shareOptions(asks, member.asks))
      return twins.length === 0 ? null : namesOf(twins)
    },
    /** Puts a question into the bank, in place of what it was before. */
    put: (member: Member, before: Resident | null): void => {
      if (before?.asks) {
        const text = foldText(before.asks.text)
        sameText.set(text, besides(sameText.get(text) ?? [], before))
      }
      put(member)
    },
  }
}

const besides = (members: readonly Member[], without: Resident | null): Member[] =>
  members.filter(({ resident }) => resident === null || resident !== without)

const candidateOf = ({ question, shown }: Member): Candidate | null => question && { question, shown }
