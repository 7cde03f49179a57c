import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextSize, runInSteps } from '../../src/play/tasks/steps.ts'
import { anAsker, openTable } from './table.ts'

const DAY_MS = 86_400_000
const SERVER = anAsker(0).guildId

type Table = Awaited<ReturnType<typeof openTable>>

const periodsIn = async ({ db }: Table): Promise<string[]> => {
  const rows = await db.selectFrom('totals').select('period').orderBy('period').execute()
  return rows.map(({ period }) => period)
}

const countRows = async ({ db }: Table, table: 'posts' | 'answers' | 'totals' | 'question_stats') => {
  const { count } = await db
    .selectFrom(table)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

describe('totals', () => {
  test('of a day and a week expire when no board shows them any more; those of months stay', async () => {
    const table = await openTable()
    await table.quiz.prepare()
    await table.press(await table.ask(), 'ana')
    expect(await periodsIn(table)).toEqual(['2026-11', '2026-11-23', '2026-Q4', '2026-W48', 'all'])
    await table.advance(61)
    expect(await periodsIn(table)).toHaveLength(5)

    table.clock.time += 3 * DAY_MS
    await table.advance(1)
    expect(await periodsIn(table)).toEqual(['2026-11', '2026-Q4', '2026-W48', 'all'])
    table.clock.time += 7 * DAY_MS
    await table.advance(1)
    expect(await periodsIn(table)).toEqual(['2026-11', '2026-Q4', 'all'])
    expect(table.trouble).toEqual([])
  })
})

describe('a purge', () => {
  test('deletes what a server left behind, and then plans a vacuum', async () => {
    const table = await openTable()
    for (let n = 0; n < 120; n++)
      await table.press(
        await table.ask({ channelId: `channel ${n}`, userId: `asker ${n}` }),
        `person ${n % 7}`,
      )
    await table.store.guilds.markJoined([SERVER])
    await table.store.guilds.markLeft([SERVER], table.clock.time - 31 * DAY_MS)
    await table.store.tasks.addTask('purge', SERVER, table.clock.time, 'later')
    await table.advance(10)
    for (const name of ['posts', 'answers', 'totals', 'question_stats'] as const)
      expect([name, await countRows(table, name)]).toEqual([name, 0])
    expect(await table.store.tasks.isTaskPlanned('purge', SERVER)).toBe(false)
    expect(await table.store.tasks.isTaskPlanned('vacuum', 'all')).toBe(true)
    expect(table.trouble).toEqual([])
  })
})

describe('work in steps', () => {
  test('ends with the step after which nothing remains', async () => {
    const sizes: number[] = []
    const step = async (size: number) => sizes.push(size) < 3
    expect(await runInSteps(step)).toBe(false)
    expect(sizes).toHaveLength(3)
  })

  test('pauses after about a second, however much remains', async () => {
    expect(await runInSteps(async () => true)).toBe(true)
  })

  test('takes smaller steps after a slow one and larger ones after a fast one, within bounds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 10 }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.constantFrom(5, 100),
        (power, tookMs, stepMs) => {
          const size = 2 ** power
          const next = nextSize(size, tookMs, stepMs)
          expect(next).toBeGreaterThanOrEqual(16)
          expect(next).toBeLessThanOrEqual(1024)
          if (tookMs > stepMs) expect(next).toBeLessThanOrEqual(size)
          if (tookMs <= stepMs) expect(next).toBeGreaterThanOrEqual(size)
        },
      ),
    )
  })

  test('takes larger steps where they may take longer, as on PostgreSQL', async () => {
    const sizesWith = async (stepMs: number): Promise<number[]> => {
      const sizes: number[] = []
      const step = async (size: number) => {
        sizes.push(size)
        await setTimeout(6)
        return sizes.length < 3
      }
      await runInSteps(step, { stepMs })
      return sizes
    }
    expect(await sizesWith(5)).toEqual([16, 16, 16])
    expect(await sizesWith(60_000)).toEqual([16, 32, 64])
  })
})
