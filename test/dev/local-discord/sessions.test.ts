import { once } from 'node:events'
import { type Client, Events } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { LocalDiscord } from '../../../src/dev/local-discord/discord.ts'
import { logIn, saying } from './client.ts'
import { open } from './open.ts'

const MINUTE = 60_000

/** A connection without discord.js, which has just said this. */
const say = async (discord: LocalDiscord, op: number, d: object): Promise<WebSocket> => {
  const socket = new WebSocket(discord.url.replace('http', 'ws'))
  await once(socket, 'message')
  socket.send(JSON.stringify({ op, d: { token: discord.token, ...d } }))
  return socket
}

const identify = async (discord: LocalDiscord): Promise<string> => {
  const socket = await say(discord, 2, { intents: 0 })
  const [raw] = await once(socket, 'message')
  return JSON.parse(String(raw)).d.session_id
}

/** What a client is told that wants to go on after this event: the names of events, or `op` and number. */
const resumed = async (discord: LocalDiscord, sessionId: string, seq: number): Promise<unknown[]> => {
  const socket = await say(discord, 6, { session_id: sessionId, seq })
  const told: unknown[] = []
  socket.on('message', raw => {
    const { op, t } = JSON.parse(String(raw))
    told.push(t ?? `op ${op}`)
    if (t === 'RESUMED' || op === 9) socket.close(4000)
  })
  const [code] = await once(socket, 'close')
  return code === 4000 || code === 1005 ? told : [...told, code]
}

const cut = async (discord: LocalDiscord): Promise<void> => {
  discord.gateway.drop()
  await discord.until(() => discord.gateway.sessions().every(({ connected }) => !connected))
}

describe('a session whose connection is lost', () => {
  test('is replayed what it missed, once, and no more than it asks for', async () => {
    const { discord, channel, ana } = await open({ acknowledgeWithinMs: 1 })
    const id = await identify(discord)
    const bot = await logIn(discord)
    await bot.destroy()
    await ana.slash(channel, 'quiz')
    await cut(discord)
    await ana.slash(channel, 'quiz')
    expect(await resumed(discord, id, 1)).toEqual(['INTERACTION_CREATE', 'INTERACTION_CREATE', 'RESUMED'])
    expect(await resumed(discord, id, 2)).toEqual(['INTERACTION_CREATE', 'RESUMED'])
    expect(await resumed(discord, id, 4)).toEqual([4007])
  })

  test('is kept for three minutes', async () => {
    let time = Date.parse('2026-11-23T12:00:00Z')
    const { discord } = await open({ now: () => time })
    const id = await identify(discord)
    await cut(discord)
    time += 3 * MINUTE
    expect(await resumed(discord, id, 1)).toEqual(['RESUMED'])
    await discord.until(() => discord.gateway.sessions().every(({ connected }) => !connected))
    time += 3 * MINUTE + 1
    expect(await resumed(discord, id, 1)).toEqual(['op 9'])
    expect(discord.gateway.sessions()).toEqual([])
  })

  test('is forgotten as the oldest where there are more than a thousand', { tags: ['slow'] }, async () => {
    let time = Date.parse('2026-11-23T12:00:00Z')
    const { discord } = await open({ sessionStarts: 2000, now: () => time })
    const first = await identify(discord)
    await cut(discord)
    time += 1
    for (let n = 0; n < 10; n++) await Promise.all(Array.from({ length: 100 }, () => identify(discord)))
    await cut(discord)
    expect(discord.gateway.sessions()).toHaveLength(1000)
    expect(discord.gateway.sessions().some(({ sessionId }) => sessionId === first)).toBe(false)
  })

  test('that missed too much is void', async () => {
    const { discord, guild } = await open()
    const id = await identify(discord)
    await cut(discord)
    for (let n = 0; n < 5000; n++) discord.gateway.dispatch('ANY', {}, guild.id)
    expect(await resumed(discord, id, 1)).toHaveLength(5001)
    await cut(discord)
    for (let n = 0; n < 5001; n++) discord.gateway.dispatch('ANY', {}, guild.id)
    expect(discord.gateway.sessions()).toEqual([])
    expect(await resumed(discord, id, 5001)).toEqual(['op 9'])
  })
})

test('a client that heard too little before its connection was lost has to start again', async () => {
  const { discord, guild } = await open()
  const id = await identify(discord)
  for (let n = 0; n < 5001; n++) discord.gateway.dispatch('ANY', {}, guild.id)
  await cut(discord)
  expect(discord.gateway.sessions()).toHaveLength(1)
  expect(await resumed(discord, id, 1)).toEqual(['op 9'])
})

test('a client that says goodbye ends its session', async () => {
  const { discord } = await open()
  const bot = await logIn(discord)
  await bot.destroy()
  await discord.until(() => discord.gateway.sessions().length === 0)
})

describe('a Gateway that falls silent', () => {
  const resumesOf = (bot: Client): number[] => {
    const resumes: number[] = []
    bot.on(Events.ShardResume, (_, replayed) => resumes.push(replayed))
    return resumes
  }

  test('for a moment loses nothing', async () => {
    const { discord, channel, ana } = await open()
    const bot = await logIn(discord)
    saying(bot, 'hello')
    let over = false
    const silence = discord.gateway.silence(300).then(() => {
      over = true
    })
    const reply = await ana.slash(channel, 'quiz')
    expect([over, reply.message!.text]).toEqual([true, 'hello'])
    await silence
    expect(resumesOf(bot)).toEqual([])
  })

  test('for longer than a heartbeat is left by its client, who resumes and hears all that it missed', async () => {
    const { discord, channel, ana, guild } = await open({ heartbeatMs: 200, acknowledgeWithinMs: 10_000 })
    const bot = await logIn(discord)
    saying(bot, 'hello')
    const resumes = resumesOf(bot)
    const silence = discord.gateway.silence(1500)
    const people = Array.from({ length: 20 }, (_, n) => guild.member(`Person ${n}`))
    const replies = await Promise.all([ana, ...people].map(person => person.slash(channel, 'quiz')))
    expect(replies.map(({ message }) => message?.text)).toEqual(replies.map(() => 'hello'))
    await silence
    expect(resumes).toHaveLength(1)
    expect(discord.gateway.identifies).toHaveLength(1)
    expect(channel.seenBy()).toHaveLength(21)
  })
})
