import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const docs = join(import.meta.dirname, '../docs')

type Named = { readonly file: string; readonly names: readonly string[] }

/** The tests that the last cell of each row names, as “…” after a link to their file. */
const rows: Named[] = readFileSync(join(docs, 'reliability.md'), 'utf8')
  .split('\n')
  .filter(line => line.startsWith('| ') && !line.startsWith('| Fault'))
  .map(line => {
    const cell = line.split('|').at(-2)!
    return {
      file: cell.match(/\]\(([^)]+)\)/)?.[1] ?? 'no link',
      names: [...cell.matchAll(/“([^”]+)”/g)].map(match => match[1]!),
    }
  })

/** All texts of a test file, as the documentation writes those with a gap. */
const textsOf = (file: string): string[] =>
  [...readFileSync(join(docs, file), 'utf8').matchAll(/'([^'\n]+)'/g)].map(match =>
    match[1]!.replaceAll('%s', '…'),
  )

describe('docs/reliability.md', () => {
  test('has a row for each fault', () => {
    expect(rows.length).toBeGreaterThan(20)
  })

  test.each(rows)('names tests that exist: $names in $file', ({ file, names }) => {
    expect(existsSync(join(docs, file)), file).toBe(true)
    expect(names.length).toBeGreaterThan(0)
    const texts = textsOf(file)
    for (const name of names) expect(texts).toContain(name)
  })
})
