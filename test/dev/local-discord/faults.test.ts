import { REST, Routes } from 'discord.js'
import { describe, expect, test } from 'vitest'
import type { LocalDiscord } from '../../../src/dev/local-discord/discord.ts'
import { clientOf, open } from './open.ts'

const asking = (discord: LocalDiscord, init: RequestInit = {}): Promise<Response> =>
  fetch(`${discord.url}/v10/users/@me`, { headers: { authorization: `Bot ${discord.token}` }, ...init })

describe('a fault that lasts', () => {
  test('meets everything until it is ended', async () => {
    const { discord, rest } = await open()
    const end = discord.faults.during({ with: 500 })
    for (const route of [Routes.user(), Routes.gatewayBot(), Routes.currentApplication()])
      await expect(rest.get(route)).rejects.toMatchObject({ status: 500 })
    expect(discord.faults.met()).toBe(3)
    end()
    expect(await rest.get(Routes.user())).toMatchObject({ username: 'proctor' })
    expect(discord.faults.met()).toBe(3)
  })

  test('leaves alone what does not fit, and ends with all others', async () => {
    const { discord, rest } = await open()
    discord.faults.during({ path: /applications/, with: 503 })
    expect(await rest.get(Routes.user())).toMatchObject({ username: 'proctor' })
    await expect(rest.get(Routes.currentApplication())).rejects.toMatchObject({ status: 503 })
    discord.faults.clear()
    expect(await rest.get(Routes.currentApplication())).toMatchObject({ id: discord.applicationId })
  })
})

describe('a limit', () => {
  test.each([
    ['user', null, false],
    ['shared', null, false],
    ['global', 'true', true],
  ] as const)('of scope %s says so in header and body', async (scope, header, global) => {
    const { discord } = await open()
    discord.faults.next({ with: 429, retryAfter: 1.5, scope })
    const answer = await asking(discord)
    const { headers } = answer
    expect(answer.status).toBe(429)
    expect([headers.get('x-ratelimit-scope'), headers.get('x-ratelimit-global')]).toEqual([scope, header])
    expect(headers.get('retry-after')).toBe('2')
    expect(await answer.json()).toMatchObject({ retry_after: 1.5, global })
  })

  test.each(['user', 'shared', 'global'] as const)('of scope %s is waited for by discord.js', async scope => {
    const { discord, rest } = await open()
    discord.faults.next({ with: 429, retryAfter: 1, scope })
    expect(await rest.get(Routes.user())).toMatchObject({ username: 'proctor' })
    const [refused, answered] = discord.requests
    expect(answered!.at - refused!.at).toBeGreaterThanOrEqual(1000)
  })
})

describe('what stands before Discord', () => {
  test('limits with a page and the time to wait, which discord.js waits for', async () => {
    const { discord, rest } = await open()
    discord.faults.next({ with: 429, html: true, retryAfter: 1, times: 2 })
    const answer = await asking(discord)
    expect(answer.headers.get('content-type')).toMatch('text/html')
    expect([...answer.headers.keys()].filter(name => name.startsWith('x-ratelimit'))).toEqual([])
    expect(await answer.text()).toMatch('error code: 1015')
    expect(await rest.get(Routes.user())).toMatchObject({ username: 'proctor' })
    expect(discord.limited).toBe(2)
  })

  test('refuses with a page, in which there is no code', async () => {
    const { discord, rest } = await open()
    discord.faults.next({ with: 403, html: true })
    await expect(rest.get(Routes.user())).rejects.toMatchObject({ status: 403, code: undefined })
  })
})

describe('a message', () => {
  const body = { content: 'hello' }

  test.each([
    ['reset', 'ECONNRESET'],
    ['hangup', 'other side closed'],
  ] as const)('is not written where there is a %s before', async (kind, reason) => {
    const { discord, rest, channel } = await open()
    discord.faults.next({ with: kind })
    await expect(rest.post(Routes.channelMessages(channel.id), { body })).rejects.toThrow(reason)
    expect(channel.seenBy()).toHaveLength(0)
  })

  test('is written where only the answer is lost, once where the client tries again with its nonce', async () => {
    const { discord, channel } = await open()
    discord.faults.next({ with: 'lost' })
    const nonce = { nonce: 'daily-1', enforce_nonce: true }
    const patient = new REST({ api: discord.url, retries: 1 }).setToken(discord.token)
    await patient.post(Routes.channelMessages(channel.id), { body: { ...body, ...nonce } })
    expect(discord.requests.map(({ status }) => status)).toEqual([200, 200])
    expect(channel.seenBy()).toHaveLength(1)
  })

  test('is neither written nor refused where Discord is silent', async () => {
    const { discord, channel } = await open()
    const end = discord.faults.during({ with: 'silence' })
    const hasty = clientOf(discord)
    const signal = AbortSignal.timeout(300)
    await expect(hasty.post(Routes.channelMessages(channel.id), { body, signal })).rejects.toThrow('abort')
    end()
    expect(channel.seenBy()).toHaveLength(0)
    await hasty.post(Routes.channelMessages(channel.id), { body })
    expect(channel.seenBy()).toHaveLength(1)
  })
})
