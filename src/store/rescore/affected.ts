import { type Kysely, type Selectable, sql } from 'kysely'
import { scoringPaceOf } from '../../play/scoring-pace.ts'
import { asWritten } from '../../quiz/question.ts'
import { scoreOf } from '../../quiz/scoring.ts'
import { deltaChanges } from '../../quiz/study/rating.ts'
import { judgedAs, truthOf } from '../answers/truth.ts'
import { jsonRows } from '../database/json-rows.ts'
import { postFromRow } from '../rows.ts'
import type { AnswersTable, PostsTable, Schema } from '../schema.ts'
import type { Change } from './change.ts'
import type { RegradePlan } from './plan.ts'
import type { AnswerPlace } from './run.ts'
import type { QuestionScan } from './scan.ts'

export type AnswerRow = Pick<
  Selectable<AnswersTable>,
  | 'post_id'
  | 'user_id'
  | 'guild_id'
  | 'hash'
  | 'picked'
  | 'is_right'
  | 'corrected_right'
  | 'score'
  | 'counted'
  | 'took_ms'
  | 'answered_at'
  | 'day'
  | 'ability_delta'
  | 'difficulty_delta'
  | 'bank'
  | 'domain'
>

const ANSWER_COLUMNS = [
  'answers.post_id',
  'answers.user_id',
  'answers.guild_id',
  'answers.hash',
  'answers.picked',
  'answers.is_right',
  'answers.corrected_right',
  'answers.score',
  'answers.counted',
  'answers.took_ms',
  'answers.answered_at',
  'answers.day',
  'answers.ability_delta',
  'answers.difficulty_delta',
  'answers.bank',
  'answers.domain',
] as const

export type AnswerPage = {
  readonly rows: readonly AnswerRow[]
  /** Null after the last one. */
  readonly next: AnswerPlace | null
}

/** How many posts one query looks for answers in. */
const POSTS_PER_QUERY = 100

/** Up to `size` answers of a question after this one, in the order of posts and people. Keyset pagination. */
export const answerPage = async (
  db: Kysely<Schema>,
  { posts }: QuestionScan,
  { revisions }: RegradePlan,
  after: AnswerPlace,
  size: number,
): Promise<AnswerPage> => {
  const meant = posts.filter(({ id, hash }) => id >= after.post_id && revisions.has(hash))
  const rows: AnswerRow[] = []
  for (let start = 0; start < meant.length && rows.length < size; start += POSTS_PER_QUERY) {
    const ids = meant.slice(start, start + POSTS_PER_QUERY).map(({ id }) => id)
    rows.push(...(await selectAnswers(db, ids, after, size - rows.length)))
  }
  return { rows, next: rows.length < size ? null : rows.at(-1)! }
}

const selectAnswers = (
  db: Kysely<Schema>,
  postIds: readonly string[],
  after: AnswerPlace,
  limit: number,
): Promise<AnswerRow[]> =>
  db
    .selectFrom('answers')
    .select(ANSWER_COLUMNS)
    .where('post_id', 'in', postIds)
    .where(sql<boolean>`(post_id, user_id) > (${after.post_id}, ${after.user_id})`)
    .orderBy('post_id')
    .orderBy('user_id')
    .limit(limit)
    .execute()

/** All answers of these people to the question. */
export const selectAnswersOf = async (
  db: Kysely<Schema>,
  questionId: string,
  people: readonly string[],
): Promise<AnswerRow[]> => {
  const v = jsonRows(
    db,
    'v',
    people.map(user_id => ({ user_id })),
    { user_id: 'text' },
  )
  const { rows } = await sql<AnswerRow>`
    select ${sql.join(ANSWER_COLUMNS.map(column => sql.ref(column)))}
    from ${v} join answers on answers.user_id = v.user_id and answers.question_id = ${questionId}`.execute(db)
  return rows
}

/** Whether an answer's truth is another one now. */
export const isAffected = ({ gradeOf }: RegradePlan, row: AnswerRow): boolean => {
  const grade = gradeOf(row.hash, row.picked)
  return grade !== null && grade !== truthOf(row)
}

/** How the affected ones among these answers change. */
export const changesOf = async (
  db: Kysely<Schema>,
  plan: RegradePlan,
  scan: QuestionScan,
  rows: readonly AnswerRow[],
): Promise<Change[]> => {
  const affected = rows.filter(row => isAffected(plan, row))
  const posts = await selectPosts(db, affected)
  return affected.map(row => changeOf(plan, scan, row, posts.get(row.post_id)!))
}

type PostRow = Selectable<PostsTable>

const selectPosts = async (
  db: Kysely<Schema>,
  rows: readonly AnswerRow[],
): Promise<ReadonlyMap<string, PostRow>> => {
  const ids = [...new Set(rows.map(({ post_id }) => post_id))]
  if (ids.length === 0) return new Map()
  const posts = await db.selectFrom('posts').selectAll().where('id', 'in', ids).execute()
  return new Map(posts.map(post => [post.id, post]))
}

const changeOf = (
  { revisions }: RegradePlan,
  { attemptsBefore }: QuestionScan,
  row: AnswerRow,
  post: PostRow,
): Change => {
  const wasRight = truthOf(row)
  const nowRight = wasRight === 1 ? 0 : 1
  const granted = nowRight === 1 && row.is_right === 0 ? 1 : 0
  // A revision keeps the status that it was first asked with: what counted was no trial any more.
  const isTrial = row.counted === 0 && asWritten(revisions.get(row.hash)!).status === 'trial'
  const score = granted === 0 || isTrial ? 0 : scoreOf(true, row.took_ms, scoringPaceOf(postFromRow(post)))
  const { ability_delta: ability, difficulty_delta: difficulty } = row
  const deltas =
    ability === null || difficulty === null
      ? null
      : deltaChanges({ ability, difficulty }, attemptsBefore(row.answered_at), nowRight === 1)
  return {
    post_id: row.post_id,
    user_id: row.user_id,
    guild_id: row.guild_id,
    day: row.day,
    bank: row.bank,
    domain: row.domain,
    counted: row.counted,
    was_right: wasRight,
    now_right: nowRight,
    judged: judgedAs(granted === 1 ? 1 : row.is_right, nowRight),
    right_change: granted,
    score,
    points: row.counted === 1 ? score : 0,
    is_rated: deltas !== null,
    ability_change: deltas?.ability ?? 0,
    difficulty_change: deltas?.difficulty ?? 0,
  }
}
