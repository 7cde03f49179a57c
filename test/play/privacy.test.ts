import { describe, expect, test } from 'vitest'
import { EXPORT_SECTIONS } from '../../src/play/privacy/export-personal-data.ts'
import { samplePost } from '../store/sample.ts'
import { anAsker, openTable } from './table.ts'

type Table = Awaited<ReturnType<typeof openTable>>

const HERE = anAsker(0).guildId
const OTHER = '100000000000000002'
const DAY = 86_400

/** Jumps ahead some days, and then ticks until all due tasks have run. */
const sleep = async (table: Table, days: number) => {
  table.clock.time += days * DAY * 1000
  await table.advance(3)
}

const guildsIn = async ({ db }: Table) =>
  Object.fromEntries(
    (await db.selectFrom('guilds').selectAll().execute()).map(row => [row.guild_id, row.gone_at]),
  )

const answersIn = async ({ db }: Table, guildId: string) =>
  (await db.selectFrom('answers').select('user_id').where('guild_id', '=', guildId).execute()).length

/** Puts the bot into a second server, with one answer. */
const playElsewhere = async (table: Table) => {
  const view = await table.ask({ guildId: OTHER, channelId: '200000000000000002' })
  await table.press(view, 'ben')
  table.guildList.list = async () => [HERE, OTHER]
  await table.quiz.prepare()
  await table.advance(10)
}

/** An export as one object, as its file has it. */
const exported = async (table: Table, userId: string) => {
  const { header, pages } = await table.quiz.exportPersonalData(userId)
  const lists = Object.fromEntries(EXPORT_SECTIONS.map(section => [section, [] as (object | string)[]]))
  for await (const { section, entries } of pages) lists[section]!.push(...entries)
  return { ...header, ...(lists as Record<(typeof EXPORT_SECTIONS)[number], (object | string)[]>) }
}

describe('a server without the bot', () => {
  test('loses its data after thirty days, and other servers lose none', async () => {
    const table = await openTable()
    await table.press(await table.ask(), 'ana')
    await playElsewhere(table)
    table.guildList.list = async () => [HERE]
    await sleep(table, 1)
    const goneAt = (await guildsIn(table))[OTHER]!
    expect(goneAt).toBeGreaterThan(0)
    await sleep(table, 29)
    expect(await answersIn(table, OTHER)).toBe(1)
    expect((await guildsIn(table))[OTHER]).toBe(goneAt)
    await sleep(table, 1)
    expect(await guildsIn(table)).toEqual({ [HERE]: null })
    expect(await answersIn(table, OTHER)).toBe(0)
    expect(await answersIn(table, HERE)).toBe(1)
    expect(table.trouble).toEqual([])
  })

  test('keeps everything if the bot comes back in time', async () => {
    const table = await openTable()
    await playElsewhere(table)
    table.guildList.list = async () => [HERE]
    await sleep(table, 1)
    await sleep(table, 28)
    table.guildList.list = async () => [HERE, OTHER]
    await sleep(table, 1)
    await sleep(table, 40)
    expect(await guildsIn(table)).toEqual({ [HERE]: null, [OTHER]: null })
    expect(await answersIn(table, OTHER)).toBe(1)
  })

  test('keeps everything if the bot was down for months and is a member again', async () => {
    const table = await openTable()
    await playElsewhere(table)
    table.guildList.list = async () => [HERE]
    await sleep(table, 1)
    table.guildList.list = async () => [HERE, OTHER]
    await sleep(table, 90)
    expect(await answersIn(table, OTHER)).toBe(1)
  })
})

describe('the guild sync', () => {
  test('runs once a day, however often and in however many processes the bot starts', async () => {
    const table = await openTable()
    let asked = 0
    table.guildList.list = async () => {
      asked++
      return [HERE]
    }
    await Promise.all([table.quiz.prepare(), table.quiz.prepare(), table.quiz.prepare()])
    await table.advance(15)
    expect(asked).toBe(1)
    await table.quiz.prepare()
    await table.advance(120)
    expect(asked).toBe(1)
    await sleep(table, 1)
    expect(asked).toBe(2)
    await sleep(table, 1)
    expect(asked).toBe(3)
  })

  test('changes nothing if it fails, and is retried', async () => {
    const table = await openTable()
    await playElsewhere(table)
    table.guildList.list = () => Promise.reject(new Error('Discord is away'))
    await sleep(table, 40)
    expect(table.trouble).toEqual(['sync-guilds all: attempt 1 failed', 'sync-guilds all: attempt 2 failed'])
    expect(await guildsIn(table)).toEqual({ [HERE]: null, [OTHER]: null })
    table.guildList.list = async () => [HERE]
    await table.advance(10)
    expect((await guildsIn(table))[OTHER]).toBeGreaterThan(0)
  })

  test('ignores an empty list of servers, and reports it', async () => {
    const table = await openTable()
    await playElsewhere(table)
    table.guildList.list = async () => []
    for (let day = 0; day < 40; day++) await sleep(table, 1)
    expect(await guildsIn(table)).toEqual({ [HERE]: null, [OTHER]: null })
    expect(table.trouble).toHaveLength(40)
    expect(table.trouble[0]).toBe('guild sync: Discord lists no servers')
  })

  test('reports nothing if the bot was never in a server', async () => {
    const table = await openTable()
    table.guildList.list = async () => []
    await table.quiz.prepare()
    await table.advance(15)
    expect(table.trouble).toEqual([])
  })

  test('deletes what is left of servers in which the bot never was a member, once no one plays there', async () => {
    const table = await openTable()
    const view = await table.ask({ guildId: OTHER, channelId: '200000000000000002' })
    await table.press(view, 'ben')
    await table.quiz.prepare()
    for (let day = 0; day < 25; day++) await sleep(table, 1)
    expect(await answersIn(table, OTHER)).toBe(1)
    for (let day = 0; day < 15; day++) await sleep(table, 1)
    expect(await guildsIn(table)).toEqual({ [HERE]: null })
    expect(await answersIn(table, OTHER)).toBe(0)
  })
})

describe('a person', () => {
  test('is named again after being hidden', async () => {
    const table = await openTable()
    await table.press(await table.ask(), 'ana')
    const named = async () => {
      const shown = await table.quiz.showBoard({
        guildId: HERE,
        userId: 'ben',
        by: 'points',
        period: 'all',
        page: 0,
      })
      return shown.kind === 'server' ? shown.totals.map(total => total.userId) : []
    }
    expect(await table.quiz.setHidden({ userId: 'ana', hidden: true })).toEqual({ kind: 'hidden' })
    await table.quiz.setHidden({ userId: 'ana', hidden: true })
    expect(await named()).toEqual([null])
    expect(await table.quiz.setHidden({ userId: 'ana', hidden: false })).toEqual({ kind: 'named' })
    expect(await named()).toEqual(['ana'])
  })

  test('can export all of their data, with ISO times and without tokens', async () => {
    const table = await openTable()
    await table.quiz.setHidden({ userId: 'ana', hidden: true })
    const view = await table.ask({ questions: 2, audience: 'channel' })
    await table.press(view, 'ana')
    await table.press(view, 'ben')
    const dm = '200000000000000009'
    await table.press(await table.ask({ guildId: dm, channelId: dm, audience: 'direct' }), 'ana', false)
    const all = await exported(table, 'ana')
    expect(all).toMatchObject({
      version: 1,
      exportedAt: '2026-11-23T12:00:00.000Z',
      userId: 'ana',
      hiddenSince: '2026-11-23T12:00:00.000Z',
      questionsAskedFor: [
        { server: HERE, seenBy: 'everyone there', number: 1, of: 2 },
        { server: null, channel: dm, seenBy: 'only you', closedAt: '2026-11-23T12:00:00.000Z' },
      ],
      seriesStarted: [{ server: HERE, questions: 2, endedAt: null }],
    })
    expect(all.answers).toHaveLength(2)
    expect(all.answers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ serverOrDirectMessage: dm, right: false, points: 0 }),
        expect.objectContaining({
          question: view.post.questionId,
          serverOrDirectMessage: HERE,
          chosen: ['B'],
          right: true,
          neverMetBefore: true,
        }),
      ]),
    )
    expect(all.totals).toHaveLength(5)
    expect(all.reviewCards).toHaveLength(2)
    expect(all.questionsMet).toHaveLength(2)
    expect(JSON.stringify(all)).not.toMatch(/token|ben/)
    expect((await exported(table, 'nobody')).answers).toEqual([])
  })

  test('gets a long export in pages, between which others are answered', async () => {
    const table = await openTable()
    const rows = Array.from({ length: 1201 }, (_, n) => answerRow(`post${String(n).padStart(12, '0')}`))
    for (let n = 0; n < rows.length; n += 400)
      await table.db
        .insertInto('answers')
        .values(rows.slice(n, n + 400))
        .execute()
    let turns = 0
    const count = () => {
      turns++
      if (turns > 0) setImmediate(count)
    }
    setImmediate(count)
    const { answers } = await exported(table, 'ana')
    const counted = turns
    turns = Number.NEGATIVE_INFINITY
    expect(counted).toBeGreaterThanOrEqual(4)
    expect(answers).toHaveLength(1201)
    expect(new Set(answers.map(answer => (answer as { post: string }).post)).size).toBe(1201)
  })

  test('whose data is deleted during a series is in its reveal and standings no more, and it goes on', async () => {
    const table = await openTable()
    const view = await table.ask({ questions: 2 })
    await table.press(view, 'ana')
    await table.press(view, 'ben')
    await table.quiz.forgetPerson('ana')
    await table.advance(600)
    const reveal = table.said.find(one => one.kind === 'reveal')!.view
    expect(reveal.ballots).toMatchObject([{ userId: 'ben' }])
    await table.advance(700)
    const standings = table.said.find(one => one.kind === 'standings')!.view
    expect(standings.placings).toMatchObject([{ userId: 'ben' }])
    expect(table.trouble).toEqual([])
    expect(JSON.stringify(table.said)).not.toContain('"ana"')
  })

  test('whose data is deleted gets no more messages about open questions in direct messages', async () => {
    const table = await openTable()
    const dm = '200000000000000009'
    const place = { guildId: dm, channelId: dm, audience: 'direct' } as const
    const view = await table.ask({ ...place, questions: 3 })
    await table.quiz.forgetPerson('ana')
    expect((await table.press(view, 'ana')).kind).toBe('unknown-post')
    const next = await table.next(view.post.id, {
      userId: 'ana',
      token: anAsker(table.clock.time).token,
    })
    expect(next.kind).toBe('unknown-post')
    await table.advance(1000)
    expect(table.said).toEqual([])
    expect(table.trouble).toEqual([])
    expect(await table.store.tasks.isTaskPlanned('vacuum', 'all')).toBe(false)
  })

  test('whose data is deleted is vacuumed from the disk within a minute, or at the next start', async () => {
    const table = await openTable()
    await table.quiz.forgetPerson('ana')
    await table.advance(59)
    expect(await table.store.tasks.isTaskPlanned('vacuum', 'all')).toBe(true)
    await table.advance(1)
    expect(await table.store.tasks.isTaskPlanned('vacuum', 'all')).toBe(false)
    await table.quiz.forgetPerson('ana')
    await table.quiz.prepare()
    expect(await table.store.tasks.isTaskPlanned('vacuum', 'all')).toBe(false)
  })
})

const answerRow = (postId: string) => {
  const { guildId, questionId, hash } = samplePost()
  return {
    post_id: postId,
    user_id: 'ana',
    guild_id: guildId,
    question_id: `${questionId}-${Number(postId.slice(-2)) % 7}`,
    hash,
    season: '2026-11',
    picked: 'A',
    is_right: 0 as const,
    score: 0,
    counted: 0 as const,
    took_ms: 1,
    answered_at: 1,
    day: '2026-11-23',
    daily_day: null,
  }
}
