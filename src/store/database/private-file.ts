import { chmodSync, chownSync, closeSync, existsSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const OWNER_ONLY = 0o600
const OTHERS = 0o007
const OWNER_AND_GROUP = 0o770

/** The mode of a file that holds people's answers: never for others; for its group only where someone chose that. */
export const privateMode = (mode: number): number =>
  (mode & OTHERS) === 0 ? mode & OWNER_AND_GROUP : OWNER_ONLY

/** Makes an empty file for its owner only, or takes an existing one's access away from others. */
export const createPrivateFile = (path: string): void => {
  if (existsSync(path)) {
    makePrivate(path)
    return
  }
  closeSync(openSync(path, 'a', OWNER_ONLY))
  // Root may act for the bot's user: what it leaves behind belongs to the folder's owner.
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(dirname(path))
  chownSync(path, uid, gid)
}

/** SQLite gives its `-wal` and `-shm` the mode of the database, but only when it makes them. */
const SUFFIXES = ['', '-wal', '-shm']

const makePrivate = (path: string): void => {
  for (const file of SUFFIXES.map(suffix => path + suffix)) {
    if (!existsSync(file)) continue
    const { mode, uid } = statSync(file)
    const isOurs = process.getuid?.() === uid || process.getuid?.() === 0
    if (isOurs && (mode & OTHERS) !== 0) chmodSync(file, privateMode(mode))
  }
}
