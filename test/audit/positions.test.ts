import { expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import { load } from '../bank/sample.ts'
import { fileWith } from './rules.ts'

const NAMES = [
  'Mercury',
  'Venus',
  'Earth',
  'Mars',
  'Jupiter',
  'Saturn',
  'Uranus',
  'Neptune',
  'Pluto',
  'Ceres',
]

/** A bank of questions with these letters as their answers. */
const codes = (answers: string) => {
  const files = [...answers].map((answer, index) => [
    `${index}.md`,
    fileWith({
      question: `Which one did they see ${'again '.repeat(index)}?`,
      answer,
      explanation: NAMES.join(' '),
    }),
  ])
  return audit(load(Object.fromEntries(files))).problems.map(
    ({ file, code, message }) => `${file} ${code} ${message}`,
  )
}

test('right options that mostly stand in one place are reported at bank.yaml, with the counts', () => {
  const found = codes('BBBBBBBBBBBBBBACDBBBBB').filter(text => text.includes('keys-lopsided'))
  expect(found).toEqual([
    expect.stringMatching(/^questions\/b\/bank\.yaml .*in 22 questions .*A 1, B 19, C 1, D 1/),
  ])
})

test('nearly even ones, and too few to tell, are not', () => {
  expect(codes('AABCDBBACDDCABCDABCDAC').join()).not.toContain('keys-lopsided')
  expect(codes('BBBBBBBBBBBB').join()).not.toContain('keys-lopsided')
})
