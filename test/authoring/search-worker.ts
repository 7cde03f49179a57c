import { parentPort } from 'node:worker_threads'
import { nearDuplicates } from '../../src/audit/item/near-duplicates.ts'
import { QUESTION_RULES } from '../../src/audit/rules.ts'
import { resolveAnswer } from '../../src/bank/parse/answer.ts'
import { canShuffle, citesOption } from '../../src/bank/parse/can-shuffle.ts'
import { mergedOptionIndex } from '../../src/bank/parse/merged-option.ts'
import { statedAnswerCount } from '../../src/bank/parse/stated-answer-count.ts'
import { sampleBank, sampleQuestion } from '../quiz/sample.ts'

/** Searches each text that it gets with every pattern of the loader and the audit, and answers when it is done. */
parentPort!.on('message', (text: string) => {
  const options = [text, text.slice(1), 'x'].map((text, index) => ({
    key: 'ABC'[index]!,
    text,
    rationale: text,
  }))
  const question = sampleQuestion({ text, options, explanation: text })
  citesOption(text, 3)
  canShuffle(text, options)
  statedAnswerCount(text)
  mergedOptionIndex(text, 'C')
  resolveAnswer(text, options.slice(2), () => true)
  for (const rule of QUESTION_RULES) rule(question)
  nearDuplicates(sampleBank(0, { questions: [question, { ...question, text: `${text} y` }] }))
  parentPort!.postMessage('done')
})
