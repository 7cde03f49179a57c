import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { sqliteSlots } from '../../src/store/coordinator.ts'
import { openScratchStore } from './open.ts'

const EVERY_MS = 60_000

test('the slot that one process took is known to the next one on the same file', async () => {
  const { db, address } = await openScratchStore()
  expect(await sqliteSlots(db).reserveSlot('identify 0', EVERY_MS)).toBe(0)
  const next = sqliteSlots((await openScratchStore(address)).db)
  const wait = await next.reserveSlot('identify 0', EVERY_MS)
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(EVERY_MS)
  expect(await next.reserveSlot('identify 1', EVERY_MS)).toBe(0)
})

test('a slot from a clock that was ahead makes no one wait for hours', async () => {
  const { db } = await openScratchStore()
  const hourAhead = sql`unixepoch() * 1000.0 + 3600000`
  await sql`insert into slots values ('identify 0', ${hourAhead})`.execute(db)
  expect(await sqliteSlots(db).reserveSlot('identify 0', EVERY_MS)).toBe(0)
})

test('where the file can’t be written, a whole interval passes', async () => {
  const { db } = await openScratchStore()
  await sql`drop table slots`.execute(db)
  expect(await sqliteSlots(db).reserveSlot('identify 0', EVERY_MS)).toBe(EVERY_MS)
})
