import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonLines } from '../../../../src/authoring/import/formats/parsed-json.ts'

/** The lines of the elements of a list: of the whole text, or under a key. */
const elementLines = (text: string, count: number, ...above: string[]) =>
  jsonLines(
    text,
    Array.from({ length: count }, (_, place) => ({ path: [...above, place] })),
  )

test('the elements of a list stand on the lines at which they begin', () => {
  expect(elementLines('[\n  {\n    "a": [1, 2]\n  }, {"b": 1},\n\n  {}\n]', 3)).toEqual([2, 4, 6])
  expect(elementLines('[1,\n"two", [3,\n4], null]', 4)).toEqual([1, 2, 2, 3])
})

test('the list may stand under a key, whatever stands before it', () => {
  const before = '{\n"response_code": 0,\n"tags": ["x",\n"y"], "more": {"results": [1]},\n'
  expect(elementLines(`${before}"results": [\n{},\n{}]}`, 2, 'results')).toEqual([6, 7])
  expect(elementLines('{"title": "questions",\n"questions" : [\n1]}', 1, 'questions')).toEqual([3])
})

test('brackets, commas and quotes inside of strings are no elements', () => {
  expect(elementLines('["],[",\n"\\",[\\\\",\n"{"]', 3)).toEqual([1, 2, 3])
})

test('each element that JSON.stringify writes gets its line', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.boolean(), (list, wrapped) => {
      const text = JSON.stringify(wrapped ? { results: list } : list, null, 1)
      const lines = elementLines(text, list.length, ...(wrapped ? ['results'] : []))
      const indent = wrapped ? '  ' : ' '
      const starts = text
        .split('\n')
        .flatMap((line, index) => (line.startsWith(indent) && /^ *[^\s\]}]/.test(line) ? [index + 1] : []))
      for (const line of lines) expect(starts).toContain(line)
    }),
  )
})

test('any text is read to its end, also a broken one', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'[]{},:"\\\n a') }), text => void elementLines(text, 3)),
  )
})

test('deep and long texts take little time', () => {
  expect(elementLines(`[${'['.repeat(1_000_000)}`, 1)).toEqual([1])
  expect(elementLines(`["${'\\"'.repeat(2_000_000)}",\n1]`, 2)).toEqual([1, 2])
})
