import { type Kysely, type Selectable, sql } from 'kysely'
import { scoringPaceOf } from '../../play/scoring-pace.ts'
import { asWritten } from '../../quiz/question.ts'
import { scoreOf } from '../../quiz/scoring.ts'
import { deltaChanges } from '../../quiz/study/rating.ts'
import { postFromRow } from '../rows.ts'
import type { AnswersTable, PostsTable, Schema } from '../schema.ts'
import { judgedAs, truthIn, truthOf } from '../truth.ts'
import type { Change } from './change.ts'
import type { RegradePlan } from './plan.ts'

type AnswerRow = Pick<
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
  'answers.day',
  'answers.ability_delta',
  'answers.difficulty_delta',
  'answers.bank',
  'answers.domain',
] as const

const ROWS_PER_PAGE = 1000

/** Pages of the answers whose truth is another one now. Keyset pagination in the order of the primary key. */
export async function* affectedPages(db: Kysely<Schema>, plan: RegradePlan): AsyncGenerator<Change[]> {
  if (plan.revisions.size === 0) return
  const before = await attemptsBefore(db, plan.questionId)
  for (let after: { post_id: string; user_id: string } | undefined = { post_id: '', user_id: '' }; after; ) {
    const rows: AnswerRow[] = await selectPage(db, plan, after)
    const posts = await selectPosts(db, rows)
    yield rows.map(row => changeOf(plan, row, posts.get(row.post_id)!, before))
    after = rows.length < ROWS_PER_PAGE ? undefined : rows.at(-1)
  }
}

const selectPage = (
  db: Kysely<Schema>,
  { questionId, revisions, rightPicks, pendingPicks }: RegradePlan,
  after: { readonly post_id: string; readonly user_id: string },
): Promise<AnswerRow[]> => {
  const pick = sql`answers.hash || ' ' || answers.picked`
  const isRightNow =
    rightPicks.length === 0 ? sql`0` : sql`case when ${pick} in (${sql.join(rightPicks)}) then 1 else 0 end`
  return db
    .selectFrom('posts')
    .innerJoin('answers', 'answers.post_id', 'posts.id')
    .select(ANSWER_COLUMNS)
    .where('posts.question_id', '=', questionId)
    .where('posts.hash', 'in', [...revisions.keys()])
    .where(sql<boolean>`${truthIn('answers')} <> ${isRightNow}`)
    .$if(pendingPicks.length > 0, query =>
      query.where(sql<boolean>`${pick} not in (${sql.join(pendingPicks)})`),
    )
    .where(sql<boolean>`(answers.post_id, answers.user_id) > (${after.post_id}, ${after.user_id})`)
    .orderBy('answers.post_id')
    .orderBy('answers.user_id')
    .limit(ROWS_PER_PAGE)
    .execute()
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

const nameOf = ({ post_id, user_id }: { readonly post_id: string; readonly user_id: string }): string =>
  `${post_id} ${user_id}`

/** How many fair first attempts at the question came before each: what the step of its rating depends on. */
const attemptsBefore = async (
  db: Kysely<Schema>,
  questionId: string,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom('answers')
    .select(['post_id', 'user_id'])
    .where('question_id', '=', questionId)
    .where('difficulty_delta', 'is not', null)
    .orderBy('answered_at')
    .orderBy('post_id')
    .orderBy('user_id')
    .execute()
  return new Map(rows.map((row, index) => [nameOf(row), index]))
}

const changeOf = (
  { revisions }: RegradePlan,
  row: AnswerRow,
  post: PostRow,
  before: ReadonlyMap<string, number>,
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
      : deltaChanges({ ability, difficulty }, before.get(nameOf(row)) ?? 0, nowRight === 1)
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
