import type { Kysely } from 'kysely'
import { DEFAULT_ZONE } from '../quiz/day.ts'
import type { Schema } from './schema.ts'

/** Well below the 32,766 values that one statement takes. */
const SERVERS_A_STATEMENT = 500

export const serversHere = async (db: Kysely<Schema>): Promise<string[]> => {
  const rows = await db.selectFrom('servers').select('server_id').where('gone_at', 'is', null).execute()
  return rows.map(row => row.server_id)
}

/** New ones begin in UTC, known ones keep their zone. */
export const markHere = (db: Kysely<Schema>, serverIds: readonly string[]): Promise<void> =>
  someAtATime(serverIds, some =>
    db
      .insertInto('servers')
      .values(some.map(server_id => ({ server_id, zone: DEFAULT_ZONE, gone_at: null })))
      .onConflict(conflict =>
        conflict.column('server_id').doUpdateSet({ gone_at: null }).where('servers.gone_at', 'is not', null),
      )
      .execute(),
  )

export const markGone = (db: Kysely<Schema>, serverIds: readonly string[], at: number): Promise<void> =>
  someAtATime(serverIds, some =>
    db
      .updateTable('servers')
      .set({ gone_at: at })
      .where('server_id', 'in', some)
      .where('gone_at', 'is', null)
      .execute(),
  )

export const goneSince = async (db: Kysely<Schema>, before: number): Promise<string[]> => {
  const rows = await db.selectFrom('servers').select('server_id').where('gone_at', '<=', before).execute()
  return rows.map(row => row.server_id)
}

/** Each batch by itself: a census of 100,000 servers holds up no click. */
const someAtATime = async (
  serverIds: readonly string[],
  write: (some: readonly string[]) => Promise<unknown>,
): Promise<void> => {
  for (let start = 0; start < serverIds.length; start += SERVERS_A_STATEMENT)
    await write(serverIds.slice(start, start + SERVERS_A_STATEMENT))
}
