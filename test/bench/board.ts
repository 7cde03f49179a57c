import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { migrate } from '../../src/store/database/migrate.ts'
import { sqliteDialect } from '../../src/store/database/sqlite.ts'
import type { Schema } from '../../src/store/schema.ts'
import { storeOn } from '../../src/store/store.ts'
import { column, median, withFolder } from './measured.ts'

const SERVER = '100000000000000001'
const PEOPLE = 45_000
const MONTH = Date.parse('2026-11-01T00:00:00Z')

/** One big server with half of all answers, and 500 small ones; `/leaderboard` beside a GROUP BY over the answers. */
export const benchBoards = async (sizes: readonly number[]): Promise<void> => {
  console.log('\n/leaderboard: ten best and own place (ms; aim: under 2, and flat)')
  console.log('    answers   GROUP BY   ten best   own place: 100th   middle     last    both, middle')
  for (const size of sizes) await withFolder(folder => measure(join(folder, 'board.sqlite'), size))
}

const measure = async (file: string, size: number): Promise<void> => {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(file) })
  await migrate(db)
  fill(file, size)
  const store = storeOn(db)
  const people = await peopleOn(db)
  const at = async (rank: number) =>
    (await store.boards.boardPage(SERVER, 'all', 'points', rank - 1, 1))[0]!.userId
  const [high, middle, last] = [await at(100), await at(Math.ceil(people / 2)), await at(people)]
  const board = () => store.boards.boardPage(SERVER, 'all', 'points', 0, 11)
  const raw = new Database(file, { readonly: true })
  const grouped = raw.prepare(
    'select user_id, sum(score) p from answers where guild_id = ? and counted = 1 group by user_id order by p desc limit 10',
  )
  const cells = [
    await timed(async () => grouped.all(SERVER), size > 1_000_000 ? 1 : 3),
    await timed(board, 50),
    await timed(() => store.boards.placeOf(SERVER, 'all', 'points', high), 50),
    await timed(() => store.boards.placeOf(SERVER, 'all', 'points', middle), 50),
    await timed(() => store.boards.placeOf(SERVER, 'all', 'points', last), 50),
    await timed(async () => {
      await board()
      await store.boards.placeOf(SERVER, 'all', 'points', middle)
    }, 50),
  ]
  console.log(`  ${String(size).padStart(9)}  ${cells.map(cell => column(cell, 2)).join('    ')}`)
  raw.close()
  await db.destroy()
}

const peopleOn = async (db: Kysely<Schema>): Promise<number> => {
  const row = await db
    .selectFrom('totals')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('guild_id', '=', SERVER)
    .where('period', '=', 'all')
    .executeTakeFirstOrThrow()
  return row.count
}

const timed = async (work: () => Promise<unknown>, times: number): Promise<number> => {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  return median(took)
}

/**
 * Answers and their totals made by the database itself, since sending ten million rows would take longer than all
 * else. Without the indexes of the answers that no board reads: filling those takes minutes.
 */
const fill = (file: string, size: number): void => {
  const raw = new Database(file)
  raw.pragma('synchronous = OFF')
  raw.exec('drop index answers_first; drop index answers_of_user')
  raw
    .prepare(
      `insert into answers (post_id, user_id, guild_id, question_id, hash, season, picked, is_right, score, counted, took_ms, answered_at, day)
     with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ?)
     select 'post' || i, '4000000000' || (abs(random()) % ?),
       case when i % 2 = 0 then ? else '1000000000000' || (i % 500) end,
       'bench/' || i, 'hash', '2026-11', 'A', i % 4 = 0, case when i % 4 = 0 then 10 + i % 6 else 0 end, 1, 5000, ? + i, '2026-11-01'
     from n`,
    )
    .run(size, PEOPLE, SERVER, MONTH)
  raw.exec(
    `insert into totals (guild_id, period, user_id, points, answered, right_count, last_at)
     select guild_id, 'all', user_id, sum(score), count(*), sum(is_right), max(answered_at)
     from answers group by guild_id, user_id`,
  )
  raw.close()
}
