import type { Kysely } from 'kysely'
import { DEFAULT_ZONE } from '../quiz/day.ts'
import { prepared } from './prepared.ts'
import type { Schema } from './schema.ts'

/** The zone of a server's days and seasons. */
export const zoneOf = async (db: Kysely<Schema>, serverId: string): Promise<string> => {
  const [row] = await selectZone(db, { serverId })
  return row?.zone ?? DEFAULT_ZONE
}

const selectZone = prepared((db, at: { serverId: string }) =>
  db.selectFrom('servers').select('zone').where('server_id', '=', at.serverId),
)

export const setZone = (db: Kysely<Schema>, serverId: string, zone: string) =>
  db
    .insertInto('servers')
    .values({ server_id: serverId, zone, gone_at: null })
    .onConflict(conflict => conflict.column('server_id').doUpdateSet({ zone }))
    .execute()
