import { expect, test } from 'vitest'
import { CHOICE_NAMES, CHOICES } from '../../src/play/settings/choices.ts'
import { DEFAULT_SETTINGS, type SettingChanges } from '../../src/play/settings/guild-settings.ts'
import { GOLD, giveRole, NOON } from '../store/sample.ts'
import { anAsker, openTable, setDaily } from './table.ts'

const GUILD = anAsker(0).guildId
const MO = '300000000000000007'
const ANA = '300000000000000008'
const [DAILY, WEEKLY, NOTICES, OWN] = [1, 2, 3, 4].map(n => `20000000000000000${n}`) as [
  string,
  string,
  string,
  string,
]

/** Every choice another one than the default. */
const CHANGED = Object.fromEntries(CHOICE_NAMES.map(name => [name, CHOICES[name].at(-1)])) as SettingChanges

test('a server’s settings are exported with everything that it has set, and no one’s id', async () => {
  const table = await openTable()
  const { quiz, store } = table
  await quiz.changeSettings(GUILD, {
    ...CHANGED,
    zone: 'Europe/Vienna',
    locale: 'de',
    banks: ['sample'],
    ownBank: false,
    quizChannels: [DAILY],
    setup: 'done',
  })
  await store.settings.setBanksOfChannel(GUILD, OWN, ['sample'], 10)
  await setDaily(table, { userId: MO, channelId: DAILY, minutes: 545, zone: 'Asia/Tokyo', thread: true })
  await quiz.changeWeekly(GUILD, { channelId: WEEKLY, weekday: 5, minutes: 1080, locale: 'de' })
  await giveRole(store, ANA)
  await quiz.chooseFindingChannel(GUILD, { id: NOTICES, locale: 'de' })
  await quiz.resetBoard({ guildId: GUILD, scope: 'season', userId: MO, last: null })

  const exported = JSON.parse(JSON.stringify(await quiz.exportSettings(GUILD)))
  expect(exported).toEqual({
    version: 1,
    exportedAt: new Date(NOON).toISOString(),
    guildId: GUILD,
    settings: {
      ...CHANGED,
      zone: 'Europe/Vienna',
      locale: 'de',
      banks: ['sample'],
      ownBank: false,
      quizChannels: [DAILY],
      banksOfChannels: { [OWN]: ['sample'] },
    },
    dailies: [
      {
        channelId: DAILY,
        time: '09:05',
        zone: 'Asia/Tokyo',
        topic: null,
        difficulty: null,
        roleId: null,
        thread: true,
        locale: 'en-US',
        isPaused: false,
      },
    ],
    weeklySummary: { channelId: WEEKLY, weekday: 5, time: '18:00', locale: 'de', isPaused: false },
    roles: [{ roleId: GOLD, measure: 'points', threshold: 100, bank: null, mode: 'keep', isOn: false }],
    notices: { channelId: NOTICES, locale: 'de' },
    boardResets: [{ at: new Date(NOON).toISOString(), scope: 'season' }],
  })
  for (const userId of [MO, ANA]) expect(JSON.stringify(exported)).not.toContain(userId)
})

test('a server that has set nothing exports its defaults', async () => {
  const { quiz } = await openTable()
  const { setup: _setup, findingChannel: _channel, ...settings } = DEFAULT_SETTINGS
  expect(await quiz.exportSettings(GUILD)).toMatchObject({
    settings: { ...settings, banksOfChannels: {} },
    dailies: [],
    weeklySummary: null,
    roles: [],
    notices: null,
    boardResets: [],
  })
})
