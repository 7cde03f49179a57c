import { expect, test } from 'vitest'
import { load, SKY, sky } from './sample.ts'

const questionIn = (text: string) => load({ 'q.md': text }).banks[0]!.questions[0]!

test('a question that says how many options to choose is marked, in whatever words', () => {
  const two = sky('answer: "B"', 'answer: [B, D]')
  for (const instruction of ['(Choose two.)', 'Select TWO.', 'Pick the best 2:'])
    expect(questionIn(two.replace('at noon?', `at noon? ${instruction}`)).statesCount).toBe(true)
  expect(questionIn(two)).not.toHaveProperty('statesCount')
  expect(questionIn(SKY.replace('at noon?', 'if users may select two files?'))).not.toHaveProperty(
    'statesCount',
  )
})
