import { type Kysely, sql } from 'kysely'
import type { EndedExam, ExamScore, ResultAnswer, ResultStore } from '../../play/ports/results.ts'
import { yieldToEventLoop } from '../../play/tasks/yield-to-event-loop.ts'
import { DAY_MS } from '../../quiz/day.ts'
import { ALL_TIME, type DaySpan } from '../../quiz/season.ts'
import { selectStreakLengths } from '../boards/streaks.ts'
import type { Schema } from '../schema.ts'

export const resultStore = (db: Kysely<Schema>): ResultStore => ({
  answersIn: (guildId, days) => answerPages(db, guildId, days),
  examsIn: (guildId, from, until) => selectEndedExams(db, guildId, from, until),
  scoresIn: eventIds => scorePages(db, eventIds),
  scorersAmong: (guildId, userIds) => selectScorers(db, guildId, userIds),
  streaksAmong: (guildId, userIds) => selectStreakLengths(db, guildId, userIds),
})

const POSTS_PER_PAGE = 100
const ROWS_PER_PAGE = 1000

/** Local dates are at most this far from UTC, ms. */
const MAX_OFFSET_MS = 14 * 3_600_000

/** More than any question takes answers, ms: a daily is open until the next one. */
const MAX_OPEN_MS = 7 * DAY_MS

/** The posts of a page first, then their answers, by keyset pagination: both are ranges of an index. */
async function* answerPages(
  db: Kysely<Schema>,
  guildId: string,
  days: DaySpan,
): AsyncGenerator<readonly ResultAnswer[]> {
  for await (const posts of postPages(db, guildId, days)) {
    const questionOf = new Map(posts.map(({ id, question_id }) => [id, question_id]))
    for await (const rows of answersTo(db, [...questionOf.keys()].sort(), days))
      yield rows.map(row => ({
        userId: row.user_id,
        questionId: questionOf.get(row.post_id)!,
        right: row.is_right === 1,
        counted: row.counted === 1,
      }))
  }
}

/** The questions of a guild's channels that may have been answered on these days. */
async function* postPages(db: Kysely<Schema>, guildId: string, { from, until }: DaySpan) {
  const query = db
    .selectFrom('posts')
    .select(['id', 'question_id', 'opened_at'])
    .where('guild_id', '=', guildId)
    // A literal, since SQLite compares it with the condition of the index.
    .where('audience', '=', sql.lit('channel'))
    .where('opened_at', '<', Date.parse(until) + DAY_MS + MAX_OFFSET_MS)
    .orderBy('opened_at')
    .orderBy('id')
    .limit(POSTS_PER_PAGE)
  let last = { opened_at: Date.parse(from) - MAX_OFFSET_MS - MAX_OPEN_MS, id: '' }
  for (;;) {
    const posts = await query.where(sql<boolean>`(opened_at, id) > (${last.opened_at}, ${last.id})`).execute()
    if (posts.length > 0) yield posts
    await yieldToEventLoop()
    if (posts.length < POSTS_PER_PAGE) return
    last = posts.at(-1)!
  }
}

/** `postIds` sorted. */
async function* answersTo(db: Kysely<Schema>, postIds: readonly string[], { from, until }: DaySpan) {
  let left = postIds
  let after: { readonly post_id: string; readonly user_id: string } | null = null
  for (;;) {
    const rows: { post_id: string; user_id: string; is_right: 0 | 1; counted: 0 | 1 }[] = await db
      .selectFrom('answers')
      .select(['post_id', 'user_id', 'is_right', 'counted'])
      .where('post_id', 'in', left)
      .where('day', '>=', from)
      .where('day', '<=', until)
      .$if(after !== null, query =>
        query.where(eb => eb.or([eb('post_id', '>', after!.post_id), eb('user_id', '>', after!.user_id)])),
      )
      .orderBy('post_id')
      .orderBy('user_id')
      .limit(ROWS_PER_PAGE)
      .execute()
    if (rows.length > 0) yield rows
    await yieldToEventLoop()
    if (rows.length < ROWS_PER_PAGE) return
    const last = rows.at(-1)!
    after = last
    left = left.filter(id => id >= last.post_id)
  }
}

const selectEndedExams = async (
  db: Kysely<Schema>,
  guildId: string,
  from: number,
  until: number,
): Promise<EndedExam[]> =>
  db
    .selectFrom('exam_events')
    .select(['id', 'bank', 'pass_mark as passMark', 'ends_at as endsAt'])
    .where('guild_id', '=', guildId)
    .where('ended_at', 'is not', null)
    .where('begun_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where('ends_at', '>=', from)
    .where('ends_at', '<', until)
    .orderBy('ends_at')
    .orderBy('id')
    .execute()

/** Those who are no longer entrants delete their data. */
async function* scorePages(
  db: Kysely<Schema>,
  eventIds: readonly string[],
): AsyncGenerator<readonly ExamScore[]> {
  for (const eventId of eventIds) {
    let after = ''
    for (;;) {
      const rows: { userId: string; score: number | null }[] = await db
        .selectFrom('exams')
        .innerJoin('exam_entrants', join =>
          join
            .onRef('exam_entrants.event_id', '=', 'exams.event_id')
            .onRef('exam_entrants.user_id', '=', 'exams.user_id'),
        )
        .select(['exams.user_id as userId', 'exams.score'])
        .where('exams.event_id', '=', eventId)
        .where('exams.user_id', '>', after)
        .orderBy('exams.user_id')
        .limit(ROWS_PER_PAGE)
        .execute()
      const graded = rows.flatMap(({ userId, score }) => (score === null ? [] : [{ eventId, userId, score }]))
      if (graded.length > 0) yield graded
      await yieldToEventLoop()
      if (rows.length < ROWS_PER_PAGE) break
      after = rows.at(-1)!.userId
    }
  }
}

const selectScorers = async (
  db: Kysely<Schema>,
  guildId: string,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (userIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('totals')
    .select('user_id')
    .where('guild_id', '=', guildId)
    .where('period', '=', ALL_TIME)
    .where('user_id', 'in', userIds)
    .execute()
  return new Set(rows.map(row => row.user_id))
}
