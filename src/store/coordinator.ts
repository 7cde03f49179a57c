import { type Kysely, sql } from 'kysely'
import type { Coordinator, RateSlots } from '../play/ports/process.ts'
import { createBatcher } from './database/batch.ts'
import { isSqlite } from './database/transaction.ts'
import type { Schema } from './schema.ts'

/** Coordinates the processes on one PostgreSQL database: claims with a TTL, and shared rate limits. */
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

/**
 * Slots in an SQLite file, which one process has at a time: for what the next process must know. Where the file can't
 * be written, a whole interval is long enough for any process.
 */
export const sqliteSlots = (db: Kysely<Schema>): RateSlots => ({
  reserveSlot: (name, everyMs) => reserveInSqlite(db, name, everyMs).catch(() => everyMs),
})

const reserveInSqlite = async (db: Kysely<Schema>, name: string, everyMs: number): Promise<number> => {
  // A slot further away than that is from a clock that was ahead: it counts as free.
  const { rows } = await sql<{ wait: number }>`
      insert into slots (name, next_at) values (${name}, ${SQLITE_NOW} + ${everyMs})
      on conflict (name) do update set next_at = ${everyMs} +
        iif(slots.next_at > ${SQLITE_NOW} + ${everyMs}, ${SQLITE_NOW}, max(slots.next_at, ${SQLITE_NOW}))
      returning next_at - ${everyMs} - ${SQLITE_NOW} as wait`.execute(db)
  return Math.max(0, rows[0]!.wait)
}

/** Stays the same within a statement (SQLite: Date And Time Functions). */
const SQLITE_NOW = sql<number>`(unixepoch('subsec') * 1000.0)`

/** The database's clock, ms UTC. The machines' clocks differ. */
const NOW = sql<number>`extract(epoch from clock_timestamp())::double precision * 1000`

/** TTL of a claim, ms. Two processes that receive the same interaction do so within seconds. */
const CLAIM_TTL_MS = 300_000
const CLEANUP_INTERVAL_MS = 60_000

const createClaimInteraction = (db: Kysely<Schema>): Coordinator['claimInteraction'] => {
  let cleanedAt = performance.now()
  return createBatcher(async ids => {
    const { rows } = await sql<{ id: string }>`
      insert into interactions (id, at) select id, ${NOW} from unnest(${ids}::text[]) as id order by id
      on conflict do nothing returning id`.execute(db)
    if (performance.now() - cleanedAt > CLEANUP_INTERVAL_MS) {
      cleanedAt = performance.now()
      await sql`delete from interactions where at < ${NOW} - ${CLAIM_TTL_MS}`.execute(db)
    }
    const claimed = new Set(rows.map(({ id }) => id))
    return ids.map(id => claimed.has(id))
  })
}

/** A lock with a TTL of `ms`. SQLite always grants it, because its file belongs to one process. */
export const tryLock = async (db: Kysely<Schema>, name: string, ms: number): Promise<boolean> => {
  if (isSqlite(db)) return true
  const { rows } = await sql`
    insert into slots (name, next_at) values (${`lock ${name}`}, ${NOW} + ${ms})
    on conflict (name) do update set next_at = excluded.next_at where slots.next_at <= ${NOW}
    returning name`.execute(db)
  return rows.length === 1
}
