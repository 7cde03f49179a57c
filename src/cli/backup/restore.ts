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
import { CliError } from '../shared/args.ts'
import { applyDeletions } from './apply-deletions.ts'
import { formatTimestamp } from './backup.ts'
import type { Contents } from './contents.ts'
import { copyDatabase, type OnCopyProgress, removeDatabase, SIDE_FILES, syncFolder } from './copy.ts'
import { toCopyError } from './copy-error.ts'
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
}

/**
 * `deleted`: how many people had deleted their data since the backup, and are not brought back; null if the file before
 * can't say. `replaced`: that file's new path; null if there was none.
 */
export type RestoreResult = {
  readonly contents: Contents
  readonly deleted: number | null
  readonly replaced: string | null
}

/**
 * Replaces a database atomically with a checked copy of a backup, and keeps the old file under another name.
 * Throws CliError, with nothing replaced, if a bot has the file open or the backup is damaged.
 */
export const restore = async (options: RestoreOptions): Promise<RestoreResult> => {
  const { backup, file, at, botIsStopped = false, onProgress = () => {} } = options
  if (!existsSync(backup)) throw new CliError(`There’s no backup at ${backup}.`)
  closeWal(file, botIsStopped)
  const copy = partialPath(dirname(file), `proctor-${formatTimestamp(at)}.sqlite`)
  try {
    mkdirSync(dirname(file), { recursive: true })
    removeStalePartials(dirname(file), at)
    const contents = await copyDatabase(backup, copy, onProgress)
    refuseNewer(backup, contents)
    // A bot may have started meanwhile.
    closeWal(file, botIsStopped)
    const deleted = await applyDeletions(file, copy)
    return { contents, deleted, replaced: swap(copy, file, at) }
  } catch (error) {
    removeDatabase(copy)
    throw toCopyError(error, backup, dirname(file))
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

/** Keeps the owner and the mode, so that a file restored by root still belongs to the bot's user. */
const copyOwnership = (copy: string, file: string): void => {
  const exists = existsSync(file)
  const { uid, gid, mode } = statSync(exists ? file : dirname(file))
  if (exists) chmodSync(copy, mode & 0o777)
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
