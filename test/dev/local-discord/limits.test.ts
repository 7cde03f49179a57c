import { Client, Events, Routes } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { interactionsOf, open } from './open.ts'

test('answers with 429 are counted, whether or not requests are kept', async () => {
  const { discord, channel } = await open({ log: false })
  const say = () =>
    fetch(`${discord.url}/v10/channels/${channel.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: '{"content":"hello"}',
    })
  await Promise.all(Array.from({ length: 8 }, say))
  expect(discord.limited).toBe(3)
  expect([discord.requests, discord.downloads]).toEqual([[], []])
})

test('fifty requests a second go through, and the rest is told to wait', async () => {
  const { discord } = await open({ now: () => Date.parse('2026-11-23T12:00:00Z') })
  const channels = Array.from({ length: 60 }, (_, n) => discord.guild(`S${n}`).channel('general'))
  const say = (id: string) =>
    fetch(`${discord.url}/v10/channels/${id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: '{"content":"hello"}',
    })
  const answers = await Promise.all(channels.map(({ id }) => say(id)))
  const limited = answers.filter(({ status }) => status === 429)
  expect([limited.length, discord.limited]).toEqual([10, 10])
  expect(limited[0]!.headers.get('x-ratelimit-scope')).toBe('global')
})

test('interactions are forgotten when their tokens are dead', async () => {
  let time = Date.parse('2026-11-23T12:00:00Z')
  const { discord, rest, channel, ana } = await open({ now: () => time, log: false })
  const bot = new Client({ intents: [], rest: { api: discord.url } })
  onTestFinished(() => bot.destroy())
  const ready = new Promise(resolve => bot.once(Events.ClientReady, resolve))
  await bot.login(discord.token)
  await ready
  await rest.put(Routes.applicationCommands(discord.applicationId), {
    body: [{ name: 'quiz', description: 'Asks' }],
  })
  const seen = interactionsOf(bot)
  for (let n = 0; n < 10; n++) await ana.slash(channel, 'quiz')
  expect(discord.world.interactions.size).toBe(10)
  time += 15 * 60_000 + 1
  await ana.slash(channel, 'quiz')
  expect(discord.world.interactions.size).toBe(1)
  const old = Routes.webhookMessage(discord.applicationId, seen[0]!.token)
  await expect(rest.patch(old, { body: { content: 'late' }, auth: false })).rejects.toMatchObject({
    status: 401,
    code: 50027,
  })
})

test('nonces are forgotten after a few minutes', async () => {
  let time = Date.parse('2026-11-23T12:00:00Z')
  const { discord, rest, channel } = await open({ now: () => time, rateLimits: 'none' })
  for (let n = 0; n < 5; n++) {
    const body = { content: 'daily', nonce: `daily-${n}`, enforce_nonce: true }
    await rest.post(Routes.channelMessages(channel.id), { body })
    time += 2 * 60_000
  }
  expect([...discord.world.nonces.keys()].map(key => key.split(' ')[1])).toEqual([
    'daily-2',
    'daily-3',
    'daily-4',
  ])
})
