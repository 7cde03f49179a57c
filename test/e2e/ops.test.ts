import { describe, expect, onTestFinished, test } from 'vitest'
import { createPostgres, findPostgres } from '../postgres.ts'
import { letterOf, studyGroup } from './read.ts'
import { spawnBot, spawnStage } from './spawned.ts'
import { makeDailyDue, setStage } from './stage.ts'

const stage = async (given: Parameters<typeof setStage>[0] = {}) => {
  const set = await setStage({ ...given, environment: { HTTP_PORT: '0', ...given.environment } })
  return { ...set, ...asks(set.bot) }
}

/** How someone on call asks the bot; it logs its address. */
const asks = (bot: { log(): string }) => {
  const address = bot.log().match(/served on (http:[^"]+)"/)![1]!
  const get = (path: string) => fetch(address + path)
  return {
    address,
    get,
    text: async () => (await get('/metrics')).text(),
    ready: async () => {
      const response = await get('/readyz')
      return { status: response.status, ...((await response.json()) as { ready: boolean; missing: unknown }) }
    },
  }
}

/** The sum of all samples of a metric that have these labels. */
const sumOf = (text: string, name: string, labels: Record<string, string> = {}): number =>
  text
    .split('\n')
    .filter(line => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter(line => Object.entries(labels).every(([key, value]) => line.includes(`${key}="${value}"`)))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)

/** The bot's line about each interaction. */
const linesOf = (log: string): Record<string, unknown>[] =>
  log
    .split('\n')
    .filter(line => line.includes('"msg":"interaction"'))
    .map(line => JSON.parse(line))

describe('the metrics', () => {
  test('show what was clicked, what came of it, and how long it took', async () => {
    const { discord, text, bot, address } = await stage()
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const { channel, ana, ben } = studyGroup(discord)
    const before = await text()
    expect(sumOf(before, 'proctor_interactions_total')).toBe(0)
    expect(sumOf(before, 'proctor_gateway_shard_up', { shard: '0' })).toBe(1)
    expect(sumOf(before, 'proctor_bank_playable_questions', { bank: 'sky' })).toBe(10)

    const asked = (await ana.slash(channel, 'quiz')).message!
    await ana.click(asked, letterOf(asked))
    await ben.click(asked, letterOf(asked))
    await ben.click(asked, letterOf(asked))
    await ben.forge(asked, { custom_id: 'p0:whatever' })
    await ana.autocomplete(channel, 'quiz', 'topic', 'st')
    await expect.poll(() => linesOf(bot.log()).length).toBe(6)

    const after = await text()
    const ended = (labels: Record<string, string>) => sumOf(after, 'proctor_interactions_total', labels)
    expect(ended({ kind: 'command', name: 'quiz', outcome: 'asked' })).toBe(1)
    expect(ended({ kind: 'button', name: 'pick', outcome: 'kept' })).toBe(2)
    expect(ended({ kind: 'button', name: 'pick', outcome: 'already-answered' })).toBe(1)
    expect(ended({ kind: 'button', name: 'unknown', outcome: 'old-button' })).toBe(1)
    expect(ended({ kind: 'autocomplete', name: 'quiz', outcome: 'done' })).toBe(1)
    expect(sumOf(after, 'proctor_interactions_running')).toBe(0)
    expect(sumOf(after, 'proctor_interaction_acknowledgement_seconds_count', { kind: 'button' })).toBe(4)
    expect(sumOf(after, 'proctor_interaction_receipt_seconds_count')).toBe(6)
    expect(sumOf(after, 'proctor_duplicates_prevented_total', { what: 'answer' })).toBe(1)
    expect(sumOf(after, 'proctor_database_query_seconds_count', { operation: 'commit' })).toBeGreaterThan(1)
    expect(sumOf(after, 'proctor_discord_responses_total', { via: 'interaction' })).toBeGreaterThan(5)
    expect(after).toContain('nodejs_eventloop_lag_p99_seconds')
    expect(after).not.toContain(discord.token)
  })

  test('count what Discord refused, and what no one was told', async () => {
    const { clock, discord, text, bot } = await stage({ discord: { acknowledgeWithinMs: 1500 } })
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    discord.faults.next({ method: 'PATCH', path: /webhooks/, with: 429, retryAfter: 1 })
    await ana.click(asked, letterOf(asked))
    await clock.until(() => asked.text.includes('1 answered'))
    discord.faults.next({ path: /callback/, with: 500, times: 8 })
    await ben.click(asked, letterOf(asked))
    await expect.poll(() => linesOf(bot.log()).at(-1)?.outcome).toBe('failed')
    const told = await text()
    expect(sumOf(told, 'proctor_discord_rate_limited_total', { via: 'interaction' })).toBe(1)
    expect(sumOf(told, 'proctor_discord_responses_total', { status: '500' })).toBeGreaterThan(3)
    expect(sumOf(told, 'proctor_interactions_unacknowledged_total', { kind: 'button' })).toBe(1)
  })
})

describe('of a daily the metrics', () => {
  test('show how late its message was, and that no work waits', async () => {
    const set = await stage()
    const { discord, text } = set
    const botPermissions = ['ViewChannel', 'SendMessages', 'ReadMessageHistory', 'AttachFiles'] as const
    const server = discord.guild('Study group', { botPermissions })
    const channel = server.channel('daily')
    const mo = server.member('Mo', { permissions: ['ManageGuild'] })
    const reply = (await mo.slash(channel, 'daily set', { time: '9:00', zone: 'Europe/Vienna' })).message!
    expect(reply.text).toContain('9:00')
    makeDailyDue(set, 60_000)
    await set.clock.until(() => channel.last() !== undefined)
    const told = await text()
    expect(sumOf(told, 'proctor_daily_lateness_seconds_count')).toBe(1)
    expect(sumOf(told, 'proctor_daily_lateness_seconds_sum')).toBeGreaterThan(60)
    expect(told).toContain('proctor_work_overdue_seconds{queue="daily"} 0')
  })
})

describe('the log', () => {
  test('has a line for each interaction, which names no one', async () => {
    const { discord, bot } = await setStage({ environment: { LOG_LEVEL: 'trace' } })
    const { channel, server, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    await ben.click(asked, letterOf(asked))
    const board = (await ben.slash(channel, 'leaderboard')).message!
    await ben.click(board, board.buttons.find(({ disabled }) => !disabled)!.label)
    await ben.slash(channel, 'privacy delete')
    await expect.poll(() => linesOf(bot.log()).length).toBe(5)

    const lines = linesOf(bot.log())
    expect(lines.map(({ what, outcome }) => [what, outcome])).toEqual([
      ['/quiz', 'asked'],
      [expect.stringMatching(/^press pick:[0-9a-z]{16}:[0-3]$/), 'kept'],
      ['/leaderboard', 'done'],
      [expect.stringMatching(/^press board:\w+:\w+:\d+$/), 'shown'],
      ['/privacy delete', 'asked'],
    ])
    for (const { id, server: where, receivedMs, acknowledgedMs, totalMs } of lines) {
      expect(id).toMatch(/^\d{17,20}$/)
      expect(where).toBe(server.id)
      const times = [0, receivedMs, acknowledgedMs, totalMs]
      expect([...times].sort((a, b) => Number(a) - Number(b))).toEqual(times)
    }
    for (const { id } of [ana, ben]) expect(bot.log()).not.toContain(id)
  })

  test('of a failure holds the reference, and never the token', async () => {
    const { discord, bot } = await setStage({
      environment: { LOG_LEVEL: 'trace' },
      discord: { acknowledgeWithinMs: 1500 },
    })
    const { channel, ana } = studyGroup(discord)
    discord.faults.next({ path: /callback/, with: 500, times: 8 })
    await ana.slash(channel, 'quiz')
    await expect.poll(() => linesOf(bot.log()).length).toBe(1)
    expect(linesOf(bot.log())[0]).toMatchObject({ what: '/quiz', outcome: 'failed', acknowledgedMs: null })
    expect(bot.log()).toContain(`"id":"${linesOf(bot.log())[0]!.id}","user":"${ana.id}"`)
    expect(bot.log()).not.toContain(discord.token)
    const callback = discord.requests.find(({ path }) => path.endsWith('/callback'))!
    expect(bot.log()).not.toContain(callback.path.split('/').at(-2))
  })
})

describe('readiness', () => {
  test('ends while the gateway is cut, and comes back with it', async () => {
    const { discord, ready, get, text } = await stage()
    expect(await ready()).toEqual({ status: 200, ready: true, missing: [] })
    // It is back within milliseconds, so the look has to come right after a cut.
    const cutAndLook = async () => {
      discord.gateway.drop()
      return (await ready()).missing
    }
    const cut = [{ part: 'gateway', why: 'not connected: shard 0' }]
    await expect.poll(cutAndLook, { interval: 20 }).toEqual(cut)
    expect((await get('/healthz')).status).toBe(200)
    await expect.poll(async () => (await ready()).status).toBe(200)
    const told = await text()
    expect(sumOf(told, 'proctor_gateway_connections_lost_total', { shard: '0' })).toBeGreaterThan(0)
    expect(sumOf(told, 'proctor_gateway_shard_up', { shard: '0' })).toBe(1)
  })

  test('ends when Discord is gone altogether, and says which part is missing', async () => {
    const { discord, ready } = await stage()
    await discord.stop()
    await expect.poll(async () => (await ready()).status).toBe(503)
    expect((await ready()).missing).toEqual([{ part: 'gateway', why: 'not connected: shard 0' }])
  })

  test('ends while the database is away, and comes back with it', { tags: ['slow'] }, async ({ skip }) => {
    if (!findPostgres()) skip('PostgreSQL is not installed')
    const cluster = await createPostgres()
    onTestFinished(() => cluster.destroy())
    const { discord, bot } = await spawnStage({ environment: { HTTP_PORT: '0', DATABASE_URL: cluster.url } })
    const { ready, get, text } = asks(bot)
    const { channel, ana } = studyGroup(discord)
    expect((await ready()).status).toBe(200)
    await cluster.stop('SIGQUIT')
    await expect.poll(async () => (await ready()).status).toBe(503)
    expect((await ready()).missing).toEqual([
      { part: 'database', why: expect.stringMatching(/^it fails with \w+$/) },
    ])
    expect((await get('/healthz')).status).toBe(200)
    expect((await ana.slash(channel, 'quiz')).message!.text).toMatch(/`[0-9a-f]{8}`/)
    expect(sumOf(await text(), 'proctor_interactions_total', { outcome: 'failed' })).toBe(1)
    await cluster.start()
    await expect.poll(async () => (await ready()).status).toBe(200)
    expect((await ana.slash(channel, 'quiz')).failed).toBeNull()
    expect(bot.process.exitCode).toBeNull()
  })
})

describe('HTTP_PORT', () => {
  test('that is taken ends the start with a sentence', { tags: ['slow'] }, async () => {
    const { address, environment } = await stage()
    const second = await spawnBot({ ...environment, HTTP_PORT: new URL(address).port })
    await expect(second.logged('connected to Discord')).rejects.toThrow('Set HTTP_PORT to a free port')
    expect(second.process.exitCode).toBe(1)
    expect(second.log()).not.toContain('    at ')
  })

  test('left empty opens nothing', async () => {
    const { bot } = await setStage()
    expect(bot.log()).not.toContain('health and metrics')
  })
})
