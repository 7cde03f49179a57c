import type { Kysely } from 'kysely'
import { isForgotten } from '../play/record.ts'
import type { Schema } from './schema.ts'

/** Who of these does not want to be named, or has deleted their data. */
export const hiddenAmong = async (
  db: Kysely<Schema>,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (userIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('people')
    .select('user_id')
    .where('user_id', 'in', userIds)
    .where('hidden_at', 'is not', null)
    .execute()
  return new Set([...rows.map(row => row.user_id), ...userIds.filter(isForgotten)])
}

/** `at` null: may be named again. Nothing else is kept about a person, so nothing is kept then. */
export const setHidden = async (db: Kysely<Schema>, userId: string, at: number | null): Promise<void> => {
  if (at === null) {
    await db.deleteFrom('people').where('user_id', '=', userId).execute()
    return
  }
  await db
    .insertInto('people')
    .values({ user_id: userId, hidden_at: at })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
