import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { CliError } from '../shared/args.ts'
import { type Contents, readContents } from './contents.ts'
import { toCopyError } from './copy-error.ts'

/** How long the copy waits if another program holds a lock on the whole database, ms. */
const TIMEOUT_MS = 5000
const PAGES_PER_STEP = 1000

/** Called with numbers of pages. */
export type OnCopyProgress = (done: number, total: number) => void

/**
 * Copies a snapshot of an SQLite database, which may be in use, into a new file and checks it. The copy is synced to
 * disk when this resolves. Never writes to the source. On an error the copy is removed. Throws CliError.
 */
export const copyDatabase = async (
  source: string,
  copy: string,
  onProgress: OnCopyProgress,
): Promise<Contents> => {
  try {
    // Readable by its owner only, since it holds what people answered.
    closeSync(openSync(copy, 'wx', 0o600))
    const contents = await copyPages(source, copy, onProgress)
    checkCopy(copy, contents, source)
    sync(copy)
    return contents
  } catch (error) {
    removeDatabase(copy)
    throw toCopyError(error, source, dirname(copy))
  }
}

const copyPages = async (source: string, copy: string, onProgress: OnCopyProgress): Promise<Contents> => {
  const database = new Database(source, { readonly: true, fileMustExist: true, timeout: TIMEOUT_MS })
  try {
    // Without a transaction, SQLite restarts the copy whenever another process writes; with a busy bot, forever.
    database.exec('begin')
    const contents = readContents(database, source)
    await database.backup(copy, {
      progress: ({ totalPages, remainingPages }) => {
        if (remainingPages > 0) onProgress(totalPages - remainingPages, totalPages)
        return PAGES_PER_STEP
      },
    })
    // The callback is not called for the last step.
    onProgress(1, 1)
    return contents
  } finally {
    database.close()
  }
}

const checkCopy = (copy: string, expected: Contents, source: string): void => {
  const database = new Database(copy, { fileMustExist: true })
  try {
    // One plain file: in WAL mode it would open with a second file, and the two are easily separated.
    database.pragma('journal_mode = delete')
    const result = String(database.pragma('integrity_check(1)', { simple: true }))
    if (result !== 'ok')
      throw new CliError(`${source} is damaged, so no copy was kept: ${result.split('\n').at(-1)}.`)
    const contents = readContents(database, source)
    if (JSON.stringify(contents) !== JSON.stringify(expected))
      throw new CliError(`The copy differs from ${source}, so it wasn’t kept. Try again.`)
  } finally {
    database.close()
  }
}

/** Flushes a file to disk. */
export const sync = (path: string): void => {
  const handle = openSync(path, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

/** Flushes a folder's entries to disk, such as a rename. Windows cannot open folders, and does not need it. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Files of SQLite beside an open database, or one whose program was killed. */
export const SIDE_FILES = ['-wal', '-shm', '-journal'] as const

export const removeDatabase = (file: string): void => {
  for (const suffix of ['', ...SIDE_FILES]) rmSync(file + suffix, { force: true })
}
