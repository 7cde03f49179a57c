import type { Kysely } from 'kysely'
import type { PersonalPage } from '../play/ports/personal-pages.ts'
import { digestFor } from './digest.ts'
import { answerFromRow, dailyFromRow, postFromRow, sessionFromRow, totalFromRow } from './rows.ts'
import type { Schema } from './schema.ts'

/** One page takes a millisecond or two, so that a click never waits for an export. */
const ROWS_PER_PAGE = 250

/** Reads the page after a row, or the first one. Keyset pagination: each page begins where an index says. */
type ReadPage<Row> = (after: Row | undefined) => Promise<Row[]>

/** All pages of a table, each read when it is asked for. */
async function* pagesOf<Row>(readPage: ReadPage<Row>): AsyncGenerator<Row[]> {
  let after: Row | undefined
  for (;;) {
    const rows = await readPage(after)
    if (rows.length > 0) yield rows
    if (rows.length < ROWS_PER_PAGE) return
    after = rows.at(-1)
  }
}

/** Everything that is kept about a person, in pages: answers by question, then what follows from them and was asked for. */
export async function* personalPages(db: Kysely<Schema>, userId: string): AsyncGenerator<PersonalPage> {
  for await (const rows of pagesOf(readAnswers(db, userId)))
    yield {
      kind: 'answers',
      rows: rows.map(row => ({ ...answerFromRow(row), guildId: row.guild_id, questionId: row.question_id })),
    }
  for await (const rows of pagesOf(readTotals(db, userId)))
    yield {
      kind: 'totals',
      rows: rows.map(row => ({ ...totalFromRow(row), guildId: row.guild_id, period: row.period })),
    }
  for await (const rows of pagesOf(readStreaks(db, userId)))
    yield {
      kind: 'streaks',
      rows: rows.map(({ guild_id: guildId, length, longest, freezes, last_day: lastDay }) => ({
        guildId,
        length,
        longest,
        freezes,
        lastDay,
      })),
    }
  for await (const rows of pagesOf(readPosts(db, userId)))
    yield { kind: 'posts', rows: rows.map(postFromRow) }
  for await (const rows of pagesOf(readSessions(db, userId)))
    yield { kind: 'sessions', rows: rows.map(sessionFromRow) }
  for await (const rows of pagesOf(readDailies(db, userId)))
    yield { kind: 'dailies', rows: rows.map(dailyFromRow) }
  for await (const rows of pagesOf(readExposures(db, userId)))
    yield {
      kind: 'exposures',
      rows: rows.map(row => ({ questionId: row.question_id, lastAt: row.last_at })),
    }
  yield* digestPages(db, userId)
}

/** What only a keyed digest connects with a person. Both tables hold what is open now, and the deletions of 90 days. */
async function* digestPages(db: Kysely<Schema>, userId: string): AsyncGenerator<PersonalPage> {
  const spent = (await db.selectFrom('spent_answers').selectAll().execute())
    .filter(row => row.digest === digestFor(row.post_id, userId))
    .map(row => row.post_id)
  if (spent.length > 0) yield { kind: 'spent-posts', rows: spent }
  const deletions = (await db.selectFrom('deletions').selectAll().orderBy('deleted_at').execute())
    .filter(row => row.digest === digestFor(row.salt, userId))
    .map(row => row.deleted_at)
  if (deletions.length > 0) yield { kind: 'deletions', rows: deletions }
}

const readAnswers =
  (db: Kysely<Schema>, userId: string) => (after?: { question_id: string; post_id: string }) =>
    db
      .selectFrom('answers')
      .selectAll()
      .where('user_id', '=', userId)
      .$if(after !== undefined, query =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('question_id', 'post_id'), '>', tuple(after!.question_id, after!.post_id)),
        ),
      )
      .orderBy('question_id')
      .orderBy('post_id')
      .limit(ROWS_PER_PAGE)
      .execute()

const readExposures = (db: Kysely<Schema>, userId: string) => (after?: { question_id: string }) =>
  db
    .selectFrom('exposures')
    .selectAll()
    .where('user_id', '=', userId)
    .where('question_id', '>', after?.question_id ?? '')
    .orderBy('question_id')
    .limit(ROWS_PER_PAGE)
    .execute()

const readTotals = (db: Kysely<Schema>, userId: string) => (after?: { period: string; guild_id: string }) =>
  db
    .selectFrom('totals')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(after !== undefined, query =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('period', 'guild_id'), '>', tuple(after!.period, after!.guild_id)),
      ),
    )
    .orderBy('period')
    .orderBy('guild_id')
    .limit(ROWS_PER_PAGE)
    .execute()

const readStreaks = (db: Kysely<Schema>, userId: string) => (after?: { guild_id: string }) =>
  db
    .selectFrom('streaks')
    .selectAll()
    .where('user_id', '=', userId)
    .where('guild_id', '>', after?.guild_id ?? '')
    .orderBy('guild_id')
    .limit(ROWS_PER_PAGE)
    .execute()

const readPosts = (db: Kysely<Schema>, userId: string) => (after?: { id: string }) =>
  db
    .selectFrom('posts')
    .selectAll()
    .where('asked_by', '=', userId)
    .where('id', '>', after?.id ?? '')
    .orderBy('id')
    .limit(ROWS_PER_PAGE)
    .execute()

const readSessions = (db: Kysely<Schema>, userId: string) => (after?: { id: string }) =>
  db
    .selectFrom('sessions')
    .selectAll()
    .where('started_by', '=', userId)
    .where('id', '>', after?.id ?? '')
    .orderBy('id')
    .limit(ROWS_PER_PAGE)
    .execute()

const readDailies = (db: Kysely<Schema>, userId: string) => (after?: { id: string }) =>
  db
    .selectFrom('dailies')
    .selectAll()
    .where('set_by', '=', userId)
    .where('id', '>', after?.id ?? '')
    .orderBy('id')
    .limit(ROWS_PER_PAGE)
    .execute()
