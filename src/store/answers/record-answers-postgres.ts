import { type Kysely, sql } from 'kysely'
import type { Attempt, ClickOrigin, Recorded } from '../../play/ports/answers.ts'
import { dailyOf, earnsPoints, type Post } from '../../play/record.ts'
import { countIntervalOf, resultQueueOf } from '../../play/tasks/count-interval.ts'
import { periodsOf } from '../../quiz/day.ts'
import { seasonStart } from '../../quiz/exposure.ts'
import { ALL_TIME, seasonOf } from '../../quiz/season.ts'
import { logTime, type Rating } from '../../quiz/study/rating.ts'
import { isSinceReset, KEY_SINCE_RESET } from '../boards/period-resets.ts'
import { digestFor } from '../database/digest.ts'
import { inTransaction } from '../database/transaction.ts'
import { updateMessageId } from '../posts/posts.ts'
import { TOKEN_REFRESH_MS } from '../posts/sessions.ts'
import type { Schema } from '../schema.ts'
import { CARD_COLUMNS, refreshCard } from '../study/cards.ts'
import { cardAfter, comesBack, type StudyState, studyColumns } from '../study/study-effect.ts'
import { selectStudyStates } from '../study/study-states-postgres.ts'
import { answerFrom, rejectionOf } from './insert-answer.ts'

/** An answer to record: where it was given, what it is, and what its click brings; null for an answer of an exam. */
export type Recording = {
  readonly post: Post
  readonly attempt: Attempt
  readonly click: ClickOrigin | null
}

/**
 * Stores a batch of answers and everything derived from them in one statement, because on PostgreSQL each round trip
 * costs more than the work itself. On SQLite `recordAnswer` in record-answer.ts does the same step by step.
 */
export const recordAnswers = async (
  db: Kysely<Schema>,
  batch: readonly Recording[],
): Promise<readonly Recorded[]> => {
  const outcomes = new Map<Recording, Recorded>()
  for (const group of splitByMeeting(batch)) {
    await storeMessageIds(db, group)
    const clicks = rateInOrder(group, await selectStudyStates(db, group))
    const { rows } = await recordStatement(clicks).execute(db)
    await refreshStaleCards(db, group, rows)
    const byNumber = new Map(rows.map(row => [row.n, row]))
    for (const [n, recording] of group.entries())
      outcomes.set(recording, await outcomeOf(db, recording, clicks[n]!, byNumber.get(n)))
  }
  return batch.map(recording => outcomes.get(recording)!)
}

/** Whether a batch needs but one statement, which is a transaction by itself. */
export const isOneStatement = (batch: readonly Recording[]): boolean => splitByMeeting(batch).length === 1

/** A statement can upsert a row only once, so a person's attempts at one question in several posts go one by one. */
const splitByMeeting = (batch: readonly Recording[]): Recording[][] => {
  const groups: { readonly posts: Map<string, string>; readonly recordings: Recording[] }[] = []
  for (const recording of batch) {
    const { post, attempt } = recording
    const key = `${attempt.userId} ${post.questionId}`
    const free = groups.find(({ posts }) => (posts.get(key) ?? post.id) === post.id)
    const group = free ?? { posts: new Map<string, string>(), recordings: [] as Recording[] }
    if (!free) groups.push(group)
    group.posts.set(key, post.id)
    group.recordings.push(recording)
  }
  return groups.map(({ recordings }) => recordings)
}

/**
 * Recovery: a process that died after sending the question never stored its message id. The click has it. Before the
 * answers, so that a failure here rejects a batch of which nothing is stored.
 */
const storeMessageIds = async (db: Kysely<Schema>, batch: readonly Recording[]): Promise<void> => {
  for (const { post, click } of batch)
    if (click && post.messageId === null) await updateMessageId(db, post.id, click.messageId)
}

/** `row` is undefined if the statement inserted no answer. */
const outcomeOf = async (
  db: Kysely<Schema>,
  { post, attempt }: Recording,
  click: ReturnType<typeof clickOf>,
  row: InsertedRow | undefined,
): Promise<Recorded> => {
  if (!row) return rejectionOf(db, post.id, attempt.userId)
  const answer = answerFrom(attempt, row.counted === 1)
  const lastAt = earnsPoints(answer) ? row.last_at : null
  const back = comesBack(click.card, click)
  return { kind: 'kept', answer, step: null, lastAt, back, firstHere: row.first_here }
}

/** What the statement says of an answer that it inserted, the n-th. */
type InsertedRow = {
  readonly n: number
  readonly counted: 0 | 1
  readonly has_card: boolean
  readonly last_at: number | null
  /** Whether it's the person's first one that counts in the guild. */
  readonly first_here: boolean
}

/** Of two answers to one question at the same instant, the later one's card lacks the other: then it is replayed. */
const refreshStaleCards = async (
  db: Kysely<Schema>,
  batch: readonly Recording[],
  rows: readonly InsertedRow[],
): Promise<void> => {
  for (const { n, has_card } of rows) {
    const { post, attempt } = batch[n]!
    const card = { userId: attempt.userId, questionId: post.questionId }
    if (has_card) continue
    if (db.isTransaction) await refreshCard(db, card)
    else await inTransaction(db, trx => refreshCard(trx, card))
  }
}

/**
 * Each answer sees the ratings as those before it in the batch leave them, as if they came one after the other. Steps are
 * large at first: forty first answers of an exam, all rated from the start, would add up to an ability that no one has.
 * Batches that run at the same time may start from the same rating. Nothing is lost, because changes are added, and a
 * rebuild adds up the same changes, because they are stored with the answers.
 */
const rateInOrder = (batch: readonly Recording[], states: readonly StudyState[]) => {
  const ratings = new Map<string, Rating>()
  return batch.map((recording, n) => {
    const { post, attempt } = recording
    const ofPerson = JSON.stringify([attempt.userId, attempt.traits.bank, attempt.traits.domain])
    const ofQuestion = post.questionId
    const state = states[n]!
    const ability = ratings.get(ofPerson) ?? state.ability
    const difficulty = ratings.get(ofQuestion) ?? state.difficulty
    const click = clickOf(recording, n, { ...state, ability, difficulty })
    ratings.set(ofPerson, addDelta(ability, click.ability_delta))
    ratings.set(ofQuestion, addDelta(difficulty, click.difficulty_delta))
    return click
  })
}

const addDelta = (rating: Rating, delta: number | null): Rating =>
  delta === null ? rating : { value: rating.value + delta, answered: rating.answered + 1 }

const clickOf = ({ post, attempt, click }: Recording, n: number, state: StudyState) => ({
  n,
  ...studyOf(post, attempt, state),
  post_id: post.id,
  user_id: attempt.userId,
  season: seasonOf(attempt.day, post.rhythm),
  season_at: seasonStart(post.zone, attempt.day, post.rhythm),
  digest: digestFor(post.id, attempt.userId),
  picked: attempt.picked.join(','),
  is_right: attempt.right ? 1 : 0,
  score: attempt.score,
  took_ms: attempt.tookMs,
  answered_at: attempt.answeredAt,
  day: attempt.day,
  daily_day: dailyOf(post)?.day ?? null,
  is_trial: attempt.isTrial ?? false,
  periods: periodsOf(attempt.day),
  queue: resultQueueOf(post.purpose.kind),
  count_at: attempt.answeredAt + countIntervalOf(resultQueueOf(post.purpose.kind)),
  token: click?.token.value ?? null,
  token_at: click?.token.issuedAt ?? null,
  token_left: click?.token.followUpsLeft ?? null,
})

/** Whether the person met the question before is known to the statement alone: these values hold if they did not. */
const studyOf = (post: Post, attempt: Attempt, state: StudyState) => {
  const columns = studyColumns(post, attempt, state, true)
  return {
    opened_at: post.openedAt,
    own_day: columns.own_day,
    confidence: columns.confidence,
    ability_delta: columns.ability_delta,
    difficulty_delta: columns.difficulty_delta,
    log_ms: logTime(attempt.tookMs),
    bank: columns.bank,
    domain: columns.domain,
    card: cardAfter(post, attempt, state, columns),
    has_card: state.card !== null,
    seen_stability: state.card?.stability ?? null,
  }
}

const STUDY = sql`opened_at bigint, own_day int, confidence int, ability_delta bigint, difficulty_delta bigint,
  log_ms bigint, bank text, domain text, card jsonb, has_card boolean,
  seen_stability double precision`

const CLICK = sql`c(${STUDY}, n int, post_id text, user_id text, season text, season_at bigint, digest text, picked text, is_right int, score int,
  took_ms bigint, answered_at bigint, day text, daily_day text, is_trial boolean, periods text[], queue text, count_at bigint,
  token text, token_at bigint, token_left int)`

const ANSWER = sql`post_id, user_id, guild_id, question_id, hash, season, picked, is_right, score, counted,
  took_ms, answered_at, day, daily_day, own_day, unseen, confidence, ability_delta, difficulty_delta, bank, domain`

/** `isUnseen(…)` in SQL. */
const UNSEEN = sql`(met.previous_at is null
  or (fresh.audience <> 'channel' and coalesce(met.first_at, met.previous_at) >= fresh.opened_at))`

const answerWith = (counted: 0 | 1) => sql`fresh.post_id, fresh.user_id, fresh.guild_id, fresh.question_id,
  fresh.hash, fresh.season, fresh.picked, fresh.is_right, fresh.score, ${sql.lit(counted)}::int, fresh.took_ms,
  fresh.answered_at, fresh.day, fresh.daily_day, fresh.own_day, case when ${UNSEEN} then 1 else 0 end,
  fresh.confidence, case when ${UNSEEN} then fresh.ability_delta end,
  case when ${UNSEEN} then fresh.difficulty_delta end, case when ${UNSEEN} then fresh.bank end,
  case when ${UNSEEN} then fresh.domain end`

/** `practiceReason(…) === null` in SQL. */
const SCORES = sql`not fresh.is_trial and fresh.audience = 'channel'
  and (met.previous_at is null or met.previous_at < fresh.season_at)`

const KEPT = sql`post_id, user_id, guild_id, question_id, counted, unseen, ability_delta, difficulty_delta`

/** A card replaces the one that it continues. If that is gone, because the person deletes their data, it is replayed. */
const REPLACED = sql.join(
  CARD_COLUMNS.map(column => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`),
)

/**
 * Optimistic lock: whether the row is still the card that was read. One more answer changes its reviews, “I guessed” its
 * stability. If not, the card is replayed.
 */
const CONTINUES = sql`cards.reviews = excluded.reviews - 1 and cards.stability = (select kept.seen_stability
  from kept where kept.user_id = excluded.user_id and kept.question_id = excluded.question_id)`

/**
 * Row locks: `for share` on the posts makes a close wait for the commit, so it counts these answers too. Every part
 * takes its locks in one global order (exposures and answers by person and question), so two processes cannot deadlock.
 * If a batch has several clicks by one person on one post, the first is the answer.
 */
const recordStatement = (clicks: readonly ReturnType<typeof clickOf>[]) => sql<InsertedRow>`
  with click as (
    select distinct on (post_id, user_id) *
    from jsonb_to_recordset(${JSON.stringify(clicks)}::jsonb) as ${CLICK}
    order by post_id, user_id, n
  ), open as (
    select id, guild_id, question_id, hash, audience, session_id from posts
    where id in (select post_id from click) and closed_at is null
    order by id for share
  ), fresh as (
    select click.*, open.guild_id, open.question_id, open.hash, open.audience
    from click join open on open.id = click.post_id
    where not exists (select from answers where answers.post_id = click.post_id and answers.user_id = click.user_id)
      and not exists (select from spent_answers as spent
        where spent.post_id = click.post_id and spent.digest = click.digest)
  ), met as (
    insert into exposures (user_id, question_id, last_at, previous_at, first_at)
    select user_id, question_id, answered_at, null, answered_at from fresh order by user_id, question_id
    on conflict (user_id, question_id) do update set
      previous_at = exposures.last_at,
      last_at = greatest(exposures.last_at, excluded.last_at)
    returning user_id, question_id, previous_at, first_at
  ), first as (
    insert into answers (${ANSWER})
    select ${answerWith(1)} from fresh join met using (user_id, question_id) where ${SCORES}
    order by user_id, question_id, fresh.post_id
    on conflict do nothing returning ${KEPT}
  ), later as (
    insert into answers (${ANSWER})
    select ${answerWith(0)} from fresh join met using (user_id, question_id)
    where not exists (select from first where first.post_id = fresh.post_id and first.user_id = fresh.user_id)
    order by user_id, question_id, fresh.post_id
    on conflict do nothing returning ${KEPT}
  ), kept as (
    select click.*, it.guild_id, it.question_id, it.counted, it.unseen, it.ability_delta as ability_change,
      it.difficulty_delta as difficulty_change
    from (select * from first union all select * from later) as it
    join click on click.post_id = it.post_id and click.user_id = it.user_id
  ), added as (
    insert into totals (guild_id, period, user_id, points, answered, right_count, last_at)
    select guild_id, period, user_id, sum(score), count(*), sum(is_right), max(answered_at)
    from kept cross join lateral (
      select unnest(periods) as period
      union all select ${KEY_SINCE_RESET} from board_resets as reset
        where reset.guild_id = kept.guild_id and ${isSinceReset('kept')}
    ) as counts_for where counted = 1
    group by guild_id, period, user_id order by guild_id, period, user_id
    on conflict (guild_id, period, user_id) do update set
      points = totals.points + excluded.points,
      answered = totals.answered + excluded.answered,
      right_count = totals.right_count + excluded.right_count,
      last_at = greatest(totals.last_at, excluded.last_at)
    returning guild_id, period, user_id, answered
  ), began as (
    select own.n from added join (
      select guild_id, user_id, min(n) as n, count(*) as answered from kept where counted = 1
      group by guild_id, user_id
    ) as own using (guild_id, user_id)
    where added.period = ${sql.lit(ALL_TIME)} and added.answered = own.answered
  ), counted_soon as (
    insert into tasks (kind, ref, queue, due_at, attempts, version)
    select 'count', kept.post_id, kept.queue, min(kept.count_at), 0, 0
    from kept join open on open.id = kept.post_id where open.audience = 'channel'
    group by kept.post_id, kept.queue order by kept.post_id
    on conflict (kind, ref) do update set version = tasks.version + 1
  ), refreshed as (
    update sessions set token = newest.token, token_at = newest.token_at, token_left = newest.token_left
    from (
      select distinct on (open.session_id) open.session_id, kept.token, kept.token_at, kept.token_left
      from kept join open on open.id = kept.post_id where open.session_id is not null
      order by open.session_id, kept.token_at desc
    ) as newest
    where sessions.id = newest.session_id
      and (sessions.token_at is null or sessions.token_at < newest.token_at - ${sql.lit(TOKEN_REFRESH_MS)}
        or sessions.token_left < coalesce(newest.token_left, 0))
  ), learned as (
    insert into cards (user_id, question_id, ${sql.join(CARD_COLUMNS.map(column => sql.ref(column)))})
    select card.user_id, card.question_id, ${sql.join(CARD_COLUMNS.map(cardColumn))}
    from kept cross join jsonb_populate_record(null::cards, kept.card) as card
    where not kept.has_card or exists (select from cards as before
      where before.user_id = kept.user_id and before.question_id = kept.question_id)
    order by card.user_id, card.question_id
    on conflict (user_id, question_id) do update set ${REPLACED} where ${CONTINUES}
    returning user_id, question_id
  ), became as (
    insert into abilities (user_id, bank, domain, ability, answered, right_count)
    select user_id, bank, domain, sum(ability_change), count(*), sum(is_right)
    from kept where ability_change is not null
    group by user_id, bank, domain order by user_id, bank, domain
    on conflict (user_id, bank, domain) do update set
      ability = abilities.ability + excluded.ability,
      answered = abilities.answered + excluded.answered,
      right_count = abilities.right_count + excluded.right_count
  ), rated as (
    insert into question_ratings (question_id, difficulty, answered, right_count, log_ms)
    select question_id, sum(difficulty_change), count(*), sum(is_right), sum(log_ms)
    from kept where difficulty_change is not null
    group by question_id order by question_id
    on conflict (question_id) do update set
      difficulty = question_ratings.difficulty + excluded.difficulty,
      answered = question_ratings.answered + excluded.answered,
      right_count = question_ratings.right_count + excluded.right_count,
      log_ms = question_ratings.log_ms + excluded.log_ms
  )
  select n, counted, exists (select from learned
    where learned.user_id = kept.user_id and learned.question_id = kept.question_id) as has_card,
    (select last_at from totals where totals.guild_id = kept.guild_id and totals.period = ${sql.lit(ALL_TIME)}
      and totals.user_id = kept.user_id) as last_at,
    n in (select n from began) as first_here from kept`

/** Of a first answer's card, only the statement knows whether the attempt was fair. */
const cardColumn = (column: (typeof CARD_COLUMNS)[number]) =>
  column === 'first_fair'
    ? sql`case when card.first_post_id = kept.post_id then kept.unseen else card.first_fair end`
    : sql.ref(`card.${column}`)
