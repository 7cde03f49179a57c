import { expect, test } from 'vitest'
import { pathIn } from '../../src/audit/locate.ts'

test.each([
  ['a map', { options: { A: 'x', B: 'y' } }, ['options', 'B'], ['options', 'B']],
  ['small letters', { options: { a: 'x', b: 'y' } }, ['options', 'B'], ['options', 'b']],
  ['a list', { options: ['x', 'y'] }, ['options', 'B'], ['options', 1]],
  ['texts of their own', { options: { A: { text: 'x' } } }, ['options', 'A'], ['options', 'A', 'text']],
  [
    'reasons in one map',
    { rationale: { a: 'r' }, options: { A: 'x' } },
    ['rationale', 'A'],
    ['rationale', 'a'],
  ],
  [
    'reasons beside the texts',
    { options: { A: { text: 'x', rationale: 'r' } } },
    ['rationale', 'A'],
    ['options', 'A', 'rationale'],
  ],
  ['a plain key', { question: 'q' }, ['question'], ['question']],
  ['the file as a whole', {}, [], []],
])('an option is found in %s', (_, data, path, found) => {
  expect(pathIn(path)(data)).toEqual(found)
})
