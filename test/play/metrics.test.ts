import { describe, expect, test } from 'vitest'
import { openTable, setDaily } from './table.ts'

type Table = Awaited<ReturnType<typeof openTable>>

const SERVER = '100000000000000001'

const passHours = (table: Table, hours: number, seconds = 1) => {
  table.clock.time += hours * 3_600_000 - 1000
  return table.advance(seconds)
}

describe('the metrics report', () => {
  test('how late a daily was', async () => {
    const table = await openTable()
    await setDaily(table)
    table.clock.time += 3_600_000 + 41_000
    await table.advance(1)
    expect(table.tallied).toEqual(['posted after 42 s'])
  })

  test('a daily whose channel refuses it, and one skipped by an outage', async () => {
    const table = await openTable()
    await setDaily(table)
    table.nextDelivery(async () => ({ kind: 'gone', why: 'as planned', refusal: 'no-permission' }))
    await passHours(table, 1)
    expect(table.tallied).toEqual(['left out: no-permission'])
    await table.quiz.resumeDaily({ guildId: SERVER, dailyId: null })
    await passHours(table, 24 * 3 + 8)
    expect(table.tallied).toEqual(['left out: no-permission', 'left out: too-late'])
  })

  test('a message that was sent although the request seemed to fail', async () => {
    const table = await openTable()
    await setDaily(table)
    table.nextDelivery(async () => {
      const [{ id }] = (await table.db.selectFrom('posts').select('id').execute()) as [{ id: string }]
      table.said.push({ kind: 'question', view: { post: { id } } as never })
      throw new Error('the connection broke')
    })
    await passHours(table, 1, 5)
    expect(table.tallied).toEqual(['not twice: message'])
    expect(table.said).toHaveLength(1)
  })

  test('a date that two processes claimed together', async () => {
    const table = await openTable()
    const other = await openTable({ address: table.address })
    await setDaily(table)
    other.clock.time = table.clock.time
    const which = { guildId: SERVER, dailyId: null }
    const both = await Promise.all([table.quiz.postDailyNow(which), other.quiz.postDailyNow(which)])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['claimed', 'taken'])
    await Promise.all([table.advance(1), other.advance(1)])
    expect(table.spoken('question').length + other.spoken('question').length).toBe(1)
    const tallied = [...table.tallied, ...other.tallied]
    expect(tallied).toContain('not twice: daily')
  })
})
