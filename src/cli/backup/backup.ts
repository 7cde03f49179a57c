import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createFolders } from '../../folders.ts'
import { CliError } from '../shared/args.ts'
import type { Contents } from './contents.ts'
import { copyDatabase, type OnCopyProgress, syncFolder } from './copy.ts'
import { toCopyError } from './copy-error.ts'
import { partialPath, removeStalePartials } from './partial-files.ts'

export type BackupOptions = {
  /** The database's file. */
  readonly file: string
  readonly folder: string
  /** How many backups stay in the folder, this one included; at least 1. */
  readonly keep: number
  /** Now, ms UTC. */
  readonly at: number
  readonly onProgress?: OnCopyProgress
}

export type Backup = {
  readonly file: string
  readonly bytes: number
  readonly contents: Contents
  /** The names of the older backups that were deleted. */
  readonly removed: readonly string[]
}

/**
 * Writes a dated, checked copy of a database that may be in use, then deletes the oldest backups beyond `keep`. The
 * copy gets its name only when it is complete and synced to disk. Throws CliError, with all earlier backups kept.
 */
export const backUp = async ({
  file,
  folder,
  keep,
  at,
  onProgress = () => {},
}: BackupOptions): Promise<Backup> => {
  if (!existsSync(file)) throw new CliError(`There’s no database at ${file}. Check DATABASE_URL in .env.`)
  prepareFolder(folder, file, at)
  const name = chooseName(folder, at)
  const partial = partialPath(folder, name)
  const contents = await copyDatabase(file, partial, onProgress)
  renameSync(partial, join(folder, name))
  syncFolder(folder)
  const removed = removeOldest(folder, keep, name)
  return { file: join(folder, name), bytes: statSync(join(folder, name)).size, contents, removed }
}

const prepareFolder = (folder: string, file: string, at: number): void => {
  try {
    createFolders(folder, 0o700)
    removeStalePartials(folder, at)
  } catch (error) {
    throw toCopyError(error, file, folder)
  }
}

/** `2026-11-24T031500Z`: sorts by time, and is valid in file names everywhere. */
export const formatTimestamp = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '')

const NAME = /^proctor-(\d{4}-\d\d-\d\dT\d{6}Z)(?:-(\d+))?\.sqlite$/

const chooseName = (folder: string, at: number): string => {
  const stem = `proctor-${formatTimestamp(at)}`
  let name = `${stem}.sqlite`
  for (let n = 2; existsSync(join(folder, name)); n++) name = `${stem}-${n}.sqlite`
  return name
}

/** Deletes only files with a backup's name, and never the new one, even if the clock was set back. */
const removeOldest = (folder: string, keep: number, newest: string): string[] => {
  const older = readdirSync(folder).filter(name => NAME.test(name) && name !== newest)
  const excess = older.sort(byTime).slice(0, Math.max(0, older.length - (keep - 1)))
  for (const name of excess) rmSync(join(folder, name))
  return excess
}

const byTime = (one: string, other: string): number => {
  const [, stamp = '', n = '1'] = NAME.exec(one) ?? []
  const [, otherStamp = '', otherN = '1'] = NAME.exec(other) ?? []
  return stamp.localeCompare(otherStamp) || Number(n) - Number(otherN)
}
