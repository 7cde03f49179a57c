import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseError } from './connect-with-retry.ts'

/** Throws DatabaseError where there can be no file of this name: SQLite would only say that it can't open it. */
export const checkDatabasePlace = (file: string): void => {
  if (existsSync(file) && statSync(file).isDirectory())
    throw new DatabaseError(
      `${file} is a folder. Name a file in DATABASE_URL, such as sqlite:${join(file, 'proctor.sqlite')}.`,
    )
  const parent = nearestExisting(dirname(file))
  if (!statSync(parent).isDirectory())
    throw new DatabaseError(
      `${parent} is a file, so there can be no database in it. Name another place in DATABASE_URL.`,
    )
}

const nearestExisting = (path: string): string => (existsSync(path) ? path : nearestExisting(dirname(path)))
