import { revisionHash } from '../../../bank/parse/question.ts'
import { type Bank, type Question, stableId } from '../../../quiz/question.ts'

/** A question that gets another key. */
export type Plant = { readonly questionId: string; readonly answer: readonly string[] }

/** A revision of its own, as if an author had made the mistake. Everything else stays as the file has it. */
export const withKey = (question: Question, answer: readonly string[]): Question => {
  const changed = { ...question, answer }
  return { ...changed, hash: revisionHash(changed) }
}

const plantIn = (banks: readonly Bank[], { questionId, answer }: Plant): readonly Bank[] =>
  banks.map(bank =>
    bank.questions.some(question => stableId(question) === questionId)
      ? {
          ...bank,
          questions: bank.questions.map(question =>
            stableId(question) === questionId ? withKey(question, answer) : question,
          ),
        }
      : bank,
  )

export type Planter = {
  /** The bot's banks: those of the files with the planted key, which outlives reloads. */
  readonly changeBanks: (banks: readonly Bank[]) => readonly Bank[]
  /** The banks of the files as the bot last read them. */
  readonly filed: () => readonly Bank[]
  /** Null takes the planted key away. */
  readonly plant: (plant: Plant | null) => void
}

/** Plants in memory only: no file is written. Computed once for each reload, since much is memoized by the list of banks. */
export const createPlanter = (): Planter => {
  let plant: Plant | null = null
  let files: readonly Bank[] = []
  let changed: readonly Bank[] = []
  const read = () => {
    changed = plant === null ? files : plantIn(files, plant)
  }
  return {
    changeBanks(banks) {
      if (banks !== files) {
        files = banks
        read()
      }
      return changed
    },
    filed: () => files,
    plant(next) {
      plant = next
      read()
    },
  }
}
