import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { backUp } from '../../src/cli/backup/backup.ts'
import { connectWithRetry } from '../../src/store/database/connect-with-retry.ts'
import { DatabaseError } from '../../src/store/database/error.ts'
import { lockDatabase, tryLockDatabase } from '../../src/store/database/process-lock.ts'
import { requireWal } from '../../src/store/database/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import { scratch } from '../scratch.ts'

const newFile = (): string => join(scratch(), 'bot.sqlite')

const open = async (file: string, lock = { maxWaitMs: 0 }) => {
  const opened = await openStore({ kind: 'sqlite', file }, { lock })
  onTestFinished(() => opened.store.maintenance.stop())
  return opened
}

/** Another process that holds the lock. */
const startHolder = async (file: string): Promise<ChildProcess> => {
  const holder = spawn(process.execPath, [join(import.meta.dirname, 'lock-holder.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void holder.kill('SIGKILL'))
  const [text] = await once(holder.stdout!, 'data')
  expect(String(text)).toBe('locked\n')
  return holder
}

describe('two bots on one SQLite file', () => {
  test('the second says so and stops, and a backup is made all the same', async () => {
    const file = newFile()
    await open(file)
    const second = open(file)
    await expect(second).rejects.toThrow(DatabaseError)
    await expect(second).rejects.toThrow(`Another Proctor already uses the database ${file}`)
    const { bytes } = await backUp({ file, folder: scratch(), keep: 1, at: 0 })
    expect(bytes).toBeGreaterThan(0)
  })

  test('the second says so by another path to the file too', async () => {
    const file = newFile()
    await open(file)
    const link = newFile()
    symlinkSync(file, link)
    await expect(open(link)).rejects.toThrow('Another Proctor already uses')
  })

  test('the second waits for the first, which stops, as in a restart', async () => {
    const file = newFile()
    const first = await open(file)
    let waiting = () => {}
    const isWaiting = new Promise<void>(resolve => {
      waiting = resolve
    })
    const second = openStore({ kind: 'sqlite', file }, { lock: { onWaiting: () => waiting() } })
    await isWaiting
    await first.store.maintenance.stop()
    const { store } = await second
    await store.maintenance.stop()
  })

  test('a bot that is killed leaves nothing that keeps the next from starting', async () => {
    const file = newFile()
    const holder = await startHolder(file)
    await expect(open(file)).rejects.toThrow('Another Proctor already uses')
    const gone = once(holder, 'exit')
    holder.kill('SIGKILL')
    await gone
    await open(file)
  })

  test('one that is told to stop does not go on waiting', async () => {
    const file = newFile()
    const unlock = tryLockDatabase(file)!
    onTestFinished(unlock)
    const controller = new AbortController()
    const waiting = lockDatabase(file, {
      signal: controller.signal,
      onWaiting: () => controller.abort(new Error('stopped')),
    })
    await expect(waiting).rejects.toThrow()
  })
})

const modesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).map(name => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]),
  )

describe('the files of a SQLite database', () => {
  test('belong to their owner alone', async () => {
    const folder = join(scratch(), 'data')
    await open(join(folder, 'bot.sqlite'))
    expect(modesIn(folder)).toEqual({
      'bot.sqlite': '600',
      'bot.sqlite-lock': '600',
      'bot.sqlite-shm': '600',
      'bot.sqlite-wal': '600',
    })
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  test.each([
    ['644', '600'],
    ['640', '640'],
  ])('made with the mode %s have the mode %s after the next start', async (before, after) => {
    const folder = scratch()
    const file = join(folder, 'bot.sqlite')
    const { store } = await openStore({ kind: 'sqlite', file })
    await store.maintenance.stop()
    chmodSync(file, Number.parseInt(before, 8))
    await open(file)
    expect(modesIn(folder)).toMatchObject({ 'bot.sqlite': after, 'bot.sqlite-wal': after })
  })
})

describe('a file system without write-ahead logging', () => {
  test('is noticed, though SQLite says nothing', () => {
    // A temporary database is one that has no WAL.
    expect(() => requireWal(new Database(''))).toThrow('the journal mode stays delete')
    expect(() => requireWal(new Database(newFile()))).not.toThrow()
  })

  test.each(['SQLITE_NOWAL', 'SQLITE_IOERR_SHMMAP', 'SQLITE_IOERR_LOCK', 'SQLITE_PROTOCOL'])(
    'which answers %s, is told from a full disk',
    async code => {
      const failing = connectWithRetry({ kind: 'sqlite', file: 'bot.sqlite' }, async () => {
        throw Object.assign(new Error('disk I/O error'), { code })
      })
      await expect(failing).rejects.toThrow('network drive')
      await expect(failing).rejects.not.toThrow('full')
    },
  )
})
