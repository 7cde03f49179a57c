import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseDatabaseUrl } from '../../src/database-url.ts'
import { DatabaseError } from '../../src/store/database/error.ts'
import { checkDatabasePlace } from '../../src/store/database/place.ts'
import { openStore } from '../../src/store/store.ts'
import { commandEnvironment } from '../compile-cache.ts'
import { scratch } from '../scratch.ts'

test('a folder, and a place inside a file, are refused with what to write', () => {
  const folder = scratch()
  writeFileSync(join(folder, '.env'), '')
  expect(() => checkDatabasePlace(folder)).toThrow(`such as sqlite:${join(folder, 'proctor.sqlite')}`)
  expect(() => checkDatabasePlace(join(folder, '.env/data/x.sqlite'))).toThrow('.env is a file')
})

test('a file that is there, and folders that are still missing, are fine', () => {
  const folder = scratch()
  writeFileSync(join(folder, 'x.sqlite'), '')
  for (const name of ['x.sqlite', 'new/folder/x.sqlite']) checkDatabasePlace(join(folder, name))
})

/** How opening a database ends, which must be a sentence. */
const refusal = async (url: string): Promise<string> => {
  const error = await openStore(parseDatabaseUrl(url)!).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(DatabaseError)
  return (error as Error).message
}

test.each([
  ['/dev/null', 'is a device or a pipe. Name a file in DATABASE_URL'],
  ['/dev/full', 'is a device or a pipe. Name a file in DATABASE_URL'],
])('the device %s is told from a disk that fails, and stays open to all', async (path, sentence) => {
  const { mode } = statSync(path)
  expect(await refusal(`sqlite:${path}`)).toContain(sentence)
  expect(statSync(path).mode).toBe(mode)
})

test('a file of something else is refused, and neither its mode nor its folder changes', async () => {
  const folder = scratch()
  const file = join(folder, 'notes.txt')
  writeFileSync(file, 'mine')
  chmodSync(file, 0o644)
  expect(await refusal(`sqlite:${file}`)).toContain('isn’t an SQLite database')
  expect(statSync(file).mode & 0o777).toBe(0o644)
  expect(readdirSync(folder)).toEqual(['notes.txt'])
})

test('a folder’s name with nothing there yet, and a name that is too long, end with what to write', async () => {
  for (const name of ['new/', 'x'.repeat(300)])
    expect(await refusal(`sqlite:${scratch()}/${name}`)).toContain(
      'Name another place in DATABASE_URL, such as',
    )
})

const hasProc = process.platform === 'linux'

test.skipIf(!hasProc).each(['/proc/1/x.db', '/proc/version', '/sys/x.db', '/sys/a/x.db'])(
  'the system’s own %s is refused with the next step',
  async path => expect(await refusal(`sqlite:${path}`)).toMatch(/ame another place in DATABASE_URL/),
)

test.skipIf(!hasProc)('a folder that the system can’t make ends with a sentence, and doesn’t hang', () => {
  // In a process of its own: a call that never returns could not be stopped here.
  const { stderr, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../src/cli/restore.ts'), import.meta.filename],
    {
      env: commandEnvironment({ DATABASE_URL: 'sqlite:/proc/x/y.db' }),
      encoding: 'utf8',
      timeout: 30_000,
    },
  )
  expect(stderr).toMatch(/^[^\n]*\/proc\/x[^\n]*\n$/)
  expect(stderr).toContain('Name another place in DATABASE_URL')
  expect(status).toBe(1)
})
