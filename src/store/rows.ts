import type { Insertable, Selectable } from 'kysely'
import {
  type Answer,
  type Daily,
  type DailyProblem,
  type Due,
  dailyOf,
  type Post,
  type Purpose,
  type Session,
  seriesOf,
} from '../play/record.ts'
import type { Total } from '../quiz/ranking.ts'
import type { AnswersTable, DailiesTable, PostsTable, SessionsTable, TotalsTable } from './schema.ts'

/** The mapping between the tables' rows and the types of play/ and quiz/, in both directions. */

export const postFromRow = (row: Selectable<PostsTable>): Post => ({
  id: row.id,
  guildId: row.guild_id,
  channelId: row.channel_id,
  audience: row.audience,
  askedBy: row.asked_by,
  questionId: row.question_id,
  hash: row.hash,
  seed: row.seed,
  topic: row.topic,
  difficulty: row.difficulty,
  seconds: row.seconds,
  purpose: purposeFromRow(row),
  locale: row.locale,
  zone: row.zone,
  rhythm: row.rhythm,
  speedPays: speedPaysIn(row),
  openedAt: row.opened_at,
  closesAt: row.closes_at,
  closedAt: row.closed_at,
  messageId: row.message_id,
  token: row.token === null ? null : { value: row.token, issuedAt: row.token_at ?? 0 },
})

/** A version from before the setting scored every round with a time limit by speed. */
const speedPaysIn = (row: Selectable<PostsTable>): boolean =>
  row.speed_pays === null
    ? row.audience === 'channel' && row.session_id !== null && row.seconds !== null
    : row.speed_pays === 1

/** Throws for a post that lacks the columns of its purpose, or has the purpose of a newer version. */
const purposeFromRow = (row: Selectable<PostsTable>): Purpose => {
  const { session_id: sessionId, round, rounds, daily_id: dailyId, day, due_at: dueAt, announces } = row
  switch (row.purpose) {
    case 'quiz':
      return row.follows === null ? { kind: 'quiz' } : { kind: 'quiz', follows: row.follows }
    case 'exam':
      return { kind: 'exam' }
    case 'series':
    case 'review':
      if (sessionId !== null) return { kind: row.purpose, sessionId, round, rounds }
      break
    case 'daily':
      if (dailyId !== null && day !== null && dueAt !== null)
        return { kind: 'daily', dailyId, day, dueAt, announces }
  }
  throw new Error(`post ${row.id} has the purpose "${row.purpose}", which this version can't read`)
}

export const rowFromPost = (post: Post): Insertable<PostsTable> => {
  const series = seriesOf(post)
  const daily = dailyOf(post)
  return {
    id: post.id,
    guild_id: post.guildId,
    channel_id: post.channelId,
    audience: post.audience,
    asked_by: post.askedBy,
    question_id: post.questionId,
    hash: post.hash,
    seed: post.seed,
    topic: post.topic,
    difficulty: post.difficulty,
    seconds: post.seconds,
    session_id: series?.sessionId ?? null,
    round: series?.round ?? 1,
    rounds: series?.rounds ?? 1,
    purpose: post.purpose.kind,
    locale: post.locale,
    opened_at: post.openedAt,
    closes_at: post.closesAt,
    closed_at: post.closedAt,
    message_id: post.messageId,
    token: post.token?.value ?? null,
    token_at: post.token?.issuedAt ?? null,
    answered: 0,
    right_count: 0,
    zone: post.zone,
    rhythm: post.rhythm,
    speed_pays: post.speedPays ? 1 : 0,
    daily_id: daily?.dailyId ?? null,
    day: daily?.day ?? null,
    due_at: daily?.dueAt ?? null,
    announces: daily?.announces ?? null,
    follows: (post.purpose.kind === 'quiz' && post.purpose.follows) || null,
  }
}

export const sessionFromRow = (row: Selectable<SessionsTable>): Session => ({
  id: row.id,
  guildId: row.guild_id,
  channelId: row.channel_id,
  audience: row.audience,
  startedBy: row.started_by,
  rounds: row.rounds,
  locale: row.locale,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  token:
    row.token === null
      ? null
      : {
          value: row.token,
          issuedAt: row.token_at ?? 0,
          ...(row.token_left !== null && { followUpsLeft: row.token_left }),
        },
})

export const answerFromRow = (row: Selectable<AnswersTable>): Answer => ({
  postId: row.post_id,
  userId: row.user_id,
  picked: row.picked.split(','),
  right: row.is_right === 1,
  score: row.score,
  counted: row.counted === 1,
  tookMs: row.took_ms,
  answeredAt: row.answered_at,
  day: row.day,
})

export const totalFromRow = (row: Selectable<TotalsTable>): Total => ({
  userId: row.user_id,
  points: row.points,
  answered: row.answered,
  right: row.right_count,
  lastAt: row.last_at,
})

export const dailyFromRow = (row: Selectable<DailiesTable>): Daily => ({
  id: row.id,
  guildId: row.guild_id,
  channelId: row.channel_id,
  minutes: row.minutes,
  zone: row.zone,
  topic: row.topic,
  difficulty: row.difficulty,
  roleId: row.role_id,
  thread: row.thread === 1,
  locale: row.locale,
  setBy: row.set_by,
  setAt: row.set_at,
  next: row.next_day === null || row.next_at === null ? null : { day: row.next_day, at: row.next_at },
  problem: row.problem === null ? null : { kind: row.problem, at: row.problem_at ?? 0 },
})

export const rowFromDaily = (daily: Daily): Insertable<DailiesTable> => ({
  id: daily.id,
  guild_id: daily.guildId,
  channel_id: daily.channelId,
  minutes: daily.minutes,
  zone: daily.zone,
  topic: daily.topic,
  difficulty: daily.difficulty,
  role_id: daily.roleId,
  thread: daily.thread ? 1 : 0,
  locale: daily.locale,
  set_by: daily.setBy,
  set_at: daily.setAt,
  ...dueColumns(daily.next, daily.problem),
})

/** When a daily is due next, and its last problem. */
export const dueColumns = (next: Due | null, problem: DailyProblem | null) => ({
  next_day: next?.day ?? null,
  next_at: next?.at ?? null,
  ...problemColumns(problem),
})

export const problemColumns = (problem: DailyProblem | null) => ({
  problem: problem?.kind ?? null,
  problem_at: problem?.at ?? null,
})
