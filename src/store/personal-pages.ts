import type { Kysely } from 'kysely'
import type { PersonalPage } from '../play/ports/personal-pages.ts'
import { yieldToEventLoop } from '../play/tasks/yield-to-event-loop.ts'
import { digestFor } from './digest.ts'
import { entrantFromRow, eventFromRow } from './exam-event-rows.ts'
import { withItems } from './exam-rows.ts'
import { selectOutcomes } from './outcomes.ts'
import { dailyFromRow, postFromRow, sessionFromRow, totalFromRow } from './rows.ts'
import type { Schema } from './schema.ts'
import { abilityFromRow, cardFromRow, settingsFromRow, storedAnswerFromRow } from './study-rows.ts'

/** One page takes a millisecond or two, so that a click never waits for an export. */
const ROWS_PER_PAGE = 250

/** Reads the page after a row, or the first one. Keyset pagination: each page begins where an index says. */
type ReadPage<Row> = (after: Row | undefined) => Promise<Row[]>

/** All pages of a table, each read when it is asked for. */
async function* pagesOf<Row>(readPage: ReadPage<Row>, perPage = ROWS_PER_PAGE): AsyncGenerator<Row[]> {
  let after: Row | undefined
  for (;;) {
    const rows = await readPage(after)
    if (rows.length > 0) yield rows
    if (rows.length < perPage) return
    after = rows.at(-1)
  }
}

/** Everything that is kept about a person, in pages: answers by question, then what follows from them and was asked for. */
export async function* personalPages(db: Kysely<Schema>, userId: string): AsyncGenerator<PersonalPage> {
  for await (const rows of pagesOf(readAnswers(db, userId)))
    yield {
      kind: 'answers',
      rows: rows.map(storedAnswerFromRow),
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
      rows: rows.map(row => ({ questionId: row.question_id, firstAt: row.first_at, lastAt: row.last_at })),
    }
  for await (const rows of pagesOf(readExams(db, userId), EXAMS_PER_PAGE))
    yield { kind: 'exams', rows: await withItems(db, rows) }
  yield* eventPages(db, userId)
  yield* studyPages(db, userId)
  yield* digestPages(db, userId)
}

/** The group exams that the person planned, and those that they joined. */
async function* eventPages(db: Kysely<Schema>, userId: string): AsyncGenerator<PersonalPage> {
  for await (const rows of pagesOf(readEvents(db, userId)))
    yield { kind: 'exam_events', rows: rows.map(eventFromRow) }
  for await (const rows of pagesOf(readEntrants(db, userId)))
    yield { kind: 'exam_entrants', rows: rows.map(entrantFromRow) }
}

/** What the person studies: their cards, abilities and settings. */
async function* studyPages(db: Kysely<Schema>, userId: string): AsyncGenerator<PersonalPage> {
  for await (const rows of pagesOf(readCards(db, userId)))
    yield { kind: 'cards', rows: rows.map(cardFromRow) }
  const abilities = await db.selectFrom('abilities').selectAll().where('user_id', '=', userId).execute()
  if (abilities.length > 0) yield { kind: 'abilities', rows: abilities.map(abilityFromRow) }
  const settings = await db.selectFrom('study_settings').selectAll().where('user_id', '=', userId).execute()
  if (settings.length > 0) yield { kind: 'study_settings', rows: settings.map(settingsFromRow) }
  const outcomes = await selectOutcomes(db, userId)
  if (outcomes.length > 0) yield { kind: 'exam_outcomes', rows: outcomes }
}

/**
 * What only a salted digest connects with a person: the open posts they answered before they deleted their data, and the
 * deletions of the last 90 days. Every row is read and hashed, so others' clicks go first after each page.
 */
async function* digestPages(db: Kysely<Schema>, userId: string): AsyncGenerator<PersonalPage> {
  const posts: string[] = []
  for await (const rows of pagesOf(readSpentAnswers(db))) {
    for (const { post_id, digest } of rows) if (digest === digestFor(post_id, userId)) posts.push(post_id)
    await yieldToEventLoop()
  }
  if (posts.length > 0) yield { kind: 'spent-posts', rows: posts }
  const deletions: number[] = []
  for await (const rows of pagesOf(readDeletions(db))) {
    for (const { salt, digest, deleted_at } of rows)
      if (digest === digestFor(salt, userId)) deletions.push(deleted_at)
    await yieldToEventLoop()
  }
  if (deletions.length > 0) yield { kind: 'deletions', rows: deletions.sort((a, b) => a - b) }
}

const readSpentAnswers = (db: Kysely<Schema>) => (after?: { post_id: string; digest: string }) =>
  db
    .selectFrom('spent_answers')
    .selectAll()
    .$if(after !== undefined, query =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('post_id', 'digest'), '>', tuple(after!.post_id, after!.digest)),
      ),
    )
    .orderBy('post_id')
    .orderBy('digest')
    .limit(ROWS_PER_PAGE)
    .execute()

const readDeletions = (db: Kysely<Schema>) => (after?: { salt: string }) =>
  db
    .selectFrom('deletions')
    .selectAll()
    .where('salt', '>', after?.salt ?? '')
    .orderBy('salt')
    .limit(ROWS_PER_PAGE)
    .execute()

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

const readCards = (db: Kysely<Schema>, userId: string) => (after?: { question_id: string }) =>
  db
    .selectFrom('cards')
    .selectAll()
    .where('user_id', '=', userId)
    .where('question_id', '>', after?.question_id ?? '')
    .orderBy('question_id')
    .limit(ROWS_PER_PAGE)
    .execute()

/** An exam brings its questions, so a page takes fewer exams than other rows. */
const EXAMS_PER_PAGE = 10

const readExams = (db: Kysely<Schema>, userId: string) => (after?: { id: string }) =>
  db
    .selectFrom('exams')
    .selectAll()
    .where('user_id', '=', userId)
    .where('id', '>', after?.id ?? '')
    .orderBy('id')
    .limit(EXAMS_PER_PAGE)
    .execute()

const readEvents = (db: Kysely<Schema>, userId: string) => (after?: { id: string }) =>
  db
    .selectFrom('exam_events')
    .selectAll()
    .where('set_by', '=', userId)
    .where('id', '>', after?.id ?? '')
    .orderBy('id')
    .limit(ROWS_PER_PAGE)
    .execute()

const readEntrants = (db: Kysely<Schema>, userId: string) => (after?: { event_id: string }) =>
  db
    .selectFrom('exam_entrants')
    .selectAll()
    .where('user_id', '=', userId)
    .where('event_id', '>', after?.event_id ?? '')
    .orderBy('event_id')
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
