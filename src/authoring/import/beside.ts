import {
  answerConflict,
  type Conflict,
  type LocatedQuestion,
  listFiles,
  withOtherAnswer,
} from '../../bank/validate/conflicts.ts'
import { createQuestionIndex, type QuestionContent } from '../../bank/validate/same-question.ts'
import type { Question } from '../../quiz/question.ts'
import type { Existing, Resident } from './existing.ts'

/** A question of the bank, or one on its way into it. */
export type Member = {
  /** As a person would type it. */
  readonly shown: string
  readonly asks: QuestionContent
  /** Null for a draft. */
  readonly question: Question | null
}

/**
 * What is in the bank so far, to compare one question more with: without what is about to be replaced, and without
 * what has errors. The other banks that lie beside it are there too, for their answers alone.
 */
export const createBeside = ({ residents, neighbours }: Existing, replaced: ReadonlySet<Resident>) => {
  const own = createQuestionIndex<Member>(({ asks }) => asks)
  const others = createQuestionIndex<LocatedQuestion>(({ question }) => question)
  for (const neighbour of neighbours) others.add(neighbour)
  const putBack = (resident: Resident): void => {
    const { shown, question, asks, state } = resident
    if (asks !== null && state !== 'broken') own.add({ shown, question, asks })
  }
  for (const resident of residents) if (!replaced.has(resident)) putBack(resident)
  return {
    /** The clash with questions of another right answer. */
    conflictOf: ({ asks, question }: Member): Pick<Conflict<never>, 'code' | 'message'> | null => {
      if (question === null) return null
      const ownAlike = own
        .findSame(asks)
        .flatMap(({ question, shown }) => (question === null ? [] : [{ question, displayPath: shown }]))
      return answerConflict(withOtherAnswer(question, [...ownAlike, ...others.findSame(asks)]))
    },
    /** The names of questions that are the same, drafts too; null where there are none. */
    twinsOf: ({ asks }: Member): string | null => {
      const twins = own.findSame(asks)
      return twins.length === 0 ? null : listFiles(twins.map(({ shown }) => ({ displayPath: shown })))
    },
    put: (member: Member): void => own.add(member),
    /** A resident that is not replaced after all. */
    putBack,
  }
}

export type Beside = ReturnType<typeof createBeside>
