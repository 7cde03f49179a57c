import { type Bank, type Question, stableId } from '../question.ts'
import type { Confidence } from './card.ts'

/** What is remembered of one person and one question. `dueOn` is a day number: days since 1970-01-01. */
export type StudyCard = {
  readonly questionId: string
  readonly firstAt: number
  readonly firstRight: boolean
  /** Whether the first answer was a fair first attempt: the person hadn't met the question before. */
  readonly firstFair: boolean
  readonly firstMs: number
  readonly dueOn: number
  /** Fair first attempts of everyone, this person included: how many, and the sum of round(1000 · ln(ms)). */
  readonly everyone: { readonly answered: number; readonly logMs: number }
}

/** One answer. `day` is its day number in the person's zone. */
export type StudyAnswer = {
  readonly questionId: string
  readonly at: number
  readonly day: number
  readonly right: boolean
  readonly guessed: boolean
  readonly confidence: Confidence | null
}

/** What statistics are about: a bank, or those of its questions that are on one topic. */
export type StudyScope = {
  readonly bank: Bank
  readonly questions: readonly Question[]
}

/** A card with its question. */
export type KnownCard = StudyCard & { readonly question: Question }

/** The cards of these questions, under any id that a question had. Cards of questions that are gone say nothing. */
export const knownCards = (questions: readonly Question[], cards: readonly StudyCard[]): KnownCard[] => {
  const byId = new Map(questions.map(question => [stableId(question), question]))
  return cards.flatMap(card => {
    const question = byId.get(card.questionId)
    return question ? { ...card, question } : []
  })
}
