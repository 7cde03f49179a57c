import { expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import { load, SKY, sky } from '../bank/sample.ts'

const codesOf = (files: Record<string, string>) =>
  audit(load(files)).problems.map(({ file, code }) => `${file} ${code}`)

const WITHOUT_LINKS = sky(/references:\n.*\n/, '')

test('a warning that its file accepts is not given, nor counted', () => {
  const accepting = WITHOUT_LINKS.replace('answer:', 'accept: [references-missing]\nanswer:')
  expect(codesOf({ 'a.md': WITHOUT_LINKS })).toEqual(['questions/b/a.md references-missing'])
  expect(codesOf({ 'a.md': accepting })).toEqual([])
  expect(audit(load({ 'a.md': accepting })).counts.withWarnings).toBe(0)
})

test('an error cannot be accepted', () => {
  const broken = sky('answer: "B"', 'answer: "F"\naccept: answer-unknown')
  expect(codesOf({ 'a.md': broken })).toContain('questions/b/a.md answer-unknown')
})

test('what is accepted must be a code that there is', () => {
  const accepting = sky('answer:', 'accept:\n  - refrences-missing\nanswer:')
  const [problem] = audit(load({ 'a.md': accepting })).problems
  expect(problem).toMatchObject({ code: 'accept-unknown', line: 9, column: 5, severity: 'warning' })
})

test('bank.yaml accepts the findings about the bank', () => {
  const files = { 'bank.yaml': 'title: T\ncolour: red\naccept: unknown-key\n', 'a.md': SKY }
  expect(codesOf(files)).toEqual([])
})

test('progress is reported for each question, up to all of them', () => {
  const seen: string[] = []
  audit(load({ 'a.md': SKY, 'b/a.md': sky('sky', 'sea') }), (done, total) => seen.push(`${done}/${total}`))
  expect(seen).toEqual(['1/2', '2/2'])
})
