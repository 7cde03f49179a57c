import { expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import { load } from '../bank/sample.ts'

/** A bank whose questions each have one option that names Mars: the correct one where the letter is `y`. */
const found = (pattern: string, wrong = 'Venus'): string[] => {
  const files = [...pattern].map((isKey, index) => [
    `${index}.md`,
    `---
question: Which planet did they see${' again'.repeat(index)}?
options:
  A: ${isKey === 'y' ? 'Mars' : wrong}
  B: ${isKey === 'y' ? wrong : 'Mars'}
  C: Jupiter
  D: Saturn
answer: A
tags: [Mars]
explanation: Mars, Venus, Jupiter and Saturn are planets.
references: [https://example.com/${index}]
---
`,
  ])
  return audit(load(Object.fromEntries(files)))
    .problems.filter(({ code }) => code === 'term-telltale')
    .map(({ file, message }) => `${file}: ${message}`)
}

test('a term that options name only where they are correct is reported at bank.yaml', () => {
  expect(found('yyyyyy')).toEqual([
    expect.stringMatching(
      /^questions\/b\/bank\.yaml: “Mars” is named by options of 6 questions and is a correct option/,
    ),
  ])
})

test('a term that is wrong each time is reported once chance no longer explains it', () => {
  // 0.75 to the power of 25 is below one in a thousand; to the power of 24 it is not.
  expect(found('n'.repeat(25))).toEqual([expect.stringContaining('of 25 questions and is wrong each time')])
  expect(found('n'.repeat(24))).toEqual([])
})

test('neither a term with one exception nor one with few questions is reported', () => {
  expect(found(`${'y'.repeat(12)}n`)).toEqual([])
  expect(found('yyyy')).toEqual([])
})

test('where two options of four name the term, it takes more questions', () => {
  expect(found('y'.repeat(9), 'Mars too')).toEqual([])
  expect(found('y'.repeat(10), 'Mars too').length).toBe(1)
})
