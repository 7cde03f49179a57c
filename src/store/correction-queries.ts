import type { Kysely } from 'kysely'
import type { Overrides, Rescore } from '../play/ports/corrections.ts'
import { SUSPECT_KINDS } from '../quiz/items/alerts.ts'
import { botState } from './bot-state.ts'
import { correctionFromRow, OVERRIDES_VERSION, suspensionFromRow } from './correction-rows.ts'
import type { Schema } from './schema.ts'

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

/** What a correction changed about a person, by the newest of their answers that it changed; points are summed. */
export const selectRescore = async (
  db: Kysely<Schema>,
  id: string,
  userId: string,
): Promise<Rescore | null> => {
  const correction = await db.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst()
  const rows = await db
    .selectFrom('rescores')
    .innerJoin('answers', join =>
      join
        .onRef('answers.post_id', '=', 'rescores.post_id')
        .onRef('answers.user_id', '=', 'rescores.user_id'),
    )
    .innerJoin('posts', 'posts.id', 'rescores.post_id')
    .select(['rescores.post_id', 'points', 'was_right', 'now_right', 'picked', 'posts.seed', 'posts.hash'])
    .where('rescores.correction_id', '=', id)
    .where('rescores.user_id', '=', userId)
    // What it changed and changed back is no news.
    .where(({ or, eb, ref }) => or([eb('was_right', '<>', ref('now_right')), eb('points', '<>', 0)]))
    .orderBy('answered_at')
    .orderBy('rescores.post_id')
    .execute()
  const newest = rows.at(-1)
  if (!correction || !newest) return null
  return {
    correction: correctionFromRow(correction),
    postId: newest.post_id,
    seed: newest.seed,
    hash: newest.hash,
    picked: newest.picked.split(','),
    points: rows.reduce((sum, { points }) => sum + points, 0),
    wasRight: newest.was_right === 1,
    nowRight: newest.now_right === 1,
  }
}
