import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { StoredCorrection, Suspension } from '../../play/ports/corrections.ts'
import type { StoredRescore } from '../../play/ports/personal-pages.ts'
import type { Correction, Fix } from '../../quiz/correction.ts'
import type { CorrectionsTable, RescoresTable, Schema, SuspensionsTable } from '../schema.ts'

/** The mapping between the rows of corrections and suspensions and the types of play/, in both directions. */

export const correctionFromRow = (row: Selectable<CorrectionsTable>): StoredCorrection => ({
  id: row.id,
  questionId: row.question_id,
  hash: row.hash,
  was: row.was.split(','),
  optionsDigest: row.options_digest,
  fix: JSON.parse(row.fix) as Fix,
  source: row.source,
  by: row.set_by,
  comment: row.comment,
  at: row.at,
  undoneAt: row.undone_at,
  awardedAt: row.awarded_at,
})

/** Of a correction that holds. */
export const rowFromCorrection = (
  correction: Correction,
  awardedAt: number | null,
): Insertable<CorrectionsTable> => ({
  id: correction.id,
  question_id: correction.questionId,
  hash: correction.hash,
  was: correction.was.join(','),
  options_digest: correction.optionsDigest,
  fix: JSON.stringify(correction.fix),
  source: correction.source,
  set_by: correction.by,
  comment: correction.comment,
  at: correction.at,
  undone_at: null,
  awarded_at: awardedAt,
})

export const suspensionFromRow = (row: Selectable<SuspensionsTable>): Suspension => ({
  guildId: row.guild_id,
  questionId: row.question_id,
  by: row.set_by,
  at: row.at,
})

export const storedRescoreFromRow = (row: Selectable<RescoresTable>): StoredRescore => ({
  correctionId: row.correction_id,
  postId: row.post_id,
  guildId: row.guild_id,
  points: row.points,
  wasRight: row.was_right === 1,
  nowRight: row.now_right === 1,
})

export const findCorrection = async (db: Kysely<Schema>, id: string): Promise<StoredCorrection | null> => {
  const row = await db.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? correctionFromRow(row) : null
}

/** All corrections of a question, the oldest first. */
export const selectCorrections = async (
  db: Kysely<Schema>,
  questionId: string,
): Promise<StoredCorrection[]> => {
  const rows = await db
    .selectFrom('corrections')
    .selectAll()
    .where('question_id', '=', questionId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(correctionFromRow)
}

/** The name of the version in `bot_state`. */
export const OVERRIDES_VERSION = 'overrides'

/** Version counter: tells the other processes, which poll it, to load the overrides again. In the transaction that changes them. */
export const bumpOverrides = async (trx: Kysely<Schema>): Promise<void> => {
  await sql`insert into bot_state (name, value) values (${OVERRIDES_VERSION}, '1')
    on conflict (name) do update set value = cast(cast(bot_state.value as bigint) + 1 as text)`.execute(trx)
}
