import type Database from 'better-sqlite3'
import { createPlural } from '../../words/plural.ts'
import { BackupError } from './backup-error.ts'

/** What a database of Proctor's holds, of whatever version. */
export type Contents = {
  /** The names of the migrations that it went through, in order. */
  readonly migrations: readonly string[]
  readonly answers: number
  readonly posts: number
  /** Servers and direct messages where something was asked. */
  readonly places: number
  readonly tables: readonly string[]
}

/** Throws BackupError where it is not one of Proctor's. */
export const contentsOf = (database: Database.Database, name: string): Contents => {
  const list = (query: string) => database.prepare(query).pluck().all() as string[]
  const count = (query: string) => database.prepare(query).pluck().get() as number
  const tables = list("select name from sqlite_schema where type = 'table' order by name")
  const missing = ['kysely_migration', 'posts', 'answers', 'tasks'].find(table => !tables.includes(table))
  if (missing) throw new BackupError(`${name} is no database of Proctor's: it has no table ${missing}.`)
  return {
    migrations: list('select name from kysely_migration order by name'),
    answers: count('select count(*) from answers'),
    posts: count('select count(*) from posts'),
    places: count('select count(distinct guild_id) from posts'),
    tables,
  }
}

export const sayContents = ({ answers, posts, places }: Contents): string => {
  const answerCount = plural(answers, { one: '# answer', other: '# answers' })
  const questionCount = plural(posts, { one: '# question', other: '# questions' })
  const placeCount = plural(places, {
    one: '# server or direct message',
    other: '# servers and direct messages',
  })
  return `${answerCount} to ${questionCount} in ${placeCount}`
}

const plural = createPlural('en', ['one', 'other'])
