import { describe, expect, test } from 'vitest'
import type { LocalDiscord } from '../../src/dev/local-discord/discord.ts'
import type { Fault } from '../../src/dev/local-discord/faults.ts'
import { eventually, letterOf, studyGroup } from './read.ts'
import { openDatabase, type Stage, setStage } from './stage.ts'

/** Every question closes now, and every daily comes now: their hours can't be waited for. */
const makeAllDue = (stage: Stage): void => {
  const database = openDatabase(stage)
  database.prepare('update dailies set next_at = ?').run(stage.clock.now())
  database.prepare("update tasks set due_at = ? where kind = 'close'").run(stage.clock.now())
}

/** A channel with a question that Ben has answered, and one with a daily. */
const running = async (discord: LocalDiscord) => {
  const { server, channel, ana, ben } = studyGroup(discord)
  const mo = server.member('Mo', { permissions: ['ManageGuild'] })
  const daily = server.channel('daily')
  await mo.slash(channel, 'daily set', { time: '9:00', zone: 'UTC', channel: daily })
  const asked = (await ana.slash(channel, 'quiz')).message!
  await ben.click(asked, letterOf(asked))
  return { channel, asked, daily, ana, ben }
}

const OUTAGES: Record<string, Fault> = {
  'answers everything with 500': { with: 500 },
  'limits everything': { with: 429, retryAfter: 1, scope: 'global' },
  'is hidden behind a page that limits': { with: 429, retryAfter: 1, html: true },
  'is hidden behind a page that refuses': { with: 403, html: true },
  'hangs up': { with: 'hangup' },
  'does all and resets the connection instead of an answer': { with: 'lost' },
}

describe('while Discord', () => {
  test.each(Object.entries(OUTAGES))(
    '%s, a question closes and a daily comes: both are shown afterwards, once',
    async (_, fault) => {
      const stage = await setStage()
      const { discord, clock } = stage
      const { channel, asked, daily } = await running(discord)
      const end = discord.faults.during(fault)
      makeAllDue(stage)
      // The first second closes the question and claims the daily, the next ones want to show both.
      const passing = clock.pass(3)
      await eventually(() => discord.faults.met() >= 2)
      end()
      await passing
      await clock.until(() => asked.text.includes('1 of 1 answered correctly'))
      await clock.until(() => daily.seenBy().length > 0)
      await clock.pass(5)
      expect(daily.seenBy().map(({ text }) => text.includes('Daily question'))).toEqual([true])
      expect(channel.seenBy()).toHaveLength(1)
    },
  )

  test('says nothing at all, people see that there is no answer, and their presses count when it responds again', async () => {
    const { clock, discord, bot } = await setStage({
      discord: { heartbeatMs: 400, acknowledgeWithinMs: 1000 },
    })
    const { asked, ana, ben } = await running(discord)
    const end = discord.faults.during({ with: 'silence' })
    const silence = discord.gateway.silence(3000)
    expect((await ana.click(asked, letterOf(asked))).failed).toBe('The application did not respond')
    await silence
    end()
    await bot.logged('too late for Discord')
    const [anas, bens] = await Promise.all([ana, ben].map(person => person.click(asked, letterOf(asked))))
    for (const again of [anas, bens]) expect(again!.message!.text).toContain('first answer counts')
    await clock.until(() => asked.text.includes('2 answered'))
    // It resumed: nothing was lost to a new session.
    expect(discord.gateway.identifies).toHaveLength(1)
  })

  test('answers every press with 500, a press that was acknowledged before keeps its answer', async () => {
    const { discord } = await setStage({ discord: { acknowledgeWithinMs: 1000 } })
    const { channel, asked, ana, ben } = await running(discord)
    const end = discord.faults.during({ path: /callback/, with: 500 })
    const told = await Promise.all([ana.click(asked, letterOf(asked)), ana.slash(channel, 'quiz')])
    expect(told.map(({ failed }) => failed)).toEqual(told.map(() => 'The application did not respond'))
    end()
    expect((await ben.click(asked, letterOf(asked))).message!.text).toContain('first answer counts')
    expect((await ana.slash(channel, 'quiz')).failed).toBeNull()
  })

  test('loses its answer to the next question of a series, that question is found and not asked twice', async () => {
    const { clock, discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const first = (await ana.slash(channel, 'quiz', { questions: 2 })).message!
    discord.faults.next({ method: 'POST', path: /webhooks/, with: 'lost' })
    await ben.click(first, letterOf(first))
    await ana.click(first, 'Reveal')
    const seconds = () => channel.seenBy().filter(({ text }) => text.includes('Question 2 of 2'))
    await clock.until(() => seconds().length > 0)
    const second = seconds()[0]!
    await ben.click(second, letterOf(second))
    await ana.click(second, 'Reveal')
    await clock.until(() => channel.last()!.text.includes('Ben') || channel.last()!.text.includes(ben.id))
    expect(seconds()).toHaveLength(1)
  })
})
