import { type Kysely, sql } from 'kysely'
import type { Attempt, ClickOrigin, Recorded } from '../play/ports.ts'
import { countEvery, type Post, resultLane } from '../play/record.ts'
import { periodsOf, seasonOf } from '../quiz/day.ts'
import { findAnswer } from './answers.ts'
import { setMessage } from './post-life.ts'
import type { Schema } from './schema.ts'
import { PASS_REFRESH_MS } from './sessions.ts'

export type Recording = { readonly post: Post; readonly attempt: Attempt; readonly click: ClickOrigin }

/**
 * Keeps many answers with all that follows from them in one statement, and so in one round trip: for PostgreSQL,
 * where each statement is a journey. What it does is what `record` does on SQLite, step by step.
 */
export const recordAtOnce = async (
  db: Kysely<Schema>,
  some: readonly Recording[],
): Promise<readonly Recorded[]> => {
  const { rows } = await statement(some).execute(db)
  const counted = new Map(rows.map(row => [row.n, row.counted === 1]))
  return Promise.all(some.map((one, n) => outcome(db, one, counted.get(n))))
}

const outcome = async (
  db: Kysely<Schema>,
  { post, attempt, click }: Recording,
  counted: boolean | undefined,
): Promise<Recorded> => {
  if (counted === undefined) {
    const before = await findAnswer(db, post.id, attempt.userId)
    return before ? { kind: 'already-answered', answer: before } : { kind: 'closed' }
  }
  // Where the process died between showing the question and learning its id, the click tells it.
  if (post.messageId === null) await setMessage(db, post.id, click.messageId)
  return { kind: 'kept', answer: { ...attempt, counted }, streak: null }
}

const clickOf = ({ post, attempt, click }: Recording, n: number) => ({
  n,
  post_id: post.id,
  user_id: attempt.userId,
  season: seasonOf(attempt.day),
  picked: attempt.picked.join(','),
  is_right: attempt.right ? 1 : 0,
  score: attempt.score,
  took_ms: attempt.tookMs,
  answered_at: attempt.answeredAt,
  day: attempt.day,
  daily_day: post.daily?.day ?? null,
  periods: periodsOf(attempt.day),
  lane: resultLane(post.daily !== null),
  count_at: attempt.answeredAt + countEvery(resultLane(post.daily !== null)),
  token: click.pass.token,
  token_at: click.pass.issuedAt,
})

const CLICK = sql`c(n int, post_id text, user_id text, season text, picked text, is_right int, score int,
  took_ms bigint, answered_at bigint, day text, daily_day text, periods text[], lane text, count_at bigint,
  token text, token_at bigint)`

const ANSWER = sql`post_id, user_id, server_id, question_id, hash, season, picked, is_right, score, counted,
  took_ms, answered_at, day, daily_day`

const answerWith = (counted: 0 | 1) => sql`click.post_id, click.user_id, open.server_id, open.question_id,
  open.hash, click.season, click.picked, click.is_right, click.score, ${sql.lit(counted)}::int, click.took_ms,
  click.answered_at, click.day, click.daily_day`

/**
 * Posts are held until the commit, so that a close that comes meanwhile waits and counts these answers too. Every
 * part goes through its rows in an order that is the same for all (answers in that of both of their unique keys),
 * so that no two processes wait for each other crosswise.
 * Of several clicks by one person on one post, the first is the answer.
 */
const statement = (some: readonly Recording[]) => sql<{ n: number; counted: 0 | 1 }>`
  with click as (
    select distinct on (post_id, user_id) *
    from jsonb_to_recordset(${JSON.stringify(some.map(clickOf))}::jsonb) as ${CLICK}
    order by post_id, user_id, n
  ), open as (
    select id, server_id, question_id, hash, audience, session_id from posts
    where id in (select post_id from click) and closed_at is null
    order by id for share
  ), first as (
    insert into answers (${ANSWER})
    select ${answerWith(1)} from click join open on open.id = click.post_id
    order by click.user_id, open.question_id, click.post_id
    on conflict do nothing returning post_id, user_id, server_id, counted
  ), later as (
    insert into answers (${ANSWER})
    select ${answerWith(0)} from click join open on open.id = click.post_id
    where not exists (select from first where first.post_id = click.post_id and first.user_id = click.user_id)
    order by click.user_id, open.question_id, click.post_id
    on conflict do nothing returning post_id, user_id, server_id, counted
  ), kept as (
    select click.*, it.server_id, it.counted
    from (select * from first union all select * from later) as it
    join click on click.post_id = it.post_id and click.user_id = it.user_id
  ), added as (
    insert into totals (server_id, period, user_id, points, answered, right_count, last_at)
    select server_id, period, user_id, sum(score), count(*), sum(is_right), max(answered_at)
    from kept cross join unnest(periods) as period where counted = 1
    group by server_id, period, user_id order by server_id, period, user_id
    on conflict (server_id, period, user_id) do update set
      points = totals.points + excluded.points,
      answered = totals.answered + excluded.answered,
      right_count = totals.right_count + excluded.right_count,
      last_at = greatest(totals.last_at, excluded.last_at)
  ), asked_for as (
    insert into tasks (kind, ref, lane, due_at, attempts, version)
    select 'count', kept.post_id, kept.lane, min(kept.count_at), 0, 0
    from kept join open on open.id = kept.post_id where open.audience = 'channel'
    group by kept.post_id, kept.lane order by kept.post_id
    on conflict (kind, ref) do update set version = tasks.version + 1
  ), refreshed as (
    update sessions set token = newest.token, token_at = newest.token_at
    from (
      select distinct on (open.session_id) open.session_id, kept.token, kept.token_at
      from kept join open on open.id = kept.post_id where open.session_id is not null
      order by open.session_id, kept.token_at desc
    ) as newest
    where sessions.id = newest.session_id
      and (sessions.token_at is null or sessions.token_at < newest.token_at - ${sql.lit(PASS_REFRESH_MS)})
  )
  select n, counted from kept`
