import { REST, RESTEvents } from 'discord.js'
import { PermissionFlagsBits as Bit } from 'discord-api-types/v10'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startDiscord } from '../../../src/dev/local-discord/discord.ts'
import { createInvalidRequests, isInvalid, MAX_INVALID } from '../../../src/discord/rest/invalid-requests.ts'
import { createLookups } from '../../../src/discord/rest/lookups.ts'
import { computePermissions, createPermissions } from '../../../src/discord/rest/permissions.ts'
import { createLog } from '../../../src/ops/log.ts'
import { RATES } from '../../../src/play/limits.ts'
import { NEEDED } from '../../../src/play/ports/permissions.ts'
import { createTakeTurn } from '../../../src/play/rate-limits.ts'
import { NOON } from '../../store/sample.ts'

const SERVER = '100000000000000001'
const ME = '900000000000000001'
const [STUDENTS, TEACHERS] = ['500000000000000001', '500000000000000002']

type Role = Parameters<typeof computePermissions>[2][number]
type Overwrite = Parameters<typeof computePermissions>[4][number]

const role = (id: string, permissions: bigint) => ({ id, permissions: String(permissions) }) as Role
const overwrite = (id: string, allow: bigint, deny: bigint) =>
  ({ id, type: id === ME ? 1 : 0, allow: String(allow), deny: String(deny) }) as Overwrite

const roles = [
  role(SERVER, Bit.ViewChannel),
  role(STUDENTS, Bit.SendMessages),
  role(TEACHERS, Bit.AttachFiles),
]
const held = (ownRoles: readonly string[], overwrites: readonly Overwrite[] = []) =>
  computePermissions(SERVER, ME, roles, ownRoles, overwrites)

describe('permissions in a channel', () => {
  test('are everyone’s and those of the own roles', () => {
    expect(held([STUDENTS])).toBe(Bit.ViewChannel | Bit.SendMessages)
    expect(held([STUDENTS, TEACHERS])).toBe(Bit.ViewChannel | Bit.SendMessages | Bit.AttachFiles)
  })

  test('of an administrator are all, whatever the channel denies', () => {
    const admin = [...roles, role('500000000000000009', Bit.Administrator)]
    const all = computePermissions(
      SERVER,
      ME,
      admin,
      ['500000000000000009'],
      [overwrite(ME, 0n, Bit.SendMessages)],
    )
    for (const name of NEEDED) expect(all & Bit[name]).toBe(Bit[name])
  })

  test('are taken from everyone, given back to a role, and taken from oneself, in this order', () => {
    const everyone = overwrite(SERVER, 0n, Bit.SendMessages)
    expect(held([STUDENTS], [everyone])).toBe(Bit.ViewChannel)
    const teachers = overwrite(TEACHERS, Bit.SendMessages, 0n)
    expect(held([STUDENTS, TEACHERS], [everyone, teachers]) & Bit.SendMessages).toBe(Bit.SendMessages)
    const me = overwrite(ME, 0n, Bit.SendMessages)
    expect(held([STUDENTS, TEACHERS], [me, everyone, teachers]) & Bit.SendMessages).toBe(0n)
  })

  test('that one own role denies and another one allows are allowed', () => {
    const both = [overwrite(STUDENTS, 0n, Bit.SendMessages), overwrite(TEACHERS, Bit.SendMessages, 0n)]
    expect(held([STUDENTS, TEACHERS], both) & Bit.SendMessages).toBe(Bit.SendMessages)
    expect(held([STUDENTS, TEACHERS], both.toReversed()) & Bit.SendMessages).toBe(Bit.SendMessages)
  })

  test('are none where the channel can’t be seen', () => {
    expect(held([STUDENTS], [overwrite(SERVER, 0n, Bit.ViewChannel)])).toBe(0n)
  })
})

const scene = async () => {
  const discord = await startDiscord({ rateLimits: 'none' })
  onTestFinished(() => discord.stop())
  const server = discord.guild('Study group', { botPermissions: [...NEEDED] })
  const rest = new REST({ api: discord.url }).setToken(discord.token)
  const clock = { time: NOON, now: () => clock.time }
  const invalid = createInvalidRequests(clock.now, createLog('silent', []))
  invalid.watch(rest)
  let withheld = 0
  const lookups = createLookups({
    now: clock.now,
    takeTurn: createTakeTurn(clock),
    invalid,
    onWithheld: () => withheld++,
  })
  const permissions = createPermissions({ rest, botId: discord.world.botId, lookups })
  const check = (channelId: string, given: { thread?: boolean; roleId?: string; textOnly?: true } = {}) =>
    permissions.missing({
      guildId: server.id,
      channelId,
      thread: given.thread ?? false,
      roleId: given.roleId ?? null,
      ...(given.textOnly && { textOnly: true }),
    })
  /** A minute later, so that nothing that was kept before counts. */
  const missing = async (...[channelId, given]: Parameters<typeof check>) => {
    clock.time += 60_000
    const found = await check(channelId, given)
    if (found === 'unchecked') throw new Error('it was not checked')
    return found
  }
  const asked = () => discord.requests.filter(({ method }) => method === 'GET').length
  return {
    discord,
    server,
    rest,
    clock,
    permissions,
    invalid,
    check,
    missing,
    asked,
    withheld: () => withheld,
  }
}

describe('what is missing for a daily question', () => {
  test('is exactly what the channel denies of what is needed there', async () => {
    const { server, missing } = await scene()
    const forChannel = NEEDED.filter(
      name => !['ViewChannel', 'SendMessagesInThreads', 'MentionEveryone'].includes(name),
    )
    await fc.assert(
      fc.asyncProperty(fc.subarray(forChannel), async denied => {
        const channel = server.channel('any')
        channel.denyBot(...denied)
        // Who may not write may not attach either, by Discord's own rule.
        const told = await missing(channel.id, { thread: true })
        expect(told.filter(name => name !== 'AttachFiles')).toEqual(
          denied.filter(name => name !== 'AttachFiles'),
        )
        if (denied.includes('AttachFiles')) expect(told).toContain('AttachFiles')
      }),
      { numRuns: 30 },
    )
  })

  test('in a channel that can’t be seen, or is gone, is to see it', async () => {
    const { server, missing } = await scene()
    const channel = server.channel('secret')
    channel.denyBot('ViewChannel')
    expect(await missing(channel.id)).toEqual(['ViewChannel'])
    channel.remove()
    expect(await missing(channel.id)).toEqual(['ViewChannel'])
  })

  test('in a thread is what its channel denies, and writing in threads', async () => {
    const { server, missing } = await scene()
    const channel = server.channel('any')
    const thread = channel.thread('a thread')
    expect(await missing(thread.id, { thread: true })).toEqual([])
    channel.denyBot('SendMessagesInThreads')
    expect(await missing(thread.id)).toContain('SendMessagesInThreads')
    expect(await missing(channel.id)).toEqual([])
  })

  test('for a role that not everyone may mention is to mention all', async () => {
    const { server, missing } = await scene()
    const channel = server.channel('any')
    channel.denyBot('MentionEveryone')
    const quiet = server.role('Quiet')
    const open = server.role('Open', { mentionable: true })
    expect(await missing(channel.id, { roleId: quiet.id })).toEqual(['MentionEveryone'])
    expect(await missing(channel.id, { roleId: open.id })).toEqual([])
  })

  test('for a text is less than for a question with a picture', async () => {
    const { server, missing } = await scene()
    const channel = server.channel('any')
    channel.denyBot('AttachFiles')
    expect(await missing(channel.id)).toEqual(['AttachFiles'])
    expect(await missing(channel.id, { textOnly: true })).toEqual([])
  })

  test('is looked up once a minute for all that ask about one channel', async () => {
    const { server, clock, check, asked } = await scene()
    const channel = server.channel('any')
    await Promise.all(Array.from({ length: 5 }, () => check(channel.id)))
    for (let n = 0; n < 20; n++) await check(channel.id)
    expect(asked()).toBe(3)
    clock.time += 60_000
    await check(channel.id)
    expect(asked()).toBe(6)
  })

  test('is looked up again where something was missing a moment ago, so that a grant is seen at once', async () => {
    const { server, clock, check } = await scene()
    const channel = server.channel('any')
    channel.denyBot('SendMessages')
    expect(await check(channel.id)).toContain('SendMessages')
    channel.allowBot('SendMessages')
    clock.time += 2000
    expect(await check(channel.id)).toEqual([])
  })

  test('is not asked of Discord more often than a server may, however often it is wanted', async () => {
    const { server, clock, check, asked, withheld } = await scene()
    const hidden = server.channel('secret')
    hidden.denyBot('ViewChannel')
    for (let second = 0; second < 59; second++) {
      clock.time += 1000
      expect(await check(hidden.id)).toEqual(['ViewChannel'])
    }
    expect(asked()).toBeLessThanOrEqual(RATES.permissionLookups.max)
    expect(withheld()).toBeGreaterThan(0)
    expect(await check(server.channel('another').id)).toBe('unchecked')
  })

  test('is not asked of Discord at all after too many refusals, for ten minutes', async () => {
    const { server, clock, permissions, rest, check, asked, invalid } = await scene()
    const hidden = server.channel('secret')
    hidden.denyBot('ViewChannel')
    expect(await check(hidden.id)).toEqual(['ViewChannel'])
    expect(invalid.recent()).toBe(1)
    const refusal = new Response(null, { status: 403 })
    for (let n = 1; n < MAX_INVALID; n++) rest.emit(RESTEvents.Response, {} as never, refusal as never)
    expect(invalid.recent()).toBe(MAX_INVALID)
    const before = asked()
    expect(await check(server.channel('any').id)).toBe('unchecked')
    expect(await permissions.channelName(server.id, server.channel('any').id)).toBeNull()
    expect(asked()).toBe(before)
    clock.time += 10 * 60_000
    expect(await check(server.channel('any').id)).toEqual([])
  })
})

test('whether everyone can read a channel follows @everyone alone, not the bot’s roles', async () => {
  const { server, discord, permissions, clock } = await scene()
  const channel = server.channel('any')
  expect(await permissions.everyoneSees(server.id, channel.id)).toBe(false)
  const { roles: known } = discord.world.guilds.get(server.id)!
  known.set(server.id, { ...known.get(server.id)!, permissions: Bit.ViewChannel })
  clock.time += 60_000
  expect(await permissions.everyoneSees(server.id, channel.id)).toBe(true)
  channel.remove()
  clock.time += 60_000
  expect(await permissions.everyoneSees(server.id, channel.id)).toBe(false)
})

test.each([
  [401, null, true],
  [403, null, true],
  [429, 'user', true],
  [429, 'shared', false],
  [404, null, false],
  [200, null, false],
])('Discord holds a %d (%s) against the address: %s', (status, scope, expected) => {
  expect(isInvalid(status, scope)).toBe(expected)
})
