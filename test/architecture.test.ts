import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Which folders of src/ (and single files there) a folder may import from, beside itself. */
const ALLOWED: Record<string, readonly string[]> = {
  quiz: [],
  play: ['quiz'],
  store: ['play', 'quiz', 'database-url.ts', 'folders.ts'],
  bank: ['quiz', 'printable.ts'],
  audit: ['bank', 'quiz'],
  words: [],
  discord: ['play', 'quiz', 'words', 'picture', 'ops', 'html', 'csv-cell.ts', 'config.ts'],
  html: [],
  picture: ['quiz'],
  schedule: ['play'],
  ops: ['config.ts', 'printable.ts'],
  commands: ['discord', 'play', 'quiz', 'words'],
  authoring: [
    'audit',
    'bank',
    'quiz',
    'html',
    'cli/shared',
    'cli/items',
    'cli/corrections',
    'csv-cell.ts',
    'cli/server-bank',
    'folders.ts',
    'printable.ts',
  ],
  cli: ['cli/shared', 'store', 'quiz', 'words', 'config.ts', 'database-url.ts', 'env-file.ts', 'folders.ts'],
  'cli/shared': ['ops', 'printable.ts'],
  'dev/local-discord': ['config.ts'],
  'dev/simulated-class': ['quiz'],
  'dev/playground': [
    'cli/shared',
    'dev/local-discord',
    'dev/simulated-class',
    'audit',
    'authoring',
    'bank',
    'bot.ts',
    'config.ts',
    'discord',
    'folders.ts',
    'ops',
    'play',
    'quiz',
    'store',
    'words',
  ],
}

/** Packages that only these folders may use, so that each can be replaced in one place. */
const OWNED: Record<string, readonly string[]> = {
  // Backups and moves copy a database as a whole, below what the store's ports offer.
  'better-sqlite3': ['store', 'cli'],
  kysely: ['store', 'cli'],
  pg: ['store'],
  'gray-matter': ['bank'],
  'js-yaml': ['bank'],
  'node-cron': ['schedule'],
  'prom-client': ['ops'],
  '@napi-rs/canvas': ['picture'],
  'lit-html': ['dev/playground'],
  'discord-markdown-parser': ['dev/playground'],
}

const root = join(import.meta.dirname, '..')

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => join(folder, name))

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'/gm,
    ),
  ].map(match => match[1] ?? match[2]!)

/** `play` for `src/play/ask.ts`, `dev/playground` for `src/dev/playground/main.ts`, `config.ts` for `src/config.ts`. */
const partOf = (path: string): string => /^(?:src\/)?(cli\/shared|(?:dev\/)?[^/]+)/.exec(path)![1]!

const files = [...filesOf('src'), ...filesOf('commands')]

describe('the architecture', () => {
  test('has no part that this test does not know', () => {
    const parts = new Set(files.map(partOf).filter(part => !part.endsWith('.ts')))
    expect([...parts].filter(part => !(part in ALLOWED))).toEqual([])
  })

  test('lets dependencies point one way only', () => {
    const wrong = files.flatMap(file => {
      const allowed = ALLOWED[partOf(file)]
      if (!allowed) return []
      return importsOf(file)
        .filter(name => name.startsWith('.'))
        .map(name => relative(root, join(root, dirname(file), name)))
        .filter(target => partOf(target) !== partOf(file))
        .filter(target => !allowed.some(part => partOf(target) === part || target.startsWith(`src/${part}/`)))
        .map(target => `${file} imports ${target}`)
    })
    expect(wrong).toEqual([])
  })

  test('has no import cycles, not even of types', () => {
    const imports = new Map(
      files.map(file => [
        file,
        importsOf(file)
          .filter(name => name.startsWith('.'))
          .map(name => join(dirname(file), name)),
      ]),
    )
    const finished = new Set<string>()
    /** Depth-first search: a file that is met again on its own path closes a cycle. */
    const cycleFrom = (file: string, path: readonly string[]): readonly string[] | null => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
      if (finished.has(file)) return null
      for (const target of imports.get(file) ?? []) {
        const cycle = cycleFrom(target, [...path, file])
        if (cycle) return cycle
      }
      finished.add(file)
      return null
    }
    const cycles = files.flatMap(file => cycleFrom(file, [])?.join(' → ') ?? [])
    expect([...new Set(cycles)]).toEqual([])
  })

  test('keeps what the bot never runs out of its import closure', () => {
    const seen = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      for (const name of importsOf(file))
        if (name.startsWith('.')) visit(relative(root, join(root, dirname(file), name)))
    }
    visit('src/main.ts')
    visit('src/start.ts')
    visit('src/picture/drawing-process.ts')
    expect(seen.size).toBeGreaterThan(100)
    expect([...seen].filter(file => /^src\/(authoring|cli|dev)\//.test(file))).toEqual([])
  })

  test('keeps each engine behind its folder', () => {
    const wrong = files.flatMap(file =>
      importsOf(file)
        .filter(name => OWNED[name]?.includes(partOf(file)) === false)
        .map(name => `${file} imports ${name}`),
    )
    expect(wrong).toEqual([])
  })

  test('keeps clocks and dice out of the rules', () => {
    const wrong = filesOf('src/quiz').filter(file =>
      /Date\.now|Math\.random|new Date\(\)/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(wrong).toEqual([])
  })
})
