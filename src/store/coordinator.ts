import { type Kysely, sql } from 'kysely'
import type { Shared } from '../play/ports.ts'
import { inBatches } from './batch.ts'
import { NOW } from './run-alone.ts'
import type { Schema } from './schema.ts'

/** Two processes get the same interaction within seconds of each other, if at all. */
const REMEMBERED_MS = 300_000
const CLEAN_EVERY_MS = 60_000

/** What the processes on one PostgreSQL server share. */
export const sharedOn = (db: Kysely<Schema>): Shared => ({
  takeOn: createTakeOn(db),
  slot: async (name, everyMs) => {
    const { rows } = await sql<{ wait: number }>`
      insert into slots (name, next_at) values (${name}, ${NOW} + ${everyMs})
      on conflict (name) do update set next_at = greatest(slots.next_at, ${NOW}) + ${everyMs}
      returning next_at - ${everyMs} - ${NOW} as wait`.execute(db)
    return Math.max(0, rows[0]!.wait)
  },
  hold: async (name, ms) => {
    await sql`insert into slots (name, next_at) values (${name}, ${NOW} + ${ms})
      on conflict (name) do update set next_at = greatest(slots.next_at, excluded.next_at)`.execute(db)
  },
})

const createTakeOn = (db: Kysely<Schema>): Shared['takeOn'] => {
  let cleaned = performance.now()
  return inBatches(async ids => {
    const { rows } = await sql<{ id: string }>`
      insert into interactions (id, at) select id, ${NOW} from unnest(${ids}::text[]) as id order by id
      on conflict do nothing returning id`.execute(db)
    if (performance.now() - cleaned > CLEAN_EVERY_MS) {
      cleaned = performance.now()
      await sql`delete from interactions where at < ${NOW} - ${REMEMBERED_MS}`.execute(db)
    }
    const mine = new Set(rows.map(({ id }) => id))
    return ids.map(id => mine.has(id))
  })
}
