import type Database from 'better-sqlite3'
import { CliError } from '../args.ts'

/** A summary of a database of any version of Proctor. */
export type Contents = {
  /** The migrations that ran on it, in order. */
  readonly migrations: readonly string[]
  readonly answers: number
  readonly posts: number
  /** Servers and direct messages with at least one question. */
  readonly places: number
  readonly tables: readonly string[]
}

/** Throws CliError if it is not a database of Proctor's. */
export const readContents = (database: Database.Database, name: string): Contents => {
  const list = (query: string) => database.prepare(query).pluck().all() as string[]
  const count = (query: string) => database.prepare(query).pluck().get() as number
  const tables = list("select name from sqlite_schema where type = 'table' order by name")
  const missing = ['kysely_migration', 'posts', 'answers', 'tasks'].find(table => !tables.includes(table))
  if (missing) throw new CliError(`${name} is no database of Proctor's: it has no table ${missing}.`)
  return {
    migrations: list('select name from kysely_migration order by name'),
    answers: count('select count(*) from answers'),
    posts: count('select count(*) from posts'),
    places: count('select count(distinct guild_id) from posts'),
    tables,
  }
}

export const formatContents = ({ answers, posts, places }: Contents): string =>
  `${pluralize(answers, 'answer')} to ${pluralize(posts, 'question')} in ${pluralize(places, 'server or direct message', 'servers and direct messages')}`

const pluralize = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`
