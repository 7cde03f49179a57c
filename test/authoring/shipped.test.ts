import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadLibrary } from '../../src/bank/load.ts'
import { examQuestionsOf, hasExam } from '../../src/quiz/exam/format.ts'
import { planExam } from '../../src/quiz/exam/plan.ts'
import { formatProblem } from '../bank/sample.ts'

const library = loadLibrary(fileURLToPath(new URL('../../questions', import.meta.url)))

test('every question that comes with the bot can be played, without a warning', () => {
  expect(library.problems.map(formatProblem)).toEqual([])
  expect(library.banks.length).toBeGreaterThan(0)
  for (const bank of library.banks) expect(bank.questions.length).toBeGreaterThan(0)
})

test('saa-c03 has six full exams without a question twice, and none above its level', () => {
  const bank = library.banks.filter(hasExam).find(({ name }) => name === 'saa-c03')!
  const questions = examQuestionsOf(bank)
  expect(questions.filter(({ tags }) => tags.includes('stretch'))).toEqual([])
  const { quotas } = planExam(bank, { kind: 'full', domain: null }, questions)
  for (const { domain, wanted, available } of quotas)
    expect([domain, available >= 6 * wanted]).toEqual([domain, true])
})
