import {
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  statSync,
} from 'node:fs'
import { dirname, join, parse } from 'node:path'
import Database from 'better-sqlite3'
import { migrations } from '../../store/migrations/index.ts'
import { stampOf } from './backup.ts'
import { BackupError, sayTrouble } from './backup-error.ts'
import type { Contents } from './contents.ts'
import { copyDatabase, type Progress, removeDatabase, SIDE_FILES, syncFolder } from './copy.ts'
import { partOf, removeLeftovers } from './leftovers.ts'

export type Wish = {
  readonly backup: string
  /** The database's file, there or not. */
  readonly file: string
  /** Now, ms UTC. */
  readonly at: number
  /** Believes that no bot runs where the present file is too damaged to tell. */
  readonly botIsStopped?: boolean
  readonly onProgress?: Progress
}

/** `replaced`: where the file that was there before is now; null where none was. */
export type Restored = { readonly contents: Contents; readonly replaced: string | null }

/**
 * Puts a checked copy of a backup in a database's place, in one step, and the file that was there aside.
 * Throws BackupError where a bot has that file open or the backup is no good; what was there stays.
 */
export const restore = async (wish: Wish): Promise<Restored> => {
  const { backup, file, at, botIsStopped = false, onProgress = () => {} } = wish
  if (!existsSync(backup)) throw new BackupError(`There is no backup at ${backup}.`)
  settle(file, botIsStopped)
  const copy = partOf(dirname(file), `proctor-${stampOf(at)}.sqlite`)
  try {
    mkdirSync(dirname(file), { recursive: true })
    removeLeftovers(dirname(file), at)
    const contents = await copyDatabase(backup, copy, onProgress)
    refuseNewer(backup, contents)
    // A bot may have started meanwhile.
    settle(file, botIsStopped)
    return { contents, replaced: swap(copy, file, at) }
  } catch (error) {
    removeDatabase(copy)
    throw error instanceof BackupError ? error : new BackupError(sayTrouble(error, backup, dirname(file)))
  }
}

/** Takes what the log holds into the file. Only a database that nobody else has open lets this be done. */
const settle = (file: string, botIsStopped: boolean): void => {
  if (!existsSync(file)) return
  try {
    const database = new Database(file, { fileMustExist: true, timeout: 200 })
    try {
      database.pragma('journal_mode = delete')
    } finally {
      database.close()
    }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code?.startsWith('SQLITE_BUSY'))
      throw new BackupError(`A bot (or another program) has ${file} open. Stop it, then restore.`)
    if (!botIsStopped)
      throw new BackupError(
        `${file} cannot be read (${message}), so it does not show whether a bot still has it open. ` +
          'Stop the bot, then restore with --bot-is-stopped.',
      )
  }
}

const refuseNewer = (backup: string, contents: Contents): void => {
  const unknown = contents.migrations.filter(name => !Object.hasOwn(migrations, name))
  if (unknown.length > 0)
    throw new BackupError(
      `${backup} was made by a newer version of Proctor (it knows ${unknown.join(', ')}). Update Proctor first.`,
    )
}

const swap = (copy: string, file: string, at: number): string | null => {
  belongLike(copy, file)
  const replaced = putAside(file, at)
  renameSync(copy, file)
  syncFolder(dirname(file))
  return replaced
}

/** Restored by root, the file is still for the user that the bot runs as. */
const belongLike = (copy: string, file: string): void => {
  const there = existsSync(file)
  const { uid, gid, mode } = statSync(there ? file : dirname(file))
  if (there) chmodSync(copy, mode & 0o777)
  if (process.getuid?.() === 0) chownSync(copy, uid, gid)
}

/**
 * The present file gets a second name, so that there is one under the first at every instant: a bot that found
 * none would make an empty one. A log left without its file would be taken for the restored one's, so it goes too.
 */
const putAside = (file: string, at: number): string | null => {
  const { dir, name, ext } = parse(file)
  const aside = join(dir, `${name}-replaced-${stampOf(at)}${ext}`)
  const there = existsSync(file)
  if (there) nameTwice(file, aside)
  for (const end of SIDE_FILES) if (existsSync(file + end)) renameSync(file + end, aside + end)
  return there ? aside : null
}

const nameTwice = (file: string, second: string): void => {
  try {
    linkSync(file, second)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    copyFileSync(file, second, constants.COPYFILE_EXCL)
  }
}
