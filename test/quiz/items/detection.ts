import {
  type ClassOptions,
  type SimulatedClass,
  simulateClass,
} from '../../../src/dev/simulated-class/class.ts'
import type { Student } from '../../../src/dev/simulated-class/student.ts'
import { analyse } from '../../../src/quiz/items/analyse.ts'
import type { ItemAnalysis } from '../../../src/quiz/items/item-analysis.ts'
import { runSteps } from '../../../src/quiz/items/steps.ts'

/** Of the questions with a wrong key, how many a rule found; of those it named, how many have one. */
export type Detection = { readonly recall: number; readonly precision: number }

export type Detections = {
  readonly posterior: Detection
  /** The textbook's rule: discrimination below 0. */
  readonly negative: Detection
  /** Of the wrong keys that the posterior found, for how many it suggests the true one. */
  readonly named: number
  /** Counts of ambiguous questions: all, called that, and called wrong. */
  readonly ambiguous: { readonly all: number; readonly found: number; readonly calledWrong: number }
  /** Sound questions that are called ambiguous. */
  readonly calledAmbiguous: number
  /** The shares of the ambiguous and of the sound questions about which there is any doubt. */
  readonly doubted: { readonly ambiguous: number; readonly sound: number }
}

export const analyseClass = ({ responses, items }: SimulatedClass): ItemAnalysis[] =>
  runSteps(analyse(responses, items))

/** Lets classes answer, one for each seed, and counts what was found in all of them together. */
export const detectIn = (
  options: readonly ClassOptions[],
  copying: readonly Partial<Student>[] = [],
): Detections => {
  const judged = options.flatMap(each => {
    const simulated = simulateClass(each, copying)
    const analyses = analyseClass(simulated)
    return simulated.questions.map((question, place) => ({ question, analysis: analyses[place]! }))
  })
  const ambiguous = judged.filter(({ question }) => question.isAmbiguous)
  const others = judged.filter(({ question }) => !question.isAmbiguous)
  const hits = others.filter(({ question, analysis }) => question.isWrong && isWrong(analysis))
  const rightlyNamed = hits.filter(
    ({ question, analysis }) => String(analysis.suggestedKey) === String(question.truth),
  )
  return {
    posterior: detection(others, isWrong),
    negative: detection(others, ({ discrimination }) => discrimination !== null && discrimination < 0),
    named: rightlyNamed.length / hits.length,
    ambiguous: {
      all: ambiguous.length,
      found: ambiguous.filter(({ analysis }) => analysis.pAmbiguous > 0.5).length,
      calledWrong: ambiguous.filter(({ analysis }) => isWrong(analysis)).length,
    },
    calledAmbiguous: others.filter(({ analysis }) => analysis.pAmbiguous > 0.5).length,
    doubted: {
      ambiguous: shareDoubted(ambiguous),
      sound: shareDoubted(others.filter(({ question }) => !question.isWrong)),
    },
  }
}

type Judged = { readonly question: { readonly isWrong: boolean }; readonly analysis: ItemAnalysis }

const shareDoubted = (judged: readonly Judged[]): number =>
  judged.filter(({ analysis }) => analysis.state !== 'ok').length / judged.length

const isWrong = ({ pKeyWrong }: ItemAnalysis): boolean => pKeyWrong > 0.5

const detection = (judged: readonly Judged[], isCalled: (analysis: ItemAnalysis) => boolean): Detection => {
  const wrong = judged.filter(({ question }) => question.isWrong)
  const called = judged.filter(({ analysis }) => isCalled(analysis))
  const found = called.filter(({ question }) => question.isWrong).length
  return { recall: found / wrong.length, precision: found / called.length }
}
