import { describe, expect, test } from 'vitest'
import { canonicalKey, optionLabel, rationaleLabel } from '../../../src/bank/parse/key-aliases.ts'

describe('names of keys', () => {
  test.each([
    ['question', 'question'],
    ['Question Text', 'question'],
    ['q', 'question'],
    ['prompt', 'question'],
    ['choices', 'options'],
    ['correctAnswer', 'answer'],
    ['correct_answer', 'answer'],
    ['Correct-Option', 'answer'],
    ['Correct answer(s)', 'answer'],
    ['answerIndex', 'answer'],
    ['answers', 'answer'],
    ['reason', 'explanation'],
    ['Feedback', 'explanation'],
    ['documentation', 'references'],
    ['source', 'references'],
    ['category', 'categories'],
    ['topic', 'domain'],
    ['published', 'published'],
    ['ALT', 'alt'],
  ])('%s is our %s', (written, key) => expect(canonicalKey(written)).toBe(key))

  test.each(['', '?', 'votes', 'constructor', '__proto__', 'a', 'x'.repeat(1_000_000)])(
    'one that we do not know is none (%#)',
    written => expect(canonicalKey(written)).toBeNull(),
  )

  test.each([
    ['a', 'A'],
    ['J', 'J'],
    ['option_b', 'B'],
    ['Option B', 'B'],
    ['optionText', null],
    ['answer 1', '1'],
    ['Choice-10', '10'],
    ['answers', null],
    ['options', null],
    ['k', null],
    ['q', null],
  ])('%s holds the option %s', (written, sign) => expect(optionLabel(written)).toBe(sign))

  test.each([
    ['rationale_a', 'A'],
    ['Rationale 2', '2'],
    ['Explanation C', 'C'],
    ['option b feedback', 'B'],
    ['feedback', null],
    ['rationales', null],
    ['explanations', null],
    ['answerExplanation', null],
  ])('%s holds the reason of option %s', (written, sign) => expect(rationaleLabel(written)).toBe(sign))
})
