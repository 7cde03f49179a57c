import { describe, expect, test } from 'vitest'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { en } from '../../src/words/en/index.ts'
import { scratch } from '../scratch.ts'
import { letterOf, plain, studyServer } from './read.ts'
import { questionFile, tenQuestions, writeBank } from './sample.ts'
import { setStage } from './stage.ts'

const { weekly: words } = en.settings
const DAY_S = 86_400

/** The sky in one question or in ten. It's Monday noon, UTC. */
const openServer = async (files: Record<string, string> = tenQuestions()) => {
  const stage = await setStage({ environment: { QUESTIONS_DIR: writeBank(scratch(), files) } })
  const { server, channel, mo, ana, ben } = studyServer(stage.discord)
  const results = server.channel('results')
  /** The summaries that people see there. */
  const summaries = () => results.seenBy().filter(({ text }) => text.includes(en.weekly.title))
  return { ...stage, server, channel, results, summaries, mo, ana, ben }
}

type Server = Awaited<ReturnType<typeof openServer>>

const openSection = async (who: Member, place: Parameters<Member['slash']>[0]): Promise<MessageView> => {
  const panel = (await who.slash(place, 'settings')).message!
  await who.choose(panel, panel.selects[0]!.customId, ['weekly'])
  return panel
}

const choose = (who: Member, panel: MessageView, kind: string, value: string) =>
  who.choose(panel, `p1:settings-weekly-${kind}`, [value])

/** Tuesdays at ten in `results`. */
const setUp = async ({ mo, channel, results }: Server): Promise<MessageView> => {
  const panel = await openSection(mo, channel)
  await choose(mo, panel, 'channel', results.id)
  await choose(mo, panel, 'day', '2')
  await choose(mo, panel, 'hour', '10')
  return panel
}

/** Up to the moment before the next summary is due. */
const passAlmost = async ({ bot, clock, server }: Server) => {
  const weekly = await bot.quiz.weeklyOf(server.id)
  clock.leap(Math.floor((weekly!.next!.at - clock.now()) / 1000) - 2)
}

/** Until the next summary was posted, or left out. */
const passToNext = async (stage: Server) => {
  await passAlmost(stage)
  await stage.clock.pass(5)
}

/** A question that these people answer before it closes. */
const play = async ({ channel, clock, ana }: Server, answers: readonly (readonly [Member, string])[]) => {
  const asked = (await ana.slash(channel, 'quiz')).message!
  for (const [who, option] of answers) await who.click(asked, letterOf(asked, option))
  await clock.pass(900)
}

describe('a weekly summary', () => {
  test('is set up in /settings, shown in advance, and comes once a week with what happened', async () => {
    const stage = await openServer({ 'q.md': questionFile() })
    const { discord, server, channel, summaries, mo, ana, ben, bot, clock } = stage
    const others = ['Cem', 'Dora', 'Eva', 'Fay'].map(name => server.member(name))
    const panel = await openSection(mo, channel)
    expect(panel.text).toContain(words.turnOn)
    await setUp(stage)
    expect(await bot.quiz.weeklyOf(server.id)).toMatchObject({ weekday: 2, minutes: 600 })
    await play(stage, [[ana, 'Mars'], [ben, 'Venus'], ...others.map(one => [one, 'Venus'] as const)])
    clock.leap(DAY_S - 1000)
    const preview = (await mo.click(await openSection(mo, channel), words.preview)).message!
    await discord.until(() => preview.text !== '')
    expect(preview.ephemeral).toBe(true)
    expect(preview.text).toContain(en.weekly.preview)
    expect(preview.text).toContain('**6 people** played: 6 answers, 17% correct.')
    expect(summaries()).toEqual([])
    await passAlmost(stage)
    await clock.until(() => summaries().length === 1)
    await clock.pass(120)
    const [summary] = summaries()
    expect(summaries()).toHaveLength(1)
    expect(summary!.text).toContain(`**1.** <@${ana.id}> · 10 points`)
    expect(summary!.text).toContain(en.weekly.hardest(1, 6))
    expect(summary!.text).toContain('✅ **Correct:** Mars\nIron oxide covers its surface.')
    expect(summary!.pings).toEqual([])
    expect(summary!.rolePings).toEqual([])
    const board = (await ben.click(summary!, en.next.leaderboard)).message!
    expect(board.ephemeral).toBe(true)
    expect((await ben.click(summary!, en.next.question)).message!.text).toContain('Which planet')
    await passToNext(stage)
    expect(summaries()).toHaveLength(2)
  })

  test('of a quiet week invites people once, and then waits until someone plays', async () => {
    const stage = await openServer()
    const { summaries, ana } = stage
    await setUp(stage)
    for (let week = 0; week < 3; week++) await passToNext(stage)
    expect(summaries()).toHaveLength(1)
    expect(plain(summaries()[0]!.text)).toContain(en.weekly.quiet)
    await play(stage, [[ana, 'Mars']])
    await passToNext(stage)
    expect(summaries()).toHaveLength(2)
  })

  test('whose answer from Discord is lost is not sent again, nor by a process that comes after it', async () => {
    const stage = await openServer()
    const { discord, summaries, bot, clock, server } = stage
    await setUp(stage)
    await passAlmost(stage)
    discord.faults.during({ method: 'POST', path: /channels\/\d+\/messages$/, with: 'lost' })
    await clock.until(() => summaries().length === 1)
    await bot.stop()
    discord.faults.clear()
    // Long after Discord has forgotten the nonce.
    clock.leap(3600)
    const next = await stage.start()
    await clock.pass(120)
    expect(summaries()).toHaveLength(1)
    expect((await next.quiz.weeklyOf(server.id))?.last?.isDone).toBe(true)
  })

  test('that can’t be posted is paused with the reason, until someone has fixed it and resumes', async () => {
    const stage = await openServer()
    const { results, channel, summaries, mo, clock } = stage
    results.denyBot('SendMessages')
    const panel = await openSection(mo, channel)
    const refused = await choose(mo, panel, 'channel', results.id)
    expect(refused.message!.text).toContain('**Send Messages**')
    results.allowBot('SendMessages')
    await clock.pass(2)
    await setUp(stage)
    results.denyBot('SendMessages')
    await passAlmost(stage)
    await stage.bot.logged('paused')
    const paused = await openSection(mo, channel)
    expect(paused.text).toContain(words.problems['no-permission'])
    expect((await mo.click(paused, words.resume)).message!.text).toContain('**Send Messages**')
    results.allowBot('SendMessages')
    await clock.pass(2)
    await mo.click(paused, words.resume)
    expect(paused.text).not.toContain(words.problems['no-permission'])
    await passAlmost(stage)
    await clock.until(() => summaries().length === 1)
  })

  test('is not sent to a server that has removed the bot, and is paused when it’s back', async () => {
    const stage = await openServer()
    const { server, channel, summaries, mo, clock } = stage
    await setUp(stage)
    server.removeBot()
    await passAlmost(stage)
    await stage.bot.logged('paused')
    server.addBot()
    await clock.pass(5)
    expect(summaries()).toEqual([])
    const panel = await openSection(mo, channel)
    expect(panel.text).toMatch(/Paused: /)
    await mo.click(panel, words.resume)
    await passToNext(stage)
    expect(summaries()).toHaveLength(1)
  })

  test('keeps its local hour over a change of the clocks, and is off for good when it’s turned off', async () => {
    const stage = await openServer()
    const { server, channel, summaries, mo, bot, clock } = stage
    await bot.quiz.changeZone(server.id, 'Europe/Vienna')
    const panel = await setUp(stage)
    const hoursUtc = async () => new Date((await bot.quiz.weeklyOf(server.id))!.next!.at).getUTCHours()
    expect(await hoursUtc()).toBe(9)
    clock.leap((Date.parse('2027-03-27T12:00:00Z') - clock.now()) / 1000)
    await clock.pass(5)
    expect((await bot.quiz.weeklyOf(server.id))!.next!.day).toBe('2027-03-30')
    expect(await hoursUtc()).toBe(8)
    await mo.click(panel, words.turnOff)
    expect(panel.text).toContain(words.turnedOff)
    clock.leap(3 * DAY_S)
    await clock.pass(5)
    expect(summaries()).toEqual([])
    expect((await openSection(mo, channel)).text).toContain(words.turnOn)
  })
})
