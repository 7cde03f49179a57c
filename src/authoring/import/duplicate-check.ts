import {
  answerConflict,
  type LocatedQuestion,
  listFiles,
  withOtherAnswer,
} from '../../bank/validate/conflicts.ts'
import { createQuestionIndex, type QuestionContent } from '../../bank/validate/same-question.ts'
import type { Question } from '../../quiz/question.ts'
import type { ExistingBank, ExistingQuestion } from './existing-bank.ts'
import type { Reason } from './outcome.ts'

/** A question of the bank, or one on its way into it. */
export type BankEntry = {
  /** As a person would type it. */
  readonly shown: string
  readonly asks: QuestionContent
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
  const own = createQuestionIndex<BankEntry>(({ asks }) => asks)
  const others = createQuestionIndex<LocatedQuestion>(({ question }) => question)
  for (const neighbour of neighbours) others.add(neighbour)
  const addExisting = ({ shown, question, asks, isBroken }: ExistingQuestion): void => {
    if (asks !== null && !isBroken) own.add({ shown, question, asks })
  }
  for (const existing of questions) if (!replaced.has(existing)) addExisting(existing)
  return {
    add: (entry: BankEntry): void => own.add(entry),
    addExisting,
    conflictOf: ({ asks, question }: BankEntry): Reason | null => {
      if (question === null) return null
      const ownAlike = own
        .findSame(asks)
        .flatMap(({ question, shown }) => (question === null ? [] : [{ question, displayPath: shown }]))
      return answerConflict(withOtherAnswer(question, [...ownAlike, ...others.findSame(asks)]))
    },
    /** The names of questions that are the same, drafts too; null where there are none. */
    twinsOf: ({ asks }: BankEntry): string | null => {
      const twins = own.findSame(asks)
      return twins.length === 0 ? null : listFiles(twins.map(({ shown }) => ({ displayPath: shown })))
    },
  }
}

export type DuplicateCheck = ReturnType<typeof createDuplicateCheck>
