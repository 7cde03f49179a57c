import type { Question } from '../../quiz/question.ts'
import { type Asked, createAskedIndex } from '../asked.ts'
import { type Clash, conflictWith, contraryTo, namesOf } from '../clashes.ts'
import type { Existing, Resident } from './existing.ts'

/** A question of the bank, or one on its way into it. */
export type Member = {
  /** As a person would type it. */
  readonly shown: string
  readonly asks: Asked
  /** Null for a draft. */
  readonly question: Question | null
  /** Null for what only comes. */
  readonly resident: Resident | null
}

/** What is in the bank so far, to compare one question more with. What has errors is not compared with. */
export const createBeside = ({ residents }: Existing) => {
  const index = createAskedIndex<Member>()
  const members = new Map<Resident, Member>()
  for (const resident of residents) {
    const { shown, question, asks, state } = resident
    if (asks === null || state === 'broken') continue
    const member = { shown, question, asks, resident }
    members.set(resident, member)
    index.put(member)
  }
  return {
    /** The clash with questions of another right answer; `without` is about to be replaced. */
    conflictOf: (
      { asks, question }: Member,
      without: Resident | null,
    ): Pick<Clash<never>, 'code' | 'message'> | null => {
      if (question === null) return null
      const others = besides(index.find(asks), without).flatMap(({ question, shown }) =>
        question === null ? [] : [{ question, shown }],
      )
      return conflictWith(contraryTo(question, others))
    },
    /** The names of questions that are the same, drafts too; null where there are none. */
    twinsOf: ({ asks }: Member, without: Resident | null): string | null => {
      const twins = besides(index.find(asks), without)
      return twins.length === 0 ? null : namesOf(twins)
    },
    /** Puts a question into the bank, in place of what it was before. */
    put: (member: Member, before: Resident | null): void => {
      const old = before === null ? undefined : members.get(before)
      if (old) index.remove(old)
      index.put(member)
    },
  }
}

const besides = (members: readonly Member[], without: Resident | null): Member[] =>
  members.filter(({ resident }) => resident === null || resident !== without)
