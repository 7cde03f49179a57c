import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LocalDiscord } from '../../src/dev/local-discord/discord.ts'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { components } from '../../src/discord/interactions/components/index.ts'
import { en } from '../../src/words/en/index.ts'
import { scratch } from '../scratch.ts'
import { eventually, plain, studyServer } from './read.ts'
import { questionFile, writeBank } from './sample.ts'
import { openDatabase, setStage } from './stage.ts'

const { settings: words } = en

/** The bank about the sky, another one, and `more`. Mo manages the server, Ana plays. */
const openServer = async (more = 0) => {
  const questions = writeBank(scratch(), { 'q.md': questionFile() })
  mkdirSync(join(questions, 'sea'))
  writeFileSync(join(questions, 'sea/bank.yaml'), 'title: The sea\n')
  writeFileSync(join(questions, 'sea/q.md'), questionFile({ text: 'Which ocean is red?' }))
  for (let n = 0; n < more; n++) {
    mkdirSync(join(questions, `z-${n}`))
    writeFileSync(join(questions, `z-${n}/q.md`), questionFile({ text: `Question ${n}?` }))
  }
  const stage = await setStage({ environment: { QUESTIONS_DIR: questions } })
  return { ...stage, ...studyServer(stage.discord) }
}

type Place = Parameters<Member['slash']>[0]

const settings = async (who: Member, place: Place) => (await who.slash(place, 'settings')).message!

/** Opens a section in the same message. */
const open = async (who: Member, panel: MessageView, section: string) => {
  await who.choose(panel, panel.selects[0]!.customId, [section])
  return panel
}

/** Chooses in the select of a kind. */
const choose = (who: Member, panel: MessageView, kind: string, values: readonly string[]) =>
  who.choose(panel, customIdOf(panel, kind), [...values])

/** Of the first button or select whose id begins so. */
const customIdOf = (panel: MessageView, kind: string): string =>
  JSON.stringify(panel.stored.json.components).match(new RegExp(`"(p1:${kind}[^"]*)"`))![1]!

const fileIn = ({ world }: LocalDiscord, { stored }: MessageView, name: string): Buffer => {
  const [attachment] = stored.json.attachments as { id: string }[]
  return world.files.get(`${attachment!.id}/${name}`)!.data
}

const offersTo = (channel: { seenBy(who: never): readonly MessageView[] }, who: Member) =>
  channel.seenBy(who as never).filter(({ text }) => text.includes(words.setup.offer.split('?')[0]!))

describe('/settings', () => {
  test('limits the banks of a server, and those of one channel', async () => {
    const { channel, server, mo, ana, bot } = await openServer()
    const other = server.channel('sea')
    const panel = await settings(mo, channel)
    expect(panel.ephemeral).toBe(true)
    expect(panel.text).toContain('The sea')
    await open(mo, panel, 'banks')
    await choose(mo, panel, 'settings-banks', ['sky'])
    expect(panel.text).toContain(words.saved)
    await choose(mo, panel, 'settings-channel', [other.id])
    expect(panel.text).toContain(words.banks.channelSame)
    await choose(mo, panel, 'settings-banks', ['sea'])
    await mo.click(panel, words.back)
    expect(panel.text).toContain(`<#${other.id}>: The sea`)
    for (let n = 0; n < 4; n++) {
      expect((await ana.slash(channel, 'quiz')).message!.text).toContain('Which planet')
      expect((await ana.slash(other, 'quiz')).message!.text).toContain('Which ocean')
    }
    expect((await bot.store.settings.settingsOf(server.id)).banks).toEqual(['sky'])
  })

  test('takes back the banks of a channel that was deleted', async () => {
    const { channel, server, mo, bot } = await openServer()
    const gone = server.channel('gone')
    await bot.quiz.chooseBanks(server.id, gone.id, ['sea'])
    gone.remove()
    const panel = await open(mo, await settings(mo, channel), 'banks')
    await choose(mo, panel, 'settings-own-banks', [gone.id])
    await mo.click(panel, words.banks.same)
    expect((await bot.store.settings.settingsOf(server.id)).banksOfChannels.size).toBe(0)
  })

  test('keeps questions for everyone to the channels that were chosen', async () => {
    const { channel, server, mo, ana } = await openServer()
    const quiet = server.channel('quiet')
    const panel = await open(mo, await settings(mo, channel), 'play')
    await choose(mo, panel, 'settings-quiz-channels', [channel.id])
    await choose(mo, panel, 'settings-choose:maxQuestions', ['5'])
    const asked = (await ana.slash(quiet, 'quiz', { questions: 5 })).message!
    expect(asked.ephemeral).toBe(true)
    expect(asked.text).toContain(en.question.notes.onlyPrivate(`<#${channel.id}>`))
    const shown = (await ana.slash(channel, 'quiz', { questions: 5 })).message!
    expect(shown.ephemeral).toBe(false)
    expect(shown.text).toContain(en.question.notes.fewerQuestions(1))
    await mo.click(panel, words.play.everywhere)
    expect((await ana.slash(quiet, 'quiz')).message!.ephemeral).toBe(false)
  })

  test('shows what another time zone means before it is set', async () => {
    const { channel, mo, bot, server } = await openServer()
    const panel = await open(mo, await settings(mo, channel), 'language')
    const form = await mo.click(panel, words.language.changeZone)
    await mo.submit(form, { zone: 'Kiritimati' })
    expect(panel.text).toContain(words.language.previewTitle('Pacific/Kiritimati'))
    expect((await bot.store.settings.settingsOf(server.id)).zone).toBe('UTC')
    await mo.click(panel, words.language.confirm)
    expect(panel.text).toContain('Pacific/Kiritimati')
    expect((await bot.store.settings.settingsOf(server.id)).zone).toBe('Pacific/Kiritimati')
    const again = await mo.click(panel, words.language.changeZone)
    const refused = await mo.submit(again, { zone: 'Atlantis' })
    expect(refused.message!.text).toContain(words.language.noSuchZone('Atlantis', []))
  })

  test('gives a manager a file with all that is set', async () => {
    const { channel, server, mo, bot, discord } = await openServer()
    await bot.quiz.changeSettings(server.id, { zone: 'Europe/Vienna', banks: ['sky'] })
    const panel = await settings(mo, channel)
    const given = (await mo.click(panel, words.download.button)).message!
    expect(given.ephemeral).toBe(true)
    expect(given.text).toBe(words.download.file)
    expect(given.attachments).toEqual([`settings-${server.id}.json`])
    const file: unknown = JSON.parse(fileIn(discord, given, given.attachments[0]!).toString())
    expect(file).toMatchObject({ version: 1, settings: { zone: 'Europe/Vienna', banks: ['sky'] } })
    expect(panel.text).toContain(words.title)
  })

  test.each(['someone without Manage Server', 'a direct message'])('changes nothing for %s', async from => {
    const stage = await openServer()
    const { channel, mo, ana, discord } = stage
    const isDirect = from === 'a direct message'
    const who = isDirect ? mo : ana
    const own = (await who.slash(isDirect ? discord.directMessage(mo) : channel, 'help')).message!
    const rows = () =>
      ['guild_settings', 'weekly_summaries', 'guild_findings', 'board_resets', 'role_rules'].map(table =>
        openDatabase(stage).prepare(`select * from ${table}`).all(),
      )
    const before = rows()
    expect(PRESSES.map(([id]) => id.split(':')[0]).toSorted()).toEqual(
      components
        .map(({ kind }) => kind)
        .filter(kind => /^(?:settings|setup|findings)/.test(kind))
        .toSorted(),
    )
    for (const [id, values] of PRESSES) {
      const type = values === undefined ? 2 : CHANNEL_SELECTS.test(id) ? 8 : 3
      const press = { component_type: type, custom_id: `p1:${id}`, ...(values && { values }) }
      const said = (await who.forge(own, press)).message?.text
      expect([id, said]).toEqual([id, isDirect ? words.onlyServers : words.needsPermission])
    }
    expect(rows()).toEqual(before)
  })
})

const SOME_CHANNEL = '200000000000000001'
const CHANNEL_SELECTS = /^settings-(?:channel|quiz-channels|weekly-channel|findings)$/

/** One of each kind, as if it were forged. */
const PRESSES: readonly (readonly [id: string, values?: readonly string[]])[] = [
  ['settings'],
  ['settings-section', ['banks']],
  ['settings-download'],
  ['settings-open:scoring'],
  ['settings-choose:maxQuestions', ['1']],
  ['settings-banks:-:0', ['sky']],
  ['settings-banks-page:-:1'],
  [`settings-banks-same:${SOME_CHANNEL}`],
  ['settings-channel', [SOME_CHANNEL]],
  ['settings-own-banks', [SOME_CHANNEL]],
  ['settings-quiz-channels', [SOME_CHANNEL]],
  ['settings-everywhere'],
  ['settings-language', ['en-US']],
  ['settings-zone'],
  ['settings-zone-set:Europe/Vienna'],
  ['settings-season', ['never']],
  ['settings-season-set:never'],
  ['settings-reset:all'],
  ['settings-reset-now:all:0'],
  ['settings-undo-reset:1'],
  ['settings-weekly-channel', [SOME_CHANNEL]],
  ['settings-weekly-day', ['2']],
  ['settings-weekly-hour', ['8']],
  ['settings-weekly-preview'],
  ['settings-weekly-resume'],
  ['settings-weekly-off'],
  ['settings-findings', [SOME_CHANNEL]],
  ['settings-findings-off'],
  ['findings:0000000000000000'],
  ['settings-role', ['300000000000000001']],
  ['settings-role-add'],
  ['settings-role-pick', ['300000000000000001']],
  ['settings-role-measure:300000000000000001', ['points']],
  ['settings-role-do:300000000000000001:remove'],
  ['setup:done'],
  ['setup-banks', ['sky']],
  ['setup-banks-of:0', ['sky']],
  ['setup-banks-page:0'],
  ['setup-daily'],
  ['setup-language', ['en-US']],
  ['setup-dismiss'],
]

describe('the guided setup', () => {
  test('of a bot with more than 25 banks has them all, page by page, and keeps what is chosen on the others', async () => {
    const { channel, mo, ana, bot, server } = await openServer(30)
    await ana.slash(channel, 'help')
    const panel = await settings(mo, channel)
    await mo.click(panel, words.setup.start)
    expect(panel.text).toContain(words.setup.banks)
    expect(panel.selects[0]!.options).toHaveLength(25)
    await choose(mo, panel, 'setup-banks', ['sky'])
    expect(panel.text).toContain(words.setup.banks)
    await mo.click(panel, words.banks.next)
    expect(panel.selects[0]!.options).toHaveLength(7)
    await choose(mo, panel, 'setup-banks', ['z-9'])
    const chosen = async () => (await bot.store.settings.settingsOf(server.id)).banks?.toSorted()
    expect(await chosen()).toEqual(['sky', 'z-9'])
    // As on a page that was shown before other banks came: it has one that is on another page now.
    const again = { component_type: 3, custom_id: 'p1:setup-banks-of:1', values: ['sky', 'z-9'] }
    await mo.forge(panel, again)
    expect(await chosen()).toEqual(['sky', 'z-9'])
    await mo.click(panel, words.setup.next)
    expect(panel.text).toContain(words.setup.daily)
  })

  test('takes a server from the first command to its daily question', async () => {
    const { channel, mo, ana, bot, server } = await openServer()
    await ana.slash(channel, 'help')
    await mo.slash(channel, 'help')
    await eventually(() => offersTo(channel, mo).length === 1)
    expect(offersTo(channel, ana)).toEqual([])
    const [offer] = offersTo(channel, mo)
    expect(offer!.ephemeral).toBe(true)
    await bot.quiz.changeSettings(server.id, { banks: ['sky', 'away for a moment'] })
    await mo.click(offer!, words.setup.begin)
    await choose(mo, offer!, 'setup-banks', ['sea'])
    const form = await mo.click(offer!, words.setup.setDaily)
    const refused = await mo.submit(form, { channel: [channel.id], time: 'noon-ish', zone: 'Vienna' })
    expect(refused.message!.text).toContain(en.daily.noSuchTime('noon-ish'))
    const nowhere = await mo.click(offer!, words.setup.setDaily)
    const where = await mo.submit(nowhere, { channel: [channel.id], time: '18:30', zone: 'Moon' })
    expect(where.message!.text).toBe(words.language.noSuchZone('Moon', []))
    const second = await mo.click(offer!, words.setup.setDaily)
    await mo.submit(second, { channel: [channel.id], time: '18:30', zone: 'Vienna' })
    expect(offer!.text).toContain(words.setup.done)
    expect(plain(offer!.text)).toContain('/settings')
    const [status] = await bot.quiz.listDailies(server.id)
    expect(status!.daily).toMatchObject({ channelId: channel.id, minutes: 1110, zone: 'Europe/Vienna' })
    expect((await bot.store.settings.settingsOf(server.id)).banks).toEqual(['away for a moment', 'sea'])
  })

  test('is dismissed for good', async () => {
    const { channel, mo, clock } = await openServer()
    await mo.slash(channel, 'help')
    await eventually(() => offersTo(channel, mo).length === 1)
    await mo.click(offersTo(channel, mo)[0]!, words.setup.dismiss)
    clock.leap(2 * 86_400)
    await mo.slash(channel, 'help')
    await mo.slash(channel, 'leaderboard')
    expect(offersTo(channel, mo)).toEqual([])
  })
})
