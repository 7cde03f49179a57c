import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import type { LocalDiscord } from '../../src/dev/local-discord/discord.ts'
import { scratch } from '../scratch.ts'
import { altOf, letterOf } from './read.ts'
import { spawnStage } from './spawned.ts'
import { openDatabase, type Stage, setStage } from './stage.ts'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

const avatar = (): Buffer => {
  const canvas = createCanvas(64, 64)
  canvas.getContext('2d').fillRect(0, 0, 64, 64)
  return canvas.toBuffer('image/png')
}

/** Three people with points; Ana has an avatar. */
const play = async ({ discord }: Pick<Stage, 'discord'>) => {
  const server = discord.guild('Study group')
  const channel = server.channel('general')
  const people = [server.member('Ana', { avatar: avatar() }), server.member('Ben'), server.member('سارة')]
  const asked = (await people[0]!.slash(channel, 'quiz')).message!
  for (const person of people) await person.click(asked, letterOf(asked))
  return { server, channel, people }
}

const pngOf = (discord: LocalDiscord, name: string): Buffer =>
  [...discord.world.files.values()].findLast(file => file.name === name)!.data

describe('/leaderboard', () => {
  test('carries a picture with the same in its alt text, and the own place below', async () => {
    const stage = await setStage()
    const { channel, people } = await play(stage)
    const board = (await people[0]!.slash(channel, 'leaderboard')).message!
    expect(board.attachments).toEqual(['leaderboard.png'])
    expect(pngOf(stage.discord, 'leaderboard.png').subarray(0, 4)).toEqual(PNG)
    expect(altOf(board)).toBe(
      `Leaderboard, Points · This season (until Nov 30): ${['1. Ana', '2. Ben', '3. سارة'].map(who => `${who}, 10 points, 1 of 1 correct`).join('; ')}`,
    )
    expect(board.text).toBe(`<@${people[0]!.id}>: #1 · 10 points · 1 of 1 correct`)
    expect(stage.discord.downloads.map(({ path }) => path)).toEqual([expect.stringMatching(/^\/avatars\//)])
  })

  test('is drawn once while nothing changes, and shows the same picture after a page was turned', async () => {
    const stage = await setStage()
    const { channel, people } = await play(stage)
    const first = (await people[0]!.slash(channel, 'leaderboard')).message!
    const before = pngOf(stage.discord, 'leaderboard.png')
    const board = (await people[1]!.slash(channel, 'leaderboard')).message!
    expect(pngOf(stage.discord, 'leaderboard.png')).toEqual(before)
    await people[1]!.click(board, 'All time')
    expect(altOf(board)).toContain('All time')
    expect(board.attachments).toEqual(['leaderboard.png'])
    await people[1]!.click(board, 'Accuracy')
    expect(board.text).toContain('No one has 20 first attempts yet.')
    expect(board.attachments).toEqual([])
    expect(first.attachments).toEqual(['leaderboard.png'])
    expect(stage.discord.downloads).toHaveLength(1)
  })

  test('names the picture of another page by an id that is text, as Discord’s schema has it', async () => {
    const stage = await setStage()
    const { channel, people } = await play(stage)
    const board = (await people[0]!.slash(channel, 'leaderboard')).message!
    await people[0]!.click(board, 'All time')
    const named = JSON.stringify(stage.discord.requests).match(/"attachments":\[\{[^}]*/g)
    expect(named).toEqual(['"attachments":[{"id":"0","filename":"leaderboard.png"'])
  })

  test('does without the avatar that does not come', async () => {
    const stage = await setStage()
    const { channel, people } = await play(stage)
    stage.discord.faults.next({ path: /^\/avatars/, with: { hangMs: 4000 } })
    const board = (await people[0]!.slash(channel, 'leaderboard')).message!
    expect(board.attachments).toEqual(['leaderboard.png'])
    expect(altOf(board)).toContain('1. Ana')
  })

  test('names no one who is hidden, neither in words nor in the picture, and shows itself to them alone', async () => {
    const stage = await setStage()
    const { channel, people } = await play(stage)
    await people[1]!.slash(channel, 'privacy hide')
    const board = (await people[0]!.slash(channel, 'leaderboard')).message!
    expect(board.text).not.toContain(people[1]!.id)
    expect(altOf(board)).toContain('2. someone')
    expect(altOf(board)).not.toContain('Ben')
    const own = (await people[1]!.slash(channel, 'leaderboard')).message!
    expect(own.ephemeral).toBe(true)
    expect(own.text).toContain('You’re #2')
    await people[1]!.click(own, 'All time')
    expect(altOf(own)).toContain('All time')
  })
})

describe('a canvas that crashes the process that loads it', () => {
  test('leaves the bot running: leaderboards come as text, and the log says once what to do', async () => {
    const library = join(scratch(), 'canvas.cjs')
    writeFileSync(library, `process.kill(process.pid, 'SIGILL')`)
    // What @napi-rs/canvas loads instead of its own binary.
    const stage = await spawnStage({
      environment: { NAPI_RS_NATIVE_LIBRARY_PATH: library },
      discord: { acknowledgeWithinMs: 30_000 },
    })
    const { channel, people } = await play(stage)
    for (const person of people) {
      const board = (await person.slash(channel, 'leaderboard')).message!
      expect(board.text).toContain('10 points')
      expect(board.attachments).toEqual([])
    }
    await stage.bot.logged('pictures are not available')
    expect(stage.bot.process.exitCode).toBe(null)
    const warnings = stage.bot
      .log()
      .split('\n')
      .filter(line => line.includes('pictures are not available'))
    expect(warnings).toEqual([
      expect.stringMatching(/"level":40.*crashes on this machine \(SIGILL\).*--omit=optional/),
    ])
  })
})

/** The daily that comes on the first of December. */
const announceSeason = async (stage: Stage) => {
  const { server, channel, people } = await play(stage)
  const mo = server.member('Mo', { permissions: ['ManageGuild'] })
  await mo.slash(channel, 'daily set', { time: '9:00', zone: 'UTC' })
  openDatabase(stage)
    .prepare('update dailies set next_day = ?, next_at = ?')
    .run('2026-12-01', stage.clock.now())
  await stage.clock.until(() => channel.last()!.text.includes('Daily question'))
  return { channel, people, first: channel.last()! }
}

const uploadsTo = ({ discord }: Stage, channelId: string) =>
  discord.requests.filter(({ path, files }) => path.includes(channelId) && files.length > 0)

describe('the first daily question of a month', () => {
  test('tells the three best of the month before as a picture', async () => {
    const stage = await setStage()
    const { first } = await announceSeason(stage)
    expect(first.attachments).toEqual(['season.png'])
    expect(altOf(first)).toMatch(
      /^\w+ \d{4}: final standings, Points: 1\. Ana, 10 points, 1 of 1 correct; 2\. Ben, 10 points, .*; 3\. /,
    )
    expect(pngOf(stage.discord, 'season.png').subarray(0, 4)).toEqual(PNG)
    expect(first.pings).toEqual([])
  })

  test('counts its answers like any other, and keeps the picture as it was sent', async () => {
    const stage = await setStage()
    const { channel, people, first } = await announceSeason(stage)
    const before = altOf(first)
    await people[0]!.click(first, letterOf(first))
    await stage.clock.until(() => first.text.includes('1 answered'))
    await people[1]!.click(first, letterOf(first, 'Venus'))
    await stage.clock.until(() => first.text.includes('2 answered'))
    expect(first.attachments).toEqual(['season.png'])
    expect(altOf(first)).toBe(before)
    expect(uploadsTo(stage, channel.id)).toHaveLength(1)
  })

  test('counts its answers where it came without a picture', async () => {
    const stage = await setStage({ painter: { draw: async () => null, stop: async () => {}, warmUp() {} } })
    const { people, first } = await announceSeason(stage)
    expect(first.attachments).toEqual([])
    await people[0]!.click(first, letterOf(first))
    await stage.clock.until(() => first.text.includes('1 answered'))
    expect(first.attachments).toEqual([])
  })

  test('counts its answers where the bot may no longer read the channel', async () => {
    const stage = await setStage()
    const { channel, people, first } = await announceSeason(stage)
    channel.denyBot('ReadMessageHistory')
    await people[0]!.click(first, letterOf(first))
    await stage.clock.until(() => first.text.includes('1 answered'))
    expect(first.text).toMatch(/^## \w+ \d{4}: final standings\n/)
  })

  test('that someone deleted is counted no more, and no one is troubled', async () => {
    const stage = await setStage()
    const { channel, people, first } = await announceSeason(stage)
    await people[0]!.click(first, letterOf(first))
    channel.delete(first)
    await stage.bot.logged('no longer shown')
    expect(stage.bot.log()).not.toContain('attempt 1 failed')
  })
})
