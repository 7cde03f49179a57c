import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { BackupError, sayTrouble } from './backup-error.ts'
import { type Contents, contentsOf } from './contents.ts'

/** How long the copy waits where another program holds the whole database, ms. */
const TIMEOUT_MS = 5000
const PAGES_A_STEP = 1000

/** What share of the pages is copied, 0 to 1. */
export type Progress = (share: number) => void

/**
 * Copies an SQLite database into a new file of its own while others write to it, and checks the copy. It holds
 * one instant, all that was committed by then, and is on the disk when this resolves. Never writes to the source.
 * Throws BackupError; nothing is left of the copy then.
 */
export const copyDatabase = async (source: string, copy: string, onProgress: Progress): Promise<Contents> => {
  try {
    // For its owner alone: it holds what people answered.
    closeSync(openSync(copy, 'wx', 0o600))
    const contents = await copyPages(source, copy, onProgress)
    checkCopy(copy, contents, source)
    sync(copy)
    return contents
  } catch (error) {
    removeDatabase(copy)
    throw error instanceof BackupError ? error : new BackupError(sayTrouble(error, source, dirname(copy)))
  }
}

const copyPages = async (source: string, copy: string, onProgress: Progress): Promise<Contents> => {
  const database = new Database(source, { readonly: true, fileMustExist: true, timeout: TIMEOUT_MS })
  try {
    // Without a transaction SQLite begins the copy anew whenever another process writes: beside a busy bot, for ever.
    database.exec('begin')
    const contents = contentsOf(database, source)
    await database.backup(copy, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages === 0 ? 0 : 1 - remainingPages / totalPages)
        return PAGES_A_STEP
      },
    })
    onProgress(1)
    return contents
  } finally {
    database.close()
  }
}

const checkCopy = (copy: string, expected: Contents, source: string): void => {
  const database = new Database(copy, { fileMustExist: true })
  try {
    // Else it opens with a log beside it, and two files are easily parted.
    database.pragma('journal_mode = delete')
    const said = String(database.pragma('integrity_check(1)', { simple: true }))
    if (said !== 'ok')
      throw new BackupError(`${source} is damaged, so no copy was kept: ${said.split('\n').at(-1)}.`)
    const found = contentsOf(database, source)
    if (JSON.stringify(found) !== JSON.stringify(expected))
      throw new BackupError(`The copy does not hold what ${source} holds, so it was not kept. Try again.`)
  } finally {
    database.close()
  }
}

/** Puts a file, or what a folder lists, on the disk. */
export const sync = (path: string): void => {
  const handle = openSync(path, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

/** Windows opens no folders, and needs no such thing. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** What SQLite keeps beside a database while it is open, or when its program was killed. */
export const SIDE_FILES = ['-wal', '-shm', '-journal'] as const

export const removeDatabase = (file: string): void => {
  for (const end of ['', ...SIDE_FILES]) rmSync(file + end, { force: true })
}
