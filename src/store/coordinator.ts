import { type Kysely, sql } from 'kysely'
import type { Coordinator } from '../play/ports/process.ts'
import { inBatches } from './batch.ts'
import { NOW } from './lock.ts'
import type { Schema } from './schema.ts'

/** How long a claim is kept, ms. Two processes get the same interaction within seconds of each other, if at all. */
const CLAIM_TTL_MS = 300_000
const CLEANUP_INTERVAL_MS = 60_000

/** Coordination of the processes on one PostgreSQL server. */
export const createCoordinator = (db: Kysely<Schema>): Coordinator => ({
  claimInteraction: createClaimInteraction(db),
  reserveSlot: async (name, everyMs) => {
    const { rows } = await sql<{ wait: number }>`
      insert into slots (name, next_at) values (${name}, ${NOW} + ${everyMs})
      on conflict (name) do update set next_at = greatest(slots.next_at, ${NOW}) + ${everyMs}
      returning next_at - ${everyMs} - ${NOW} as wait`.execute(db)
    return Math.max(0, rows[0]!.wait)
  },
  pauseSlots: async (name, ms) => {
    await sql`insert into slots (name, next_at) values (${name}, ${NOW} + ${ms})
      on conflict (name) do update set next_at = greatest(slots.next_at, excluded.next_at)`.execute(db)
  },
})

const createClaimInteraction = (db: Kysely<Schema>): Coordinator['claimInteraction'] => {
  let cleanedAt = performance.now()
  return inBatches(async ids => {
    const { rows } = await sql<{ id: string }>`
      insert into interactions (id, at) select id, ${NOW} from unnest(${ids}::text[]) as id order by id
      on conflict do nothing returning id`.execute(db)
    if (performance.now() - cleanedAt > CLEANUP_INTERVAL_MS) {
      cleanedAt = performance.now()
      await sql`delete from interactions where at < ${NOW} - ${CLAIM_TTL_MS}`.execute(db)
    }
    const mine = new Set(rows.map(({ id }) => id))
    return ids.map(id => mine.has(id))
  })
}
