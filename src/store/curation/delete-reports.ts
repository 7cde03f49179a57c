import type { Kysely } from 'kysely'
import type { DeletionStep } from '../people/anonymize.ts'
import type { Schema } from '../schema.ts'

/** What a person reported. */
export const deleteReports: DeletionStep = async (trx, userId, maxRows) => {
  const { numDeletedRows } = await trx
    .deleteFrom('reports')
    .where('id', 'in', from =>
      from.selectFrom('reports').select('id').where('user_id', '=', userId).limit(maxRows),
    )
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** What a person was still to be told. */
export const deleteNotices: DeletionStep = async (trx, userId, maxRows) => {
  const { numDeletedRows } = await trx
    .deleteFrom('notices')
    .where('user_id', '=', userId)
    .where('ref', 'in', from =>
      from.selectFrom('notices').select('ref').where('user_id', '=', userId).limit(maxRows),
    )
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** What was reported in a guild, with the notices about it. False if there was nothing left. */
export const purgeReports = async (
  trx: Kysely<Schema>,
  guildId: string,
  maxRows: number,
): Promise<boolean> => {
  const reports = await trx
    .selectFrom('reports')
    .select('id')
    .where('guild_id', '=', guildId)
    .limit(maxRows)
    .execute()
  if (reports.length === 0) return false
  const ids = reports.map(({ id }) => id)
  const reporters = trx.selectFrom('reports').select('user_id').where('id', 'in', ids)
  // By their person first, which the primary key of notices begins with.
  await trx
    .deleteFrom('notices')
    .where('user_id', 'in', reporters)
    .where('kind', '=', 'report')
    .where('ref', 'in', ids)
    .execute()
  await trx.deleteFrom('reports').where('id', 'in', ids).execute()
  return true
}
