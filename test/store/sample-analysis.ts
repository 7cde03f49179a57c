import type { ItemAnalysis } from '../../src/quiz/items/item-analysis.ts'
import type { Question } from '../../src/quiz/question.ts'
import { stableId } from '../../src/quiz/question.ts'

/** What 57 answers say about a question, of which nothing speaks against its key. */
export const sampleAnalysis = (question: Question, given: Partial<ItemAnalysis> = {}): ItemAnalysis => ({
  question: stableId(question),
  hash: question.hash,
  answers: 57,
  right: 30,
  facility: { share: 0.53, low: 0.44, high: 0.61 },
  discrimination: 0.31,
  medianMs: 24_000,
  options: question.options.map(({ key }) => ({
    key,
    isKey: question.answer.includes(key),
    share: 0.25,
    topShare: 0.4,
    bottomShare: 0.2,
    correlation: 0.1,
  })),
  pKeyWrong: 0.01,
  pAmbiguous: 0.02,
  suggestedKey: null,
  state: 'ok',
  flags: [],
  ...given,
})
