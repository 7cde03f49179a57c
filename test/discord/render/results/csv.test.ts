import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded } from '../../../../src/csv-cell.ts'
import { formatCsvRow, resultsCsv } from '../../../../src/discord/render/results/csv.ts'
import { en } from '../../../../src/words/en/index.ts'
import { sampleResults } from './sample-results.ts'

test('a table comes back as it was written, and no text in it is a formula', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('=1+1', '+49', '-1', '@Ana', '\tA', '\rB', '"', ',', "'=1", '\r\n', '\uff1d1'),
    fc.integer(),
    fc.constant(null),
  )
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
      rows => {
        const text = rows.map(formatCsvRow).join('')
        expect(parse(text, { record_delimiter: '\r\n' })).toEqual(
          rows.map(cells => cells.map(one => (typeof one === 'string' ? guarded(one) : String(one ?? '')))),
        )
      },
    ),
  )
})

test('each person is a row of numbers, with an id that stays text and marks that a spreadsheet reads', async () => {
  const file = await resultsCsv(sampleResults(3), en)
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const rows: Record<string, string>[] = parse(file, { bom: true, columns: true })
  expect(rows.map(row => row.Person)).toEqual(['Ana 0', 'Ben 1', ''])
  expect(rows[0]).toMatchObject({
    'User ID': "'400000000000000000",
    Answered: expect.stringMatching(/^\d+$/),
    'Correct, %': expect.stringMatching(/^\d+$/),
    'Cost, answered': expect.stringMatching(/^\d+$/),
    'Group exam Cloud basics, November 19, 2026, score %': '72',
    'Group exam Cloud basics, November 19, 2026, passed': 'yes',
  })
  expect(rows[1]!['Group exam Cloud basics, November 19, 2026, passed']).toBe('')
})

test('a name can’t be a formula', async () => {
  const sample = sampleResults(1)
  const names = new Map([[sample.people[0]!.userId, '=HYPERLINK("https://example.org","Click")']])
  const [row]: Record<string, string>[] = parse(await resultsCsv({ ...sample, names }, en), {
    bom: true,
    columns: true,
  })
  expect(row!.Person).toBe('\'=HYPERLINK("https://example.org","Click")')
})
