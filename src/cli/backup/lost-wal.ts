import { closeSync, existsSync, openSync, readSync } from 'node:fs'

/** Where a database file says how it is written to: 2 is WAL (SQLite: Database File Format, 1.3). */
const WRITE_VERSION_OFFSET = 18
const WAL = 2

/**
 * Whether a file was copied out of a database in WAL mode without its `-wal`, which holds what was written last. A
 * backup of ours is never in WAL mode.
 */
export const lacksWal = (file: string): boolean => {
  if (existsSync(`${file}-wal`)) return false
  const byte = Buffer.alloc(1)
  const handle = openSync(file, 'r')
  try {
    return readSync(handle, byte, 0, 1, WRITE_VERSION_OFFSET) === 1 && byte[0] === WAL
  } finally {
    closeSync(handle)
  }
}

export const lostWalWarning = (file: string): string =>
  `${file} was copied by hand, without the file ${file}-wal beside it. If a bot had the database open, what it wrote ` +
  'last is missing. npm run backup makes whole copies while the bot runs.'
