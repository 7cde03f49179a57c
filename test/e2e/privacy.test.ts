import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { LocalDiscord } from '../../src/dev/local-discord/discord.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { en } from '../../src/words/en/index.ts'
import { altOf, letterOf, studyGroup } from './read.ts'
import { openDatabase, setStage } from './stage.ts'

const DELETE = 'Delete all my data'

const bytesOf = (file: string): Buffer =>
  Buffer.concat([file, `${file}-wal`].filter(existsSync).map(one => readFileSync(one)))

const fileOf = ({ environment }: { environment: Record<string, string> }): string =>
  environment.DATABASE_URL!.slice('sqlite:'.length)

const fileIn = ({ world }: LocalDiscord, { stored }: MessageView, name: string): Buffer => {
  const [attachment] = stored.json.attachments as { id: string }[]
  return world.files.get(`${attachment!.id}/${name}`)!.data
}

const attached = (discord: LocalDiscord, message: MessageView) =>
  JSON.parse(fileIn(discord, message, 'my-data.json').toString())

describe('/privacy', () => {
  test('shows what PRIVACY.md says, to one person, in servers and in direct messages', async () => {
    const { discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const page = readFileSync(join(import.meta.dirname, '../../PRIVACY.md'), 'utf8')
    for (const place of [channel, discord.directMessage(ana)]) {
      const shown = (await ana.slash(place, 'privacy show')).message!
      const text = shown.text.replace(/<(\/privacy \w+):\d+>/g, '`$1`')
      expect(`#${text.slice(2)}\n`).toBe(page.replaceAll('\n\n', '\n'))
      expect(shown.ephemeral).toBe(true)
    }
    expect(channel.seenBy(ben)).toEqual([])
  })

  test('export gives one person a file with everything, from all servers and direct messages', async () => {
    const { discord } = await setStage()
    const { channel, server, ana, ben } = studyGroup(discord)
    const alone = discord.directMessage(ana)
    for (const place of [channel, alone]) {
      const asked = (await ana.slash(place, 'quiz')).message!
      await ana.click(asked, letterOf(asked))
    }
    const given = (await ana.slash(alone, 'privacy export')).message!
    await discord.until(() => given.text.includes('including 2 answers'))
    expect(given.ephemeral).toBe(true)
    const everything = attached(discord, given)
    expect(everything).toMatchObject({ version: 1, userId: ana.id, hiddenSince: null })
    expect(everything.answers).toMatchObject([
      expect.objectContaining({ right: true }),
      expect.objectContaining({ right: true }),
    ])
    const places = everything.answers.map(
      (answer: { serverOrDirectMessage: string }) => answer.serverOrDirectMessage,
    )
    expect(places.sort()).toEqual([server.id, alone.id].sort())
    expect(everything.questionsAskedFor).toHaveLength(2)
    const bens = (await ben.slash(channel, 'privacy export')).message!
    await discord.until(() => bens.text.includes('You have no answers yet'))
    expect(attached(discord, bens).answers).toEqual([])
  })

  test('export of years comes packed in several files, whose parts together have everything', {
    tags: ['slow'],
  }, async () => {
    const stage = await setStage()
    const { discord } = stage
    const { channel, ana } = studyGroup(discord)
    const database = openDatabase(stage)
    const insert =
      database.prepare(`insert into answers (post_id, user_id, guild_id, question_id, hash, season, picked, is_right, score, counted,
        took_ms, answered_at, day, daily_day) values
      (@post, @user, 'g', @question, 'hash', '2026-11', 'A', 0, 0, 0, 1, 1, '2026-11-23', null)`)
    const ANSWERS = 8000
    const noises = (n: number) =>
      Array.from({ length: 20 }, (_, m) => createHash('sha512').update(`${n} ${m}`).digest('base64')).join('')
    // Ids of noise do not pack, so that fewer rows make several files.
    database.transaction(() => {
      for (let n = 0; n < ANSWERS; n++) insert.run({ post: `${n}`, user: ana.id, question: noises(n) })
    })()
    const first = (await ana.slash(channel, 'privacy export')).message!
    const parts = () => channel.seenBy(ana).filter(({ text }) => /^Part/.test(text))
    await discord.until(() => parts().at(-1)?.text.includes('the last one') === true, { timeoutMs: 60_000 })
    expect(parts()[0]!.id).toBe(first.id)
    expect(parts().length).toBeGreaterThan(1)
    const posts = parts().flatMap((message, index) => {
      expect(message.ephemeral).toBe(true)
      const data = fileIn(discord, message, `my-data-${index + 1}.json.gz`)
      expect(data.length).toBeLessThan(10 * 2 ** 20)
      const { part, answers } = JSON.parse(gunzipSync(data).toString())
      expect(part).toBe(index + 1)
      return answers.map(({ post }: { post: string }) => post)
    })
    expect(new Set(posts).size).toBe(ANSWERS)
    expect(posts).toHaveLength(ANSWERS)
  })

  test('export is written once at a time, and three times an hour', async () => {
    const { discord, clock } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    discord.faults.next({ path: /webhooks.*@original/, with: { hangMs: 300 } })
    const first = (await ana.slash(channel, 'privacy export')).message!
    expect((await ana.slash(channel, 'privacy export')).message!.text).toBe(en.privacy.exportRunning)
    await discord.until(() => first.attachments.length > 0)
    for (let n = 0; n < 2; n++) {
      const { message } = await ana.slash(channel, 'privacy export')
      await discord.until(() => message!.attachments.length > 0)
    }
    expect((await ana.slash(channel, 'privacy export')).message!.text).toContain('You can go on')
    const bens = (await ben.slash(channel, 'privacy export')).message!
    await discord.until(() => bens.attachments.length > 0)
    await clock.pass(3600)
    expect((await ana.slash(channel, 'privacy export')).message!.text).not.toContain('You can go on')
  })

  test('export that fails says so instead of thinking for ever', async () => {
    const { discord, bot } = await setStage()
    const { channel, ana } = studyGroup(discord)
    discord.faults.next({ path: /webhooks.*@original/, with: 403 })
    const given = (await ana.slash(channel, 'privacy export')).message!
    await discord.until(() => given.text !== '')
    expect(given.text).toMatch(/`[0-9a-f]{8}`/)
    expect(bot.log()).toContain('an interaction failed')
  })

  test('hide makes someone “someone” on the board and in results, until it is taken back', async () => {
    const { discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const told = (await ana.slash(channel, 'privacy hide')).message!
    expect(told.text).toContain('You’re now “someone”')
    expect(told.ephemeral).toBe(true)
    const asked = (await ben.slash(channel, 'quiz')).message!
    await ana.click(asked, letterOf(asked))
    await ben.click(asked, 'Reveal')
    expect(asked.text).toContain('answered correctly**: someone')
    const board = () => ben.slash(channel, 'leaderboard').then(({ message }) => altOf(message!))
    expect(await board()).toContain('1. someone')
    expect(channel.seenBy(ben).some(message => message.text.includes(ana.id))).toBe(false)
    await ana.slash(channel, 'privacy hide', { hidden: false })
    expect(await board()).toContain('1. Ana')
  })

  test('delete asks first, and keeps everything where the answer is no', async () => {
    const { discord } = await setStage()
    const { channel, ana } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    await ana.click(asked, letterOf(asked))
    const question = (await ana.slash(channel, 'privacy delete')).message!
    expect(question.ephemeral).toBe(true)
    await ana.click(question, 'Cancel')
    expect(question.text).toBe('Nothing was deleted.')
    expect(question.buttons).toEqual([])
    expect((await ana.slash(channel, 'leaderboard')).message!.text).toContain('10 points')
  })

  test('delete obeys no one but the person whom it is about', async () => {
    const { discord } = await setStage()
    const { channel, ana, mod } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    await ana.click(asked, letterOf(asked))
    const question = (await ana.slash(channel, 'privacy delete')).message!
    const { customId } = question.buttons.find(({ label }) => label === DELETE)!
    const refused = (await mod.forge(question, { custom_id: customId })).message!
    expect(refused.text).toContain('Only the person who asked')
    expect((await ana.slash(channel, 'leaderboard')).message!.text).toContain(ana.id)
  })

  test('delete leaves nothing of a person: not on the board, not in what goes on, not in any byte', async () => {
    const stage = await setStage()
    const { discord } = stage
    const { server, channel, ana, ben } = studyGroup(discord)
    const alone = discord.directMessage(ana)
    const answered = (await ana.slash(channel, 'quiz')).message!
    for (const one of Array.from({ length: 20 }, (_, n) => server.member(`Person ${n}`)))
      await one.click(answered, letterOf(answered, 'Venus'))
    await ana.click(answered, letterOf(answered))
    const series = (await ana.slash(channel, 'quiz', { questions: 2 })).message!
    await ana.click(series, letterOf(series))
    await ben.click(series, letterOf(series))
    const inDirect = (await ana.slash(alone, 'quiz')).message!
    await ana.click(inDirect, letterOf(inDirect))
    await ana.slash(alone, 'quiz', { questions: 2 })
    await ana.slash(channel, 'privacy hide')
    const board = () => ben.slash(channel, 'leaderboard').then(({ message }) => altOf(message!))
    expect(await board()).toContain('1. someone')
    expect(bytesOf(fileOf(stage)).includes(ana.id)).toBe(true)

    const question = (await ana.slash(alone, 'privacy delete')).message!
    await ana.click(question, DELETE)
    expect(question.text).toContain('All your data has been deleted.')
    expect(await board()).toContain('1. Ben')
    expect(await board()).not.toContain('someone')

    await stage.bot.stop()
    const again = await stage.start()
    await ben.click(answered, letterOf(answered))
    await again.stop()
    for (const wanted of [ana.id, alone.id]) expect(bytesOf(fileOf(stage)).includes(wanted)).toBe(false)
    for (const { log } of [stage.bot, again]) {
      expect(log()).not.toContain(ana.id)
      expect(log()).not.toMatch(/failed|given up/)
    }
  })
})

describe('a start', () => {
  test('notes which servers the bot is in', async () => {
    const stage = await setStage()
    const { server } = studyGroup(stage.discord)
    const elsewhere = stage.discord.guild('Elsewhere', { withoutBot: true })
    await stage.bot.stop()
    const database = openDatabase(stage)
    database.prepare("delete from tasks where kind = 'sync-guilds'").run()
    const servers = () =>
      database.prepare('select guild_id, gone_at from guilds').all() as { guild_id: string }[]
    await stage.start()
    await stage.clock.until(() => servers().length > 0)
    expect(servers()).toContainEqual({ guild_id: server.id, gone_at: null })
    expect(servers().map(({ guild_id }) => guild_id)).not.toContain(elsewhere.id)
  })
})
