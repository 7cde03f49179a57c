import type { QuestionRule } from '../rule.ts'
import { prose } from '../words.ts'
import { textsOf } from './question-texts.ts'

/** Two kinds of the same mark in one question show that texts come from two sources, and look careless. */
export const mixedQuotes: QuestionRule = question => {
  const texts = textsOf(question).map(({ path, text }) => ({ path, text: prose(text) }))
  for (const { name, curly, straight } of SIGNS) {
    if (!texts.some(({ text }) => straight.test(text))) continue
    const found = texts.find(({ text }) => curly.test(text))
    if (!found) continue
    const message = `curly (${curly.exec(found.text)![0]}) and straight ${name} in one question: use one kind`
    return [{ path: found.path, code: 'quotes-mixed', message }]
  }
  return []
}

const SIGNS = [
  { name: 'quotation marks', curly: /[“”„]/, straight: /(?<![\d′])"/ },
  { name: 'apostrophes', curly: /(?<=\p{L})’(?=\p{L})/u, straight: /(?<=\p{L})'(?=\p{L})/u },
]
