import { describe, expect, test } from 'vitest'
import { createTakeCooldown, createTakeTurn } from '../../src/play/rate-limits.ts'
import { seriesOf } from '../../src/play/record.ts'
import { CHOICES } from '../../src/play/settings/choices.ts'
import { showStats } from '../../src/play/study/stats.ts'
import { sampleBank } from '../quiz/sample.ts'
import { NOON } from '../store/sample.ts'
import { anAsker, openTable, someSettings } from './table.ts'

const GUILD = anAsker(0).guildId
const ELSEWHERE = '200000000000000009'

type Settings = Parameters<Awaited<ReturnType<typeof openTable>>['quiz']['changeSettings']>[1]

const openWith = async (settings: Settings, given: Parameters<typeof openTable>[0] = {}) => {
  const table = await openTable(given)
  await table.quiz.changeSettings(GUILD, settings)
  const tryAsk = (request: Partial<ReturnType<typeof anAsker>> = {}) =>
    table.tryAsk({ ...anAsker(table.clock.time), ...request })
  return { ...table, tryAsk }
}

/** Two banks with other ids and a topic of one name in both. */
const twoBanks = () =>
  ['alpha', 'omega'].map(name => {
    const { questions } = sampleBank(4)
    return sampleBank(4, {
      name,
      title: name,
      questions: questions.map(question => ({
        ...question,
        id: question.id.replace('sample', name),
        hash: `${name}${question.hash}`,
        bank: name,
      })),
    })
  })

describe('the banks of a server', () => {
  test('are all that anyone there is asked from', async () => {
    const table = await openWith({ banks: ['omega'] }, { banks: twoBanks() })
    for (let n = 0; n < 12; n++) {
      table.clock.time += 5000
      const { question } = await table.ask({ userId: `person${n}` })
      expect(question.id.startsWith('omega/')).toBe(true)
    }
    expect(await table.tryAsk({ topic: 'alpha' })).toMatchObject({ kind: 'no-such-topic' })
    const elsewhere = await table.ask({ guildId: '100000000000000077', topic: 'alpha' })
    expect(elsewhere.question.id.startsWith('alpha/')).toBe(true)
  })

  test('are others in a channel that has its own, also in the next rounds', async () => {
    const table = await openWith({ banks: ['omega'] }, { banks: twoBanks() })
    expect(await table.quiz.chooseBanks(GUILD, ELSEWHERE, ['alpha'])).toBe('changed')
    const view = await table.ask({ channelId: ELSEWHERE, questions: 3 })
    expect(view.question.id.startsWith('alpha/')).toBe(true)
    await table.press(view, 'ben')
    await table.advance(700)
    const asked = table.spoken('question').map(message => 'view' in message && message.view)
    expect(asked.length).toBeGreaterThan(0)
    for (const next of asked) expect(next && 'question' in next && next.question.id).toMatch(/^alpha\//)
    expect((await table.ask()).question.id).toMatch(/^omega\//)
  })

  test('that are gone leave nothing to ask, and say so; one that never was is refused', async () => {
    const table = await openWith({ banks: ['gone'] }, { banks: twoBanks() })
    expect(await table.tryAsk()).toEqual({ kind: 'nothing-to-play' })
    expect(await table.quiz.chooseBanks(GUILD, null, ['never', 'was'])).toBe('unknown-bank')
    expect(await table.quiz.chooseBanks(GUILD, null, ['gone', 'alpha'])).toBe('changed')
    expect((await table.ask()).question.id).toMatch(/^alpha\//)
  })

  test('are those of its daily question too', async () => {
    const table = await openWith({ banks: ['omega'] }, { banks: twoBanks() })
    expect(await table.quiz.planDaily(someSettings({ topic: 'alpha' }))).toMatchObject({
      kind: 'no-such-topic',
    })
    expect(await table.quiz.planDaily(someSettings({ topic: 'omega' }))).toMatchObject({ kind: 'set' })
  })
})

describe('questions for everyone', () => {
  test('in a channel where they do not belong become private, and say where they do', async () => {
    const table = await openWith({ quizChannels: [ELSEWHERE] })
    const shown: unknown[] = []
    const asked = await table.tryAsk({ locale: 'de' })
    expect(asked).toMatchObject({ kind: 'asked', view: { post: { audience: 'private', locale: 'de' } } })
    await table.quiz.ask({ ...anAsker(table.clock.time), questions: 3 }, async view => {
      shown.push(view.notes)
      return null
    })
    expect(shown).toEqual([[{ kind: 'only-private', channels: [ELSEWHERE] }]])
    const there = await table.ask({ channelId: ELSEWHERE })
    expect(there.post.audience).toBe('channel')
    const inThread = await table.ask({ channelId: '200000000000000055', parentId: ELSEWHERE })
    expect(inThread.post.audience).toBe('channel')
  })

  test('are no more in a row than the server allows, while a private round is as long as one likes', async () => {
    const table = await openWith({ maxQuestions: 3 })
    const view = await table.ask({ questions: 20 })
    expect(seriesOf(view.post)?.rounds).toBe(3)
    const own = await table.ask({ questions: 20, audience: 'private', userId: 'ben' })
    expect(seriesOf(own.post)?.rounds).toBe(20)
  })

  test('take the server’s time unless the person who asks says another', async () => {
    const table = await openWith({ defaultSeconds: 30 })
    expect((await table.ask()).post.seconds).toBe(30)
    expect((await table.ask({ seconds: 60 })).post.seconds).toBe(60)
    expect((await table.ask({ audience: 'private' })).post.seconds).toBeNull()
  })

  test('leave the pauses that the server set, for the channel and for a person', async () => {
    const table = await openWith({ channelCooldown: 30, personCooldown: 300 })
    await table.ask()
    expect(await table.tryAsk({ userId: 'ben' })).toEqual({
      kind: 'cooling-down',
      retryAt: table.clock.time + 30_000,
    })
    expect((await table.tryAsk({ audience: 'private' })).kind).toBe('asked')
    expect((await table.tryAsk({ userId: 'mo', moderator: true })).kind).toBe('asked')
    table.clock.time += 31_000
    expect(await table.tryAsk()).toMatchObject({ kind: 'cooling-down' })
    expect((await table.tryAsk({ userId: 'ben' })).kind).toBe('asked')
    expect((await table.tryAsk({ channelId: ELSEWHERE })).kind).toBe('asked')
  })

  test('that could not be asked start no pause', async () => {
    const table = await openWith({ channelCooldown: 3600 })
    expect((await table.tryAsk({ topic: 'no such topic' })).kind).toBe('no-such-topic')
    expect((await table.tryAsk({ difficulty: 'impossible' })).kind).toBe('no-question')
    expect((await table.tryAsk({ questions: 3, userId: 'mo', moderator: true })).kind).toBe('asked')
    expect((await table.tryAsk({ questions: 3 })).kind).toBe('session-running')
    expect((await table.tryAsk()).kind).toBe('asked')
    expect((await table.tryAsk()).kind).toBe('cooling-down')
  })

  test('are in the server’s language, else in its language in Discord, else in that of who asks', async () => {
    const table = await openWith({})
    const localeOf = async () => (await table.ask({ locale: 'de', guildLocale: 'fr' })).post.locale
    expect(await localeOf()).toBe('fr')
    await table.quiz.changeSettings(GUILD, { locale: 'ja' })
    expect(await localeOf()).toBe('ja')
    expect(
      (await table.ask({ locale: 'de', guildLocale: null, guildId: '100000000000000077' })).post.locale,
    ).toBe('de')
  })
})

describe('who may reveal a question', () => {
  const people = { starter: 'ana', moderator: 'mo', other: 'ben' } as const
  const allowed = {
    moderators: ['starter', 'moderator'],
    everyone: ['starter', 'moderator', 'other'],
    starter: ['starter'],
    'moderators-only': ['moderator'],
  } as const

  test.each(CHOICES.mayEnd)('by the rule “%s” is as the rule says', async mayEnd => {
    const table = await openWith({ mayEnd })
    for (const [role, userId] of Object.entries(people)) {
      const view = await table.ask()
      const by = { userId, moderator: role === 'moderator', token: view.post.token! }
      const { kind } = await table.reveal(view.post.id, by)
      expect([role, kind]).toEqual([
        role,
        (allowed[mayEnd] as readonly string[]).includes(role) ? 'revealed' : 'not-allowed',
      ])
    }
  })
})

describe('another time zone', () => {
  test('is shown with what it changes before it is set', async () => {
    const table = await openWith({})
    const preview = (typed: string) => table.quiz.previewZone(GUILD, typed)
    expect(await preview('Nowhere/Land')).toMatchObject({ kind: 'no-such-zone' })
    expect(await preview('UTC')).toEqual({ kind: 'same', zone: 'UTC' })
    expect(await preview('kiritimati')).toEqual({
      kind: 'preview',
      from: 'UTC',
      to: 'Pacific/Kiritimati',
      dateThere: '2026-11-24',
      isSameDay: false,
      dailies: 0,
      hasWeekly: false,
    })
    await table.quiz.changeWeekly(GUILD, { channelId: '200000000000000002' })
    expect(await preview('kiritimati')).toMatchObject({ hasWeekly: true })
    expect((await table.quiz.settingsOf(GUILD)).zone).toBe('UTC')
    expect(await table.quiz.changeZone(GUILD, 'Pacific/Kiritimati')).toBe('Pacific/Kiritimati')
    expect((await table.ask()).post.zone).toBe('Pacific/Kiritimati')
  })
})

describe('the guided setup', () => {
  test('is offered once a day until it is done or dismissed', async () => {
    const table = await openWith({})
    const offer = () => table.quiz.takeSetupOffer(GUILD)
    expect([await offer(), await offer()]).toEqual([true, false])
    table.clock.time += 86_400_000
    expect([await offer(), await offer()]).toEqual([true, false])
    await table.quiz.changeSettings(GUILD, { setup: 'done' })
    table.clock.time += 86_400_000
    expect(await offer()).toBe(false)
  })

  test('is not offered where there is a daily question already', async () => {
    const table = await openWith({})
    const planned = await table.quiz.planDaily(someSettings({}))
    if (planned.kind !== 'set') throw new Error(planned.kind)
    await table.quiz.setDaily(planned)
    expect(await table.quiz.takeSetupOffer(GUILD)).toBe(false)
  })
})

describe('a cooldown', () => {
  test('that runs starts no other, and one of a clock that was ahead is over', () => {
    const clock = { time: NOON, now: () => clock.time }
    const take = createTakeCooldown(clock)
    const a = { key: 'a', ms: 1000 }
    const b = { key: 'b', ms: 1000 }
    expect(take([a])).toMatchObject({ kind: 'free' })
    clock.time += 500
    expect(take([b, a])).toEqual({ kind: 'too-fast', retryAt: NOON + 1000 })
    expect(take([b])).toMatchObject({ kind: 'free' })
    clock.time = NOON - 60_000
    expect(take([a, b])).toMatchObject({ kind: 'free' })
  })
})

test('the settings of a server are read once for someone’s statistics', async () => {
  const { store, clock, overlay } = await openWith({ zone: 'Asia/Tokyo' }, { banks: twoBanks() })
  let reads = 0
  const settingsOf = (guildId: string) => {
    reads++
    return store.settings.settingsOf(guildId)
  }
  const settings = { ...store.settings, settingsOf }
  const deps = { ...store, settings, clock, banks: overlay, takeTurn: createTakeTurn(clock) }
  expect(await showStats(deps, { guildId: GUILD, userId: 'ana', topic: null })).toMatchObject({
    kind: 'stats',
  })
  expect(reads).toBe(1)
})
