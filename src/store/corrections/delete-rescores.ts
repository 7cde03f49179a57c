import type { Kysely } from 'kysely'
import { type DeletionStep, someone } from '../people/anonymize.ts'
import type { Schema } from '../schema.ts'
import { bumpOverrides } from './rows.ts'

/** After the answers: without one, no correction writes a row about the person again. */
export const deleteRescores: DeletionStep = async (trx, userId, maxRows) => {
  const { numDeletedRows } = await trx
    .deleteFrom('rescores')
    .where('user_id', '=', userId)
    .where('post_id', 'in', from =>
      from.selectFrom('rescores').select('post_id').where('user_id', '=', userId).limit(maxRows),
    )
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** What someone decided about a question stays, under another id: it's about the question. */
export const removeFromDecisions = async (trx: Kysely<Schema>, userId: string): Promise<void> => {
  const corrections = await trx.selectFrom('corrections').select('id').where('set_by', '=', userId).execute()
  for (const { id } of corrections)
    await trx
      .updateTable('corrections')
      .set({ set_by: someone(), comment: null })
      .where('id', '=', id)
      .execute()
  const suspensions = await trx
    .selectFrom('suspensions')
    .select(['guild_id', 'question_id'])
    .where('set_by', '=', userId)
    .execute()
  for (const { guild_id, question_id } of suspensions)
    await trx
      .updateTable('suspensions')
      .set({ set_by: someone() })
      .where('guild_id', '=', guild_id)
      .where('question_id', '=', question_id)
      .execute()
}

/** What a guild suspended, and what corrections changed there. True if there may be more. */
export const purgeRescores = async (
  trx: Kysely<Schema>,
  guildId: string,
  maxRows: number,
): Promise<boolean> => {
  const { numDeletedRows } = await trx
    .deleteFrom('suspensions')
    .where('guild_id', '=', guildId)
    .executeTakeFirst()
  if (numDeletedRows > 0n) await bumpOverrides(trx)
  const rows = await trx
    .deleteFrom('rescores')
    .where('guild_id', '=', guildId)
    .where('post_id', 'in', from =>
      from.selectFrom('rescores').select('post_id').where('guild_id', '=', guildId).limit(maxRows),
    )
    .returning(['user_id', 'correction_id'])
    .execute()
  for (const { user_id, correction_id } of rows) await deleteNotice(trx, user_id, correction_id)
  return rows.length >= maxRows
}

/** Nothing is left to tell, unless the correction changed an answer of theirs elsewhere too. */
const deleteNotice = async (trx: Kysely<Schema>, userId: string, correctionId: string): Promise<void> => {
  await trx
    .deleteFrom('notices')
    .where('user_id', '=', userId)
    .where('kind', '=', 'rescored')
    .where('ref', '=', correctionId)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('rescores')
            .select('post_id')
            .where('user_id', '=', userId)
            .where('correction_id', '=', correctionId),
        ),
      ),
    )
    .execute()
}
