import type { Kysely } from 'kysely'
import type { Suspension } from '../../play/ports/corrections.ts'
import type { Schema } from '../schema.ts'
import { bumpOverrides } from './rows.ts'

/** False if the question was suspended there already. */
export const insertSuspension = async (
  trx: Kysely<Schema>,
  { guildId, questionId, by, at }: Suspension,
): Promise<boolean> => {
  const inserted = await trx
    .insertInto('suspensions')
    .values({ guild_id: guildId, question_id: questionId, set_by: by, at })
    .onConflict(conflict => conflict.doNothing())
    .returning('question_id')
    .executeTakeFirst()
  if (inserted) await bumpOverrides(trx)
  return inserted !== undefined
}

/** False if it was not suspended there. */
export const deleteSuspension = async (
  trx: Kysely<Schema>,
  guildId: string,
  questionId: string,
): Promise<boolean> => {
  const deleted = await trx
    .deleteFrom('suspensions')
    .where('guild_id', '=', guildId)
    .where('question_id', '=', questionId)
    .returning('question_id')
    .executeTakeFirst()
  if (deleted) await bumpOverrides(trx)
  return deleted !== undefined
}
