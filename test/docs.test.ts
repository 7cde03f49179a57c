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

describe.each(['ARCHITECTURE.md', 'flows.md'])('docs/%s', name => {
  test('names only files that exist', () => {
    const page = readFileSync(join(docs, name), 'utf8')
    const named = [...page.matchAll(/`([a-z-]+(?:\/[\w<>.-]+)+)`|^ +([a-z-]+\/[\w./-]+\.ts)\b/gm)]
      .map(match => match[1] ?? match[2]!)
      .filter(path => !path.includes('<'))
    expect(named.length).toBeGreaterThan(10)
    const roots = ['..', '../src', '../src/discord', '../src/discord/interactions']
    expect(named.filter(path => !roots.some(root => existsSync(join(docs, root, path))))).toEqual([])
  })
})

describe('docs/ARCHITECTURE.md', () => {
  const page = readFileSync(join(docs, 'ARCHITECTURE.md'), 'utf8')

  test('numbers its flows in their order', () => {
    const numbers = [...page.matchAll(/^## Flow (\d+):/gm)].map(match => Number(match[1]))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  test('says of every table who writes and deletes it', () => {
    const schema = readFileSync(join(docs, '../src/store/schema.ts'), 'utf8')
    const tables = [...schema.match(/type Schema = \{([\s\S]*?)\n\}/)![1]!.matchAll(/^ {2}(\w+):/gm)].map(
      match => match[1]!,
    )
    expect(tables.length).toBeGreaterThan(8)
    const model = page.slice(page.indexOf('## Data model'), page.indexOf('## Glossary'))
    expect(tables.filter(table => !model.includes(`\`${table}\``))).toEqual([])
  })
})

describe('docs/running.md', () => {
  test('tells hosts to encrypt the disk and the backups, as Discord asks', () => {
    const [, section] = readFileSync(join(docs, 'running.md'), 'utf8').split('\n## Encryption at rest\n')
    const [text] = section!.split('\n## ')
    for (const said of ['section 5(c)', 'the disk has to', 'the disk with the backups', 'LUKS'])
      expect(text!.replaceAll(/\s+/g, ' ')).toContain(said)
  })
})
