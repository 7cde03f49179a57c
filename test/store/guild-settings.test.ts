import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/play/settings/guild-settings.ts'
import { openScratchStore } from './open.ts'
import { NOON, sampleDaily } from './sample.ts'

const GUILD = '100000000000000001'
const OTHER = '100000000000000002'
const CHANNEL = '200000000000000001'

describe('the settings of a guild', () => {
  test('are the defaults until something is set, and again after it is taken back', async () => {
    const { store, db } = await openScratchStore()
    expect(await store.settings.settingsOf(GUILD)).toEqual(DEFAULT_SETTINGS)
    await store.settings.changeSettings(GUILD, { maxQuestions: 5, quizChannels: [CHANNEL], locale: 'en-US' })
    await store.settings.changeSettings(GUILD, { defaultSeconds: 30 })
    expect(await store.settings.settingsOf(GUILD)).toEqual({
      ...DEFAULT_SETTINGS,
      maxQuestions: 5,
      quizChannels: [CHANNEL],
      locale: 'en-US',
      defaultSeconds: 30,
    })
    expect(await store.settings.settingsOf(OTHER)).toEqual(DEFAULT_SETTINGS)
    const taken = { maxQuestions: null, quizChannels: null, locale: null, defaultSeconds: null } as const
    await store.settings.changeSettings(GUILD, taken)
    expect(await store.settings.settingsOf(GUILD)).toEqual(DEFAULT_SETTINGS)
    expect(await db.selectFrom('guild_settings').selectAll().execute()).toEqual([])
  })

  test('that two people change at the same moment are all kept', async () => {
    const { store } = await openScratchStore()
    await Promise.all([
      store.settings.changeSettings(GUILD, { maxQuestions: 3 }),
      store.settings.changeSettings(GUILD, { mayEnd: 'starter' }),
      store.settings.changeSettings(GUILD, { zone: 'Asia/Tokyo' }),
      store.settings.changeSettings(GUILD, { findingChannel: { id: CHANNEL, locale: 'de' } }),
      store.settings.setBanksOfChannel(GUILD, CHANNEL, ['sample'], 5),
    ])
    expect(await store.settings.settingsOf(GUILD)).toMatchObject({
      maxQuestions: 3,
      mayEnd: 'starter',
      zone: 'Asia/Tokyo',
      findingChannel: { id: CHANNEL, locale: 'de' },
      banksOfChannels: new Map([[CHANNEL, ['sample']]]),
    })
  })

  test('of a later version count as not set, and stay', async () => {
    const { store, db } = await openScratchStore()
    await store.settings.changeSettings(GUILD, { maxQuestions: 5 })
    const row = { guild_id: GUILD, channel_id: '' }
    await db
      .insertInto('guild_settings')
      .values([
        { ...row, name: 'mascot', value: '"owl"' },
        { ...row, name: 'mayEnd', value: '"the owl"' },
        { ...row, name: 'quizChannels', value: '{"only":"threads"}' },
        { ...row, name: 'findingChannel', value: '"everywhere"' },
      ])
      .execute()
    expect(await store.settings.settingsOf(GUILD)).toEqual({ ...DEFAULT_SETTINGS, maxQuestions: 5 })
    await store.settings.changeSettings(GUILD, { maxQuestions: 3 })
    expect(await db.selectFrom('guild_settings').selectAll().execute()).toHaveLength(5)
  })

  test('give so many channels banks of their own, and no more', async () => {
    const { store } = await openScratchStore()
    const set = (n: number, banks: string[] | null) =>
      store.settings.setBanksOfChannel(GUILD, `20000000000000000${n}`, banks, 2)
    expect(await set(1, ['a'])).toBe(true)
    expect(await set(2, ['b'])).toBe(true)
    expect(await set(3, ['c'])).toBe(false)
    expect(await set(2, ['a', 'b'])).toBe(true)
    expect(await set(1, null)).toBe(true)
    expect(await set(3, ['c'])).toBe(true)
    expect((await store.settings.settingsOf(GUILD)).banksOfChannels).toEqual(
      new Map([
        ['200000000000000002', ['a', 'b']],
        ['200000000000000003', ['c']],
      ]),
    )
  })

  test('keep a zone that someone chose when the first daily changes', async () => {
    const { store } = await openScratchStore()
    await store.dailies.saveDaily(sampleDaily({ guildId: GUILD, zone: 'Europe/Vienna' }), 5)
    expect((await store.settings.settingsOf(GUILD)).zone).toBe('Europe/Vienna')
    await store.settings.changeSettings(GUILD, { zone: 'Asia/Tokyo' })
    await store.dailies.saveDaily(sampleDaily({ guildId: GUILD, zone: 'America/Lima' }), 5)
    expect((await store.settings.settingsOf(GUILD)).zone).toBe('Asia/Tokyo')
  })

  test('go with the guild', async () => {
    const { store, db } = await openScratchStore()
    await store.settings.changeSettings(GUILD, { maxQuestions: 3 })
    await store.settings.setBanksOfChannel(GUILD, CHANNEL, ['sample'], 5)
    await store.settings.changeSettings(OTHER, { maxQuestions: 3 })
    await store.guilds.markLeft([GUILD], NOON)
    while (await store.guilds.purgeBatch(GUILD, NOON + 1, 100));
    const left = await db.selectFrom('guild_settings').select('guild_id').execute()
    expect(left).toEqual([{ guild_id: OTHER }])
  })
})

describe('a new bank', () => {
  test('is off in every guild that was there before and had not chosen, and on in later ones', async () => {
    const { store } = await openScratchStore()
    const banksOf = async (guildId: string) => (await store.settings.settingsOf(guildId)).banks
    const many = Array.from({ length: 1100 }, (_, n) => String(300_000_000_000_000_000n + BigInt(n)))
    await store.guilds.markJoined([GUILD, ...many])
    await store.settings.changeSettings(OTHER, { banks: ['first'] })
    await store.settings.noteBanks(['first', 'second'])
    expect(await banksOf(GUILD)).toBeNull()
    await store.settings.noteBanks(['first', 'second', 'third'])
    expect(await banksOf(GUILD)).toEqual(['first', 'second'])
    expect(await banksOf(many.at(-1)!)).toEqual(['first', 'second'])
    expect(await banksOf(OTHER)).toEqual(['first'])
    await store.guilds.markJoined(['100000000000000009'])
    expect(await banksOf('100000000000000009')).toBeNull()
  })

  test('is on where it takes the place of all others, as after a folder was renamed', async () => {
    const { store } = await openScratchStore()
    await store.guilds.markJoined([GUILD])
    await store.settings.noteBanks(['old'])
    await store.settings.noteBanks(['renamed'])
    expect((await store.settings.settingsOf(GUILD)).banks).toBeNull()
    await store.settings.noteBanks(['another', 'renamed'])
    expect((await store.settings.settingsOf(GUILD)).banks).toEqual(['old', 'renamed'])
  })

  test('is not one that was away for a while', async () => {
    const { store } = await openScratchStore()
    await store.guilds.markJoined([GUILD])
    for (const banks of [['first', 'second'], ['first'], [], ['first', 'second']])
      await store.settings.noteBanks(banks)
    expect((await store.settings.settingsOf(GUILD)).banks).toBeNull()
  })
})
