import {
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  renameSync,
  statSync,
} from 'node:fs'
import { dirname, join, parse } from 'node:path'
import Database from 'better-sqlite3'
import { privateMode } from '../../store/database/private-file.ts'
import { tryLockDatabase } from '../../store/database/process-lock.ts'
import { migrations } from '../../store/migrations/index.ts'
import { CliError } from '../shared/args.ts'
import { applyDeletions, type OnPeopleProgress } from './apply-deletions.ts'
import { formatTimestamp } from './backup.ts'
import { type Contents, readContents } from './contents.ts'
import { copyDatabase, type OnCopyProgress, removeDatabase, SIDE_FILES, syncFolder } from './copy.ts'
import { toCopyError } from './copy-error.ts'
import { refuseForeignSchema } from './expected-schema.ts'
import { lacksWal, lostWalWarning } from './lost-wal.ts'
import { partialPath, removeStalePartials } from './partial-files.ts'

export type RestoreOptions = {
  readonly backup: string
  /** The database's file, there or not. */
  readonly file: string
  /** Now, ms UTC. */
  readonly at: number
  /** Skips the check for a running bot if the present file is too damaged for it. */
  readonly botIsStopped?: boolean
  readonly onProgress?: OnCopyProgress
  /** Told how many people were compared with those who deleted their data since the backup. */
  readonly onPeopleProgress?: OnPeopleProgress
}

export type RestoreResult = {
  readonly contents: Contents
  /**
   * How many people had deleted their data since the backup, and are not brought back; null if the file before can't
   * say.
   */
  readonly deleted: number | null
  /** The new path of the file that was there before; null if there was none. */
  readonly replaced: string | null
  /** What that file holds; null if there was none, or it can't be read. */
  readonly before: Contents | null
  /** Whether the backup may lack what was written last: see `lacksWal`. */
  readonly isPartial: boolean
}

/**
 * Replaces a database atomically with a checked copy of a backup, and keeps the old file under another name.
 * Throws CliError, with nothing replaced, if a bot has the file open, or the backup is damaged or not Proctor's.
 */
export const restore = async (options: RestoreOptions): Promise<RestoreResult> => {
  if (!existsSync(options.backup)) throw new CliError(`There’s no backup at ${options.backup}.`)
  const unlock = tryLockDatabase(options.file)
  if (!unlock) throw new CliError(`A bot has ${options.file} open. Stop it, then restore.`)
  try {
    return await replaceDatabase(options)
  } finally {
    unlock()
  }
}

const replaceDatabase = async (options: RestoreOptions): Promise<RestoreResult> => {
  const {
    backup,
    file,
    at,
    botIsStopped = false,
    onProgress = () => {},
    onPeopleProgress = () => {},
  } = options
  closeWal(file, botIsStopped)
  const isPartial = lacksWal(backup)
  const copy = partialPath(dirname(file), `proctor-${formatTimestamp(at)}.sqlite`)
  try {
    removeStalePartials(dirname(file), at)
    const contents = await copyDatabase(backup, copy, onProgress)
    refuseNewer(backup, contents)
    await refuseForeignSchema(copy, backup, contents)
    // Another program may have opened it meanwhile.
    closeWal(file, botIsStopped)
    const before = readIfPossible(file)
    const deleted = await applyDeletions(file, copy, onPeopleProgress)
    return { contents, before, deleted, isPartial, replaced: swap(copy, file, at) }
  } catch (error) {
    removeDatabase(copy)
    const { message } = toCopyError(error, backup, dirname(file))
    throw new CliError(isPartial ? `${message} ${lostWalWarning(backup)}` : message, { cause: error })
  }
}

const readIfPossible = (file: string): Contents | null => {
  if (!existsSync(file)) return null
  const database = new Database(file, { readonly: true })
  try {
    return readContents(database, file)
  } catch {
    // Only for comparison: a damaged file is a reason to restore.
    return null
  } finally {
    database.close()
  }
}

/** Checkpoints the WAL into the file and leaves WAL mode, which works only if no one else has the database open. */
const closeWal = (file: string, botIsStopped: boolean): void => {
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
      throw new CliError(`A bot (or another program) has ${file} open. Stop it, then restore.`)
    if (!botIsStopped)
      throw new CliError(
        `${file} can’t be read (${message}), so there’s no telling whether a bot still has it open. ` +
          'Stop the bot, then restore with --bot-is-stopped.',
      )
  }
}

const refuseNewer = (backup: string, contents: Contents): void => {
  const unknown = contents.migrations.filter(name => !Object.hasOwn(migrations, name))
  if (unknown.length > 0)
    throw new CliError(
      `${backup} was made by a newer version of Proctor (it knows ${unknown.join(', ')}). Update Proctor first.`,
    )
}

const swap = (copy: string, file: string, at: number): string | null => {
  copyOwnership(copy, file)
  const replaced = keepOldFile(file, at)
  renameSync(copy, file)
  syncFolder(dirname(file))
  return replaced
}

/** Keeps the owner, and the mode as far as it is private, so that a file restored by root still belongs to the bot's user. */
const copyOwnership = (copy: string, file: string): void => {
  const exists = existsSync(file)
  const { uid, gid, mode } = statSync(exists ? file : dirname(file))
  if (exists) chmodSync(copy, privateMode(mode))
  if (process.getuid?.() === 0) chownSync(copy, uid, gid)
}

/**
 * Gives the present file a second name by a hard link instead of renaming it: a bot that starts at this moment and
 * finds no file would create an empty one. A WAL is moved too, since it would be applied to the restored file.
 */
const keepOldFile = (file: string, at: number): string | null => {
  const { dir, name, ext } = parse(file)
  const aside = join(dir, `${name}-replaced-${formatTimestamp(at)}${ext}`)
  const exists = existsSync(file)
  if (exists) linkOrCopy(file, aside)
  for (const suffix of SIDE_FILES) if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
  return exists ? aside : null
}

/** Not every file system has hard links. */
const linkOrCopy = (file: string, second: string): void => {
  try {
    linkSync(file, second)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    copyFileSync(file, second, constants.COPYFILE_EXCL)
  }
}
