import { conflictWith, contraryTo, namesOf } from '../../bank/validate/conflicts.ts'
import { type Asked, createAskedIndex } from '../../bank/validate/same-question.ts'
import type { Question } from '../../quiz/question.ts'
import type { Reason } from './classify.ts'
import type { ExistingBank, ExistingQuestion } from './existing-bank.ts'

/** A question of the bank, or one on its way into it. */
export type BankEntry = {
  /** As a person would type it. */
  readonly shown: string
  readonly asks: Asked
  readonly question: Question | null
}

/**
 * Compares a question with what is in the bank so far: without what is about to be replaced, and without what has
 * errors. The other banks that lie beside it are there too, for their answers alone.
 */
export const createDuplicateCheck = (
  { questions, neighbours }: ExistingBank,
  replaced: ReadonlySet<ExistingQuestion>,
) => {
  const own = createAskedIndex<BankEntry>()
  const others = createAskedIndex<BankEntry>()
  for (const neighbour of neighbours) others.put({ ...neighbour, asks: neighbour.question })
  const addExisting = ({ shown, question, asks, isBroken }: ExistingQuestion): void => {
    if (asks !== null && !isBroken) own.put({ shown, question, asks })
  }
  for (const existing of questions) if (!replaced.has(existing)) addExisting(existing)
  return {
    add: (entry: BankEntry): void => own.put(entry),
    addExisting,
    conflictOf: ({ asks, question }: BankEntry): Reason | null => {
      if (question === null) return null
      const alike = [...own.find(asks), ...others.find(asks)].flatMap(({ question, shown }) =>
        question === null ? [] : [{ question, shown }],
      )
      return conflictWith(contraryTo(question, alike))
    },
    /** The names of questions that are the same, drafts too; null where there are none. */
    twinsOf: ({ asks }: BankEntry): string | null => {
      const twins = own.find(asks)
      return twins.length === 0 ? null : namesOf(twins)
    },
  }
}

export type DuplicateCheck = ReturnType<typeof createDuplicateCheck>
