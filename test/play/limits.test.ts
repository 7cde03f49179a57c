import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OPEN_LIMITS, RATES } from '../../src/play/limits.ts'
import { createTakeTurn, nextTurn } from '../../src/play/rate-limits.ts'
import { sampleBank } from '../quiz/sample.ts'
import { NOON } from '../store/sample.ts'
import { anAsker, openTable } from './table.ts'

type Table = Awaited<ReturnType<typeof openTable>>

const tryAsk = (table: Table, given: Partial<ReturnType<typeof anAsker>> = {}) =>
  table.tryAsk({ ...anAsker(table.clock.time), ...given })

/** Asks as often as the rates allow, and returns the outcomes. */
const askOften = async (table: Table, times: number, given: (n: number) => object) => {
  const kinds: string[] = []
  for (let n = 0; n < times; n++) {
    table.clock.time += 4000
    kinds.push((await tryAsk(table, given(n))).kind)
  }
  return kinds
}

describe('a rate limit', () => {
  const rate = { max: 4, perMs: 1000 }
  const steps = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 })

  test('gives out at most so many turns in any window, and never refuses one that is free', () => {
    fc.assert(
      fc.property(steps, delays => {
        let now = NOON
        let times: readonly number[] = []
        const taken: number[] = []
        for (const delay of delays) {
          now += delay
          const recent = taken.filter(at => at > now - rate.perMs).length
          const { turn, times: after } = nextTurn(times, now, rate)
          times = after
          expect(turn.kind).toBe(recent < rate.max ? 'free' : 'too-fast')
          if (turn.kind === 'free') taken.push(now)
          else expect(nextTurn(times, turn.retryAt, rate).turn.kind).toBe('free')
        }
      }),
    )
  })

  test('is each person’s own, and forgets what a clock that was ahead has counted', () => {
    const clock = { time: NOON, now: () => clock.time }
    const takeTurn = createTakeTurn(clock)
    const takeAll = (who: string) =>
      Array.from({ length: RATES.exports.max + 1 }, () => takeTurn('exports', who).kind)
    expect(takeAll('ana').at(-1)).toBe('too-fast')
    expect(takeAll('ben')[0]).toBe('free')
    clock.time -= 60_000
    expect(takeTurn('exports', 'ana').kind).toBe('free')
  })
})

describe('open questions that no one answers', () => {
  test('are limited for a person, until one is answered or closes', async () => {
    const table = await openTable()
    const kinds = await askOften(table, OPEN_LIMITS.ofPerson + 2, n => ({ channelId: `${n}` }))
    expect(kinds.slice(-2)).toEqual(['person-limit', 'person-limit'])
    expect(kinds.slice(0, -2).every(kind => kind === 'asked')).toBe(true)
    expect((await tryAsk(table, { audience: 'private' })).kind).toBe('person-limit')
    const [open] = await table.db.selectFrom('posts').select('id').limit(1).execute()
    await table.reveal(open!.id, { ...anAsker(table.clock.time), moderator: false, channelId: '0' })
    expect((await tryAsk(table)).kind).toBe('asked')
    expect((await tryAsk(table)).kind).toBe('person-limit')
  })

  test('are limited in a channel, no matter who asks; not those that people answer', async () => {
    const table = await openTable()
    const kinds = await askOften(table, OPEN_LIMITS.inChannel + 1, n => ({ userId: `person ${n}` }))
    expect(kinds.slice(-2)).toEqual(['asked', 'channel-limit'])
    expect((await tryAsk(table, { userId: 'ana', audience: 'private' })).kind).toBe('asked')
    expect((await tryAsk(table, { userId: 'ana', channelId: 'another' })).kind).toBe('asked')
  })

  test('are never counted against a class of thirty that asks and answers as fast as it can', async () => {
    const table = await openTable({ banks: [sampleBank(40)] })
    for (let second = 0; second < 120; second += 15) {
      for (let person = 0; person < 30; person++) {
        table.clock.time += 500
        const view = await table.ask({ userId: `person ${person}` })
        for (const other of [1, 2, 3]) await table.press(view, `person ${(person + other) % 30}`)
      }
    }
  })

  test('count once in a race: two at once don’t both take the last place', async () => {
    const table = await openTable()
    await askOften(table, OPEN_LIMITS.ofPerson - 1, n => ({ channelId: `${n}` }))
    const kinds = (await Promise.all([tryAsk(table), tryAsk(table), tryAsk(table)])).map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['asked', 'person-limit', 'person-limit'])
  })
})

test('questions a minute are limited for a person and say when it goes on', async () => {
  const table = await openTable()
  const { max, perMs } = RATES.questionsOfPerson
  for (let n = 0; n < max; n++) await table.press(await table.ask(), 'ben')
  const refused = await tryAsk(table)
  expect(refused).toEqual({ kind: 'too-fast', retryAt: NOON + perMs })
  table.clock.time += perMs
  expect((await tryAsk(table)).kind).toBe('asked')
})

test('“Another question” works once for each post, also for forty presses at once', async () => {
  const table = await openTable()
  const { post } = await table.ask()
  await table.reveal(post.id, { ...anAsker(table.clock.time), moderator: false })
  const presses = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      table.askAgain(post.id, { ...anAsker(table.clock.time), userId: `person ${n}` }),
    ),
  )
  const kinds = presses.map(({ kind }) => kind).sort()
  expect(kinds.filter(kind => kind === 'asked')).toHaveLength(1)
  expect(kinds.filter(kind => kind === 'already-asked')).toHaveLength(39)
  const next = presses.find(outcome => outcome.kind === 'asked')!
  await table.reveal(next.view.post.id, { userId: 'mo', moderator: true, token: post.token! })
  expect((await table.askAgain(next.view.post.id, anAsker(table.clock.time))).kind).toBe('asked')
})

test('“Another question” works again where its question could not be shown', async () => {
  const table = await openTable()
  const { post } = await table.ask()
  const from = anAsker(table.clock.time)
  const failing = () => Promise.reject(new Error('Discord is away'))
  await expect(table.quiz.askAgain(post.id, from, failing)).rejects.toThrow('Discord is away')
  expect((await table.askAgain(post.id, from)).kind).toBe('asked')
  expect((await table.askAgain(post.id, from)).kind).toBe('already-asked')
})
