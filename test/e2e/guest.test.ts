import { describe, expect, test } from 'vitest'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { en } from '../../src/words/en/index.ts'
import { altOf, eventually, letterOf } from './read.ts'
import { openDatabase, type Stage, setStage } from './stage.ts'

/** A server that the bot is no member of, to which Cem has brought the app. */
const elsewhere = async () => {
  const stage = await setStage()
  const server = stage.discord.guild('Elsewhere', { withoutBot: true })
  return { ...stage, channel: server.channel('chat'), cem: server.member('Cem'), dora: server.member('Dora') }
}

type Scene = Awaited<ReturnType<typeof elsewhere>>

/** Round n of the series, once it is there. */
const question = async ({ clock, channel }: Scene, n: number): Promise<MessageView> => {
  const find = () =>
    channel.seenBy().find(({ text }) => text.includes(`Question ${n} of`) && !text.includes('Closed'))
  await clock.until(() => find() !== undefined)
  return find()!
}

const standingsOf = ({ channel }: Scene) =>
  channel.seenBy().find(({ text }) => text.includes(en.standings.title))

const sessionOf = (stage: Stage) =>
  openDatabase(stage).prepare('select ended_at, token_left from sessions').get() as {
    ended_at: number | null
    token_left: number | null
  }

describe('a series where only someone has installed the app', () => {
  test('of twenty questions goes on to its standings, since each answer brings a fresh token', {
    tags: ['slow'],
  }, async () => {
    const scene = await elsewhere()
    const { clock, channel, cem, dora, bot } = scene
    await cem.slash(channel, 'quiz', { questions: 20, seconds: 10 })
    for (let n = 1; n <= 20; n++) {
      const asked = await question(scene, n)
      await dora.click(asked, letterOf(asked))
    }
    await clock.until(() => standingsOf(scene) !== undefined)
    expect(standingsOf(scene)!.text).toContain('20 of 20')
    expect(bot.log()).not.toMatch(/attempt \d+ failed|given up/)
  })

  test('in which no one answers ends with its standings, and the channel is free', async () => {
    const scene = await elsewhere()
    const { clock, channel, cem } = scene
    await cem.slash(channel, 'quiz', { questions: 20, seconds: 10 })
    await clock.until(() => standingsOf(scene) !== undefined)
    expect((await cem.slash(channel, 'quiz', { questions: 2 })).message!.text).toContain('Question 1 of 2')
  })

  test('whose token takes no more waits for a press by anyone, and goes on with the press’s token', async () => {
    const scene = await elsewhere()
    const { clock, channel, cem, dora } = scene
    await cem.slash(channel, 'quiz', { questions: 3, seconds: 10 })
    const first = await question(scene, 1)
    await dora.click(first, letterOf(first))
    openDatabase(scene).exec('update sessions set token_left = 1')
    await clock.until(() => first.text.includes(en.reveal.nextWaits))
    expect(first.text).not.toContain(en.reveal.nextSoon)
    await clock.pass(30)
    expect(channel.seenBy()).toHaveLength(1)
    const second = (await dora.click(first, en.reveal.next)).message!
    expect(second.text).toContain('Question 2 of 3')
    expect((await cem.click(first, en.reveal.next)).message!.text).toBe(en.refusals.alreadyAsked)
    expect(sessionOf(scene).token_left).toBe(5)
    await dora.click(second, letterOf(second))
    const third = await question(scene, 3)
    await dora.click(third, letterOf(third))
    await clock.until(() => standingsOf(scene) !== undefined)
    expect(standingsOf(scene)!.text).toContain('3 of 3')
  })

  test('that waits for a press which no one makes ends with its standings', async () => {
    const scene = await elsewhere()
    const { clock, channel, cem, dora } = scene
    await cem.slash(channel, 'quiz', { questions: 3, seconds: 10 })
    const first = await question(scene, 1)
    await dora.click(first, letterOf(first))
    openDatabase(scene).exec('update sessions set token_left = 1')
    await clock.until(() => first.text.includes(en.reveal.nextWaits))
    await clock.pass(299)
    await clock.until(() => standingsOf(scene) !== undefined)
    expect(sessionOf(scene).ended_at).not.toBeNull()
    expect((await cem.slash(channel, 'quiz', { questions: 2 })).failed).toBeNull()
  })

  test('that Discord stops unexpectedly ends, and blocks no channel', async () => {
    const scene = await elsewhere()
    const { clock, channel, cem, discord, bot } = scene
    await cem.slash(channel, 'quiz', { questions: 3, seconds: 10 })
    const first = await question(scene, 1)
    discord.faults.next({ method: 'POST', path: /webhooks/, with: 400, code: 40_094 })
    await cem.click(first, letterOf(first))
    await bot.logged('its channel can’t be reached')
    await clock.until(() => sessionOf(scene).ended_at !== null)
    await clock.until(() => standingsOf(scene) !== undefined)
    expect((await cem.slash(channel, 'quiz', { questions: 2 })).failed).toBeNull()
  })

  test('shows its standings after Stop too', async () => {
    const scene = await elsewhere()
    const { clock, channel, cem } = scene
    await cem.slash(channel, 'quiz', { questions: 3 })
    const first = await question(scene, 1)
    await cem.click(first, letterOf(first))
    openDatabase(scene).exec('update sessions set token_left = 0')
    await cem.click(first, en.question.stop)
    await clock.until(() => standingsOf(scene) !== undefined)
  })
})

/** What a reply shows drops its task a moment later. */
const noTaskLeft = async (stage: Stage): Promise<void> => {
  const left = openDatabase(stage)
    .prepare("select count(*) from tasks where kind in ('reveal', 'standings')")
    .pluck()
  await eventually(() => left.get() === 0)
}

test('a series where the bot is a member has no such limit', async () => {
  const stage = await setStage()
  const server = stage.discord.guild('Home')
  await server.member('Ana').slash(server.channel('general'), 'quiz', { questions: 3 })
  expect(sessionOf(stage).token_left).toBeNull()
})

describe('a group chat', () => {
  test('has a leaderboard of its own, which a hidden person sees alone', async () => {
    const { discord } = await setStage()
    const server = discord.guild('Study group')
    const [ana, ben] = [server.member('Ana'), server.member('Ben')]
    const group = discord.groupMessage([ana, ben])
    const asked = (await ana.slash(group, 'quiz')).message!
    await ben.click(asked, letterOf(asked))
    const board = (await ana.slash(group, 'leaderboard')).message!
    expect(board.ephemeral).toBe(false)
    expect(altOf(board)).toContain('1. Ben')
    await ben.slash(group, 'privacy hide')
    const own = (await ben.slash(group, 'leaderboard')).message!
    expect(own.ephemeral).toBe(true)
    const others = (await ana.slash(group, 'leaderboard')).message!
    expect(altOf(others)).toContain('1. someone')
  })
})

describe('a series for one person', () => {
  test('ends at once: the last answer says how many were right, and nothing more comes', async () => {
    const stage = await setStage()
    const { clock, discord } = stage
    const server = discord.guild('Study group')
    const channel = server.channel('general')
    const ana = server.member('Ana')
    for (const place of [channel, discord.directMessage(ana)]) {
      const first = (await ana.slash(place, 'quiz', { questions: 2, private: true })).message!
      await ana.click(first, letterOf(first))
      const second = (await ana.click(first, en.reveal.next)).message!
      await ana.click(second, letterOf(second, 'Venus'))
      expect(second.text).toMatch(/## You got 1 of 2(?!\n\d+ points)/)
      const before = place.seenBy(ana).length
      await noTaskLeft(stage)
      await clock.pass(20)
      expect(place.seenBy(ana)).toHaveLength(before)
      expect((await ana.click(second, en.reveal.again)).message!.text).toContain('Closes')
    }
  })

  test('that is stopped says it too', async () => {
    const stage = await setStage()
    const { clock, discord } = stage
    const server = discord.guild('Study group')
    const channel = server.channel('general')
    const ana = server.member('Ana')
    const first = (await ana.slash(channel, 'quiz', { questions: 3, private: true })).message!
    await ana.click(first, en.question.stop)
    expect(first.text).toContain('## You got 0 of 1')
    await noTaskLeft(stage)
    await clock.pass(20)
    expect(first.text).toContain('## You got 0 of 1')
    expect(channel.seenBy(ana)).toHaveLength(1)
  })
})
