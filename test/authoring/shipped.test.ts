import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadLibrary } from '../../src/bank/load.ts'
import { formatProblem } from '../bank/sample.ts'

test('every question that comes with the bot can be played, without a warning', () => {
  const library = loadLibrary(fileURLToPath(new URL('../../questions', import.meta.url)))
  expect(library.problems.map(formatProblem)).toEqual([])
  expect(library.banks.length).toBeGreaterThan(0)
  for (const bank of library.banks) expect(bank.questions.length).toBeGreaterThan(0)
})
