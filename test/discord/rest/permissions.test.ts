import { REST } from 'discord.js'
import { PermissionFlagsBits as Bit } from 'discord-api-types/v10'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startDiscord } from '../../../src/dev/local-discord/discord.ts'
import { computePermissions, createPermissions, NEEDED } from '../../../src/discord/rest/permissions.ts'

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
  test('are everybody’s and those of the own roles', () => {
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

  test('are taken from everybody, given back to a role, and taken from oneself, in this order', () => {
    const everybody = overwrite(SERVER, 0n, Bit.SendMessages)
    expect(held([STUDENTS], [everybody])).toBe(Bit.ViewChannel)
    const teachers = overwrite(TEACHERS, Bit.SendMessages, 0n)
    expect(held([STUDENTS, TEACHERS], [everybody, teachers]) & Bit.SendMessages).toBe(Bit.SendMessages)
    const me = overwrite(ME, 0n, Bit.SendMessages)
    expect(held([STUDENTS, TEACHERS], [me, everybody, teachers]) & Bit.SendMessages).toBe(0n)
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

describe('what is missing for a daily question', () => {
  const scene = async () => {
    const discord = await startDiscord({ rateLimits: 'none' })
    onTestFinished(() => discord.stop())
    const server = discord.guild('Study group', { botPermissions: [...NEEDED] })
    const rest = new REST({ api: discord.url }).setToken(discord.token)
    const permissions = createPermissions(rest, discord.world.botId)
    const missing = (channelId: string, given: { thread?: boolean; roleId?: string } = {}) =>
      permissions.missing({
        guildId: server.id,
        channelId,
        thread: given.thread ?? false,
        roleId: given.roleId ?? null,
      })
    return { discord, server, missing }
  }

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

  test('for a role that not everybody may mention is to mention all', async () => {
    const { server, missing } = await scene()
    const channel = server.channel('any')
    channel.denyBot('MentionEveryone')
    const quiet = server.role('Quiet')
    const open = server.role('Open', { mentionable: true })
    expect(await missing(channel.id, { roleId: quiet.id })).toEqual(['MentionEveryone'])
    expect(await missing(channel.id, { roleId: open.id })).toEqual([])
  })
})
