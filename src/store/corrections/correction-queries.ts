import type { Kysely } from 'kysely'
import type { Overrides, Rescore } from '../../play/ports/corrections.ts'
import { SUSPECT_KINDS } from '../../quiz/items/alerts.ts'
import { botState } from '../bot-state.ts'
import type { Schema } from '../schema.ts'
import { correctionFromRow, OVERRIDES_VERSION, suspensionFromRow } from './rows.ts'

/** The version first: what changes after it was read is loaded again by the next poll. */
export const selectOverrides = async (db: Kysely<Schema>): Promise<Overrides> => {
  const version = await botState(db).read(OVERRIDES_VERSION)
  const corrections = await db
    .selectFrom('corrections')
    .selectAll()
    .where('undone_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const suspects = await db
    .selectFrom('question_alerts')
    .select('question_id')
    .distinct()
    .where('kind', 'in', SUSPECT_KINDS)
    .orderBy('question_id')
    .execute()
  const suspensions = await db.selectFrom('suspensions').selectAll().execute()
  return {
    version,
    corrections: corrections.map(correctionFromRow),
    suspensions: suspensions.map(suspensionFromRow),
    suspects: suspects.map(({ question_id }) => question_id),
  }
}

/** The hashes under which these questions were asked. */
export const selectAskedHashes = async (
  db: Kysely<Schema>,
  questionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (questionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('posts')
    .select(['question_id', 'hash'])
    .distinct()
    .where('question_id', 'in', questionIds)
    .orderBy('question_id')
    .orderBy('hash')
    .execute()
  return new Map(
    [...Map.groupBy(rows, row => row.question_id)].map(([id, asked]) => [id, asked.map(({ hash }) => hash)]),
  )
}

/** What corrections changed about a person, by the newest of their answers that each changed; points are summed. */
export const selectRescores = async (
  db: Kysely<Schema>,
  ids: readonly string[],
  userId: string,
): Promise<Rescore[]> => {
  if (ids.length === 0) return []
  const corrections = await db.selectFrom('corrections').selectAll().where('id', 'in', ids).execute()
  const rows = await selectChanged(db, ids, userId)
  return corrections.flatMap(row => {
    const changed = rows.filter(({ correction_id }) => correction_id === row.id)
    const newest = changed.at(-1)
    if (!newest) return []
    return {
      correction: correctionFromRow(row),
      postId: newest.post_id,
      seed: newest.seed,
      hash: newest.hash,
      picked: newest.picked.split(','),
      points: changed.reduce((sum, { points }) => sum + points, 0),
      wasRight: newest.was_right === 1,
      nowRight: newest.now_right === 1,
    }
  })
}

/** Oldest answer first. */
const selectChanged = (db: Kysely<Schema>, ids: readonly string[], userId: string) =>
  db
    .selectFrom('rescores')
    .innerJoin('answers', join =>
      join
        .onRef('answers.post_id', '=', 'rescores.post_id')
        .onRef('answers.user_id', '=', 'rescores.user_id'),
    )
    .innerJoin('posts', 'posts.id', 'rescores.post_id')
    .select([
      'correction_id',
      'rescores.post_id',
      'points',
      'was_right',
      'now_right',
      'picked',
      'seed',
      'posts.hash',
    ])
    .where('correction_id', 'in', ids)
    .where('rescores.user_id', '=', userId)
    // What it changed and changed back is no news.
    .where(({ or, eb, ref }) => or([eb('was_right', '<>', ref('now_right')), eb('points', '<>', 0)]))
    .orderBy('answered_at')
    .orderBy('rescores.post_id')
    .execute()
