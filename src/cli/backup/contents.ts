import type Database from 'better-sqlite3'
import { createPlural } from '../../words/plural.ts'
import { CliError } from '../shared/args.ts'

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
  if (missing) throw new CliError(`${name} isn’t a Proctor database: it has no table ${missing}.`)
  const columns = list("select name from pragma_table_info('posts')")
  // The column's name until migration 0005.
  const guildId = columns.includes('guild_id') ? 'guild_id' : 'server_id'
  return {
    migrations: list('select name from kysely_migration order by name'),
    answers: count('select count(*) from answers'),
    posts: count('select count(*) from posts'),
    places: count(`select count(distinct ${guildId}) from posts`),
    tables,
  }
}

export const formatContents = ({ answers, posts, places }: Contents): string => {
  const answerCount = plural(answers, { one: '# answer', other: '# answers' })
  const questionCount = plural(posts, { one: '# question', other: '# questions' })
  const placeCount = plural(places, {
    one: '# server or direct message',
    other: '# servers and direct messages',
  })
  return `${answerCount} to ${questionCount} in ${placeCount}`
}

const plural = createPlural('en', ['one', 'other'])
