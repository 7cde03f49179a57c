import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { PersonalPage } from '../../play/ports/personal-pages.ts'
import { yieldToEventLoop } from '../../play/tasks/yield-to-event-loop.ts'
import { parsePeriodKey } from '../boards/period-resets.ts'
import { correctionFromRow, storedRescoreFromRow, suspensionFromRow } from '../corrections/rows.ts'
import { reportFromRow } from '../curation/report-rows.ts'
import { digestFor } from '../database/digest.ts'
import { entrantFromRow, eventFromRow } from '../exams/event-rows.ts'
import { withItems } from '../exams/rows.ts'
import { grantFromRow } from '../roles/grants.ts'
import { dailyFromRow, postFromRow, sessionFromRow, totalFromRow } from '../rows.ts'
import type { Schema } from '../schema.ts'
import { selectOutcomes } from '../study/outcomes.ts'
import { abilityFromRow, cardFromRow, settingsFromRow, storedAnswerFromRow } from '../study/rows.ts'
import { suggestionFromRow } from '../suggestions/suggestion-rows.ts'
import { noticeFromRow } from './notices.ts'

/** One page takes a millisecond or two, so that a click never waits for an export. */
const ROWS_PER_PAGE = 250

/** An exam brings its questions, so a page takes fewer exams than other rows. */
const EXAMS_PER_PAGE = 10

/**
 * All pages of some rows in the order of `keys`, which identify a row. Keyset pagination: each page is read when it is
 * asked for, and begins where an index says.
 */
async function* pagesOf<Table extends keyof Schema, Row>(
  query: SelectQueryBuilder<Schema, Table, Row>,
  keys: readonly (string & keyof Row)[],
  perPage = ROWS_PER_PAGE,
): AsyncGenerator<Row[]> {
  const tupleOf = (pick: (key: string & keyof Row) => unknown) => sql`(${sql.join(keys.map(pick))})`
  const columns = tupleOf(key => sql.ref(key))
  const ordered = keys.reduce((rows, key) => rows.orderBy(sql.ref(key)), query).limit(perPage)
  let page = ordered
  for (;;) {
    const rows: Row[] = await page.execute()
    if (rows.length > 0) yield rows
    if (rows.length < perPage) return
    const last = rows.at(-1)!
    page = ordered.where(sql<boolean>`${columns} > ${tupleOf(key => last[key])}`)
  }
}

/** Everything that is kept about a person, in pages: answers by question, then what follows from them and was asked for. */
export async function* personalPages(db: Kysely<Schema>, userId: string): AsyncGenerator<PersonalPage> {
  for await (const rows of pagesOf(db.selectFrom('answers').selectAll().where('user_id', '=', userId), [
    'question_id',
    'post_id',
  ]))
    yield {
      kind: 'answers',
      rows: rows.map(storedAnswerFromRow),
    }
  for await (const rows of pagesOf(db.selectFrom('totals').selectAll().where('user_id', '=', userId), [
    'period',
    'guild_id',
  ]))
    yield {
      kind: 'totals',
      rows: rows.map(row => ({
        ...totalFromRow(row),
        guildId: row.guild_id,
        ...parsePeriodKey(row.period),
      })),
    }
  for await (const rows of pagesOf(db.selectFrom('streaks').selectAll().where('user_id', '=', userId), [
    'guild_id',
  ]))
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
  for await (const rows of pagesOf(db.selectFrom('posts').selectAll().where('asked_by', '=', userId), ['id']))
    yield { kind: 'posts', rows: rows.map(postFromRow) }
  for await (const rows of pagesOf(db.selectFrom('sessions').selectAll().where('started_by', '=', userId), [
    'id',
  ]))
    yield { kind: 'sessions', rows: rows.map(sessionFromRow) }
  for await (const rows of pagesOf(db.selectFrom('dailies').selectAll().where('set_by', '=', userId), ['id']))
    yield { kind: 'dailies', rows: rows.map(dailyFromRow) }
  for await (const rows of pagesOf(db.selectFrom('exposures').selectAll().where('user_id', '=', userId), [
    'question_id',
  ]))
    yield {
      kind: 'exposures',
      rows: rows.map(row => ({ questionId: row.question_id, firstAt: row.first_at, lastAt: row.last_at })),
    }
  for await (const rows of pagesOf(
    db.selectFrom('exams').selectAll().where('user_id', '=', userId),
    ['id'],
    EXAMS_PER_PAGE,
  ))
    yield { kind: 'exams', rows: await withItems(db, rows) }
  yield* eventPages(db, userId)
  yield* reportPages(db, userId)
  yield* correctionPages(db, userId)
  yield* studyPages(db, userId)
  yield* digestPages(db, userId)
}

/** The group exams that the person planned, and those that they joined. */
async function* eventPages(db: Kysely<Schema>, userId: string): AsyncGenerator<PersonalPage> {
  for await (const rows of pagesOf(db.selectFrom('exam_events').selectAll().where('set_by', '=', userId), [
    'id',
  ]))
    yield { kind: 'exam_events', rows: rows.map(eventFromRow) }
  for await (const rows of pagesOf(db.selectFrom('exam_entrants').selectAll().where('user_id', '=', userId), [
    'event_id',
  ]))
    yield { kind: 'exam_entrants', rows: rows.map(entrantFromRow) }
}

/** What the person reported, and what they are still to be told. */
async function* reportPages(db: Kysely<Schema>, userId: string): AsyncGenerator<PersonalPage> {
  for await (const rows of pagesOf(db.selectFrom('reports').selectAll().where('user_id', '=', userId), [
    'at',
    'id',
  ]))
    yield { kind: 'reports', rows: rows.map(reportFromRow) }
  for await (const rows of pagesOf(db.selectFrom('notices').selectAll().where('user_id', '=', userId), [
    'kind',
    'ref',
  ]))
    yield { kind: 'notices', rows: rows.map(noticeFromRow) }
  yield* suggestionPages(db, userId)
}

/** What the person suggested, and what they decided about or work on as a manager. */
async function* suggestionPages(db: Kysely<Schema>, userId: string): AsyncGenerator<PersonalPage> {
  const concerned = db
    .selectFrom('suggestions')
    .selectAll()
    .where(({ eb, or }) =>
      or([eb('author_id', '=', userId), eb('decided_by', '=', userId), eb('claimed_by', '=', userId)]),
    )
  for await (const rows of pagesOf(concerned, ['id']))
    yield {
      kind: 'suggestions',
      rows: rows.map(row => ({
        suggestion: suggestionFromRow(row),
        isAuthor: row.author_id === userId,
        hasDecided: row.decided_by === userId,
        hasClaimed: row.claimed_by === userId,
      })),
    }
}

/** What corrections changed about the person, what they decided as an owner or manager, and their roles. */
async function* correctionPages(db: Kysely<Schema>, userId: string): AsyncGenerator<PersonalPage> {
  for await (const rows of pagesOf(db.selectFrom('rescores').selectAll().where('user_id', '=', userId), [
    'post_id',
    'correction_id',
  ]))
    yield { kind: 'rescores', rows: rows.map(storedRescoreFromRow) }
  for await (const rows of pagesOf(db.selectFrom('corrections').selectAll().where('set_by', '=', userId), [
    'id',
  ]))
    yield { kind: 'corrections', rows: rows.map(correctionFromRow) }
  for await (const rows of pagesOf(db.selectFrom('suspensions').selectAll().where('set_by', '=', userId), [
    'guild_id',
    'question_id',
  ]))
    yield { kind: 'suspensions', rows: rows.map(suspensionFromRow) }
  for await (const rows of pagesOf(db.selectFrom('board_resets').selectAll().where('set_by', '=', userId), [
    'guild_id',
    'at',
    'period',
  ]))
    yield {
      kind: 'board_resets',
      rows: rows.map(({ guild_id: guildId, period, at }) => ({ guildId, period, at })),
    }
  const grants = await db.selectFrom('role_grants').selectAll().where('user_id', '=', userId).execute()
  if (grants.length > 0) yield { kind: 'role_grants', rows: grants.map(grantFromRow) }
}

/** What the person studies: their cards, abilities and settings. */
async function* studyPages(db: Kysely<Schema>, userId: string): AsyncGenerator<PersonalPage> {
  for await (const rows of pagesOf(db.selectFrom('cards').selectAll().where('user_id', '=', userId), [
    'question_id',
  ]))
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
  for await (const rows of pagesOf(db.selectFrom('spent_answers').selectAll(), ['post_id', 'digest'])) {
    for (const { post_id, digest } of rows) if (digest === digestFor(post_id, userId)) posts.push(post_id)
    await yieldToEventLoop()
  }
  if (posts.length > 0) yield { kind: 'spent-posts', rows: posts }
  const deletions: number[] = []
  for await (const rows of pagesOf(db.selectFrom('deletions').selectAll(), ['salt'])) {
    for (const { salt, digest, deleted_at } of rows)
      if (digest === digestFor(salt, userId)) deletions.push(deleted_at)
    await yieldToEventLoop()
  }
  if (deletions.length > 0) yield { kind: 'deletions', rows: deletions.sort((a, b) => a - b) }
}
