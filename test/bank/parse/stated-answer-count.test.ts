import { describe, expect, test } from 'vitest'
import { statedAnswerCount } from '../../../src/bank/parse/stated-answer-count.ts'

describe('a question says how many to choose', () => {
  test.each([
    ['Which? (Choose two.)', 2],
    ['Which? (Select THREE)', 3],
    ['Which? [Choose 2]', 2],
    ['Which? Choose the two best answers.', 2],
    ['Which? **Pick four.**', 4],
    ['Choose one: which?', 1],
    ['Which?\nPlease select exactly two options.', 2],
    ['Which fits? - Choose 3', 3],
    ['Users select two files to compare. What happens?', null],
    ['Which two services fit?', null],
    ['Which service lets people choose two-factor login?', null],
    ['What should she choose?', null],
  ])('%j: %j', (question, count) => {
    expect(statedAnswerCount(question)).toBe(count)
  })
})
