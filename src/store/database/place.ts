import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nearestExisting } from '../../folders.ts'
import { DatabaseError } from './error.ts'

/** Throws DatabaseError where there can be no file of this name: SQLite would only say that it can't open it. */
export const checkDatabasePlace = (file: string): void => {
  if (existsSync(file)) checkKind(file)
  const parent = nearestExisting(dirname(file))
  if (!statSync(parent).isDirectory())
    throw new DatabaseError(
      `${parent} is a file, so there can be no database in it. Name another place in DATABASE_URL.`,
    )
}

const checkKind = (file: string): void => {
  const stats = statSync(file)
  if (stats.isDirectory())
    throw new DatabaseError(
      `${file} is a folder. Name a file in DATABASE_URL, such as sqlite:${join(file, 'proctor.sqlite')}.`,
    )
  if (!stats.isFile())
    throw new DatabaseError(
      `${file} is a device or a pipe. Name a file in DATABASE_URL, such as sqlite:data/proctor.sqlite.`,
    )
}

/** How every SQLite database begins (SQLite: Database File Format, 1.3.1). */
const HEADER = 'SQLite format 3\0'

/** Throws DatabaseError, before anything of the file is changed, where it isn't empty and not SQLite's. */
export const checkDatabaseFile = (file: string): void => {
  if (!existsSync(file) || statSync(file).size === 0 || readStart(file) === HEADER) return
  throw new DatabaseError(
    `${file} isn’t an SQLite database. If it used to be one, it’s damaged: restore a backup with npm run restore -- <backup>. ` +
      'If not, name another file in DATABASE_URL.',
  )
}

const readStart = (file: string): string => {
  const bytes = Buffer.alloc(HEADER.length)
  const descriptor = openSync(file, 'r')
  try {
    return bytes.toString('latin1', 0, readSync(descriptor, bytes))
  } finally {
    closeSync(descriptor)
  }
}
