import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BackupError, sayTrouble } from './backup-error.ts'
import type { Contents } from './contents.ts'
import { copyDatabase, type Progress, syncFolder } from './copy.ts'
import { partOf, removeLeftovers } from './leftovers.ts'

export type Wish = {
  /** The database's file. */
  readonly file: string
  readonly folder: string
  /** How many backups may stay in the folder, this one included; at least 1. */
  readonly keep: number
  /** Now, ms UTC. */
  readonly at: number
  readonly onProgress?: Progress
}

export type Backup = {
  readonly file: string
  readonly bytes: number
  readonly contents: Contents
  /** The names of older ones that made room. */
  readonly removed: readonly string[]
}

/**
 * Writes a dated, checked copy of a database that may be in use, then deletes the oldest beyond `keep`. Until it
 * is whole and on the disk it has another name. Throws BackupError; the earlier backups are then all there.
 */
export const backUp = async ({ file, folder, keep, at, onProgress = () => {} }: Wish): Promise<Backup> => {
  if (!existsSync(file))
    throw new BackupError(`There is no database at ${file}. DATABASE_URL (in .env) says where it is.`)
  prepare(folder, file, at)
  const name = freeName(folder, at)
  const part = partOf(folder, name)
  const contents = await copyDatabase(file, part, onProgress)
  renameSync(part, join(folder, name))
  syncFolder(folder)
  const removed = removeOldest(folder, keep, name)
  return { file: join(folder, name), bytes: statSync(join(folder, name)).size, contents, removed }
}

const prepare = (folder: string, file: string, at: number): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    removeLeftovers(folder, at)
  } catch (error) {
    throw new BackupError(sayTrouble(error, file, folder))
  }
}

/** `2026-11-24T031500Z`: sorts by time, and every file system takes it. */
export const stampOf = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '')

const NAME = /^proctor-(\d{4}-\d\d-\d\dT\d{6}Z)(?:-(\d+))?\.sqlite$/

const freeName = (folder: string, at: number): string => {
  const stem = `proctor-${stampOf(at)}`
  let name = `${stem}.sqlite`
  for (let n = 2; existsSync(join(folder, name)); n++) name = `${stem}-${n}.sqlite`
  return name
}

/** Only what has a backup's name, and never the one just made, whatever the clock says. */
const removeOldest = (folder: string, keep: number, made: string): string[] => {
  const older = readdirSync(folder).filter(name => NAME.test(name) && name !== made)
  const beyond = older.sort(byTime).slice(0, Math.max(0, older.length - (keep - 1)))
  for (const name of beyond) rmSync(join(folder, name))
  return beyond
}

const byTime = (one: string, other: string): number => {
  const [, stamp = '', n = '1'] = NAME.exec(one) ?? []
  const [, otherStamp = '', otherN = '1'] = NAME.exec(other) ?? []
  return stamp.localeCompare(otherStamp) || Number(n) - Number(otherN)
}
