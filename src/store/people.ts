import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Who of these does not want to be named. */
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
  return new Set(rows.map(row => row.user_id))
}
