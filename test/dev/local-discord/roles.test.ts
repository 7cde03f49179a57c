import { type APIChannel, type APIGuildMember, type APIRole, PermissionFlagsBits, Routes } from 'discord.js'
import { describe, expect, test } from 'vitest'
import type { ChannelView } from '../../../src/dev/local-discord/channel-view.ts'
import { botPermissionsIn } from '../../../src/dev/local-discord/permissions.ts'
import { codeOf, open } from './open.ts'

/** Discord's documented algorithm (topics/permissions), from what a client can fetch. */
const computed = async (
  { rest, guild }: Awaited<ReturnType<typeof open>>,
  place: ChannelView,
  userId: string,
): Promise<bigint> => {
  const roles = (await rest.get(Routes.guildRoles(guild.id))) as APIRole[]
  const member = (await rest.get(Routes.guildMember(guild.id, userId))) as APIGuildMember
  const base = roles
    .filter(({ id }) => id === guild.id || member.roles.includes(id))
    .reduce((sum, { permissions }) => sum | BigInt(permissions), 0n)
  if (base & PermissionFlagsBits.Administrator)
    return Object.values(PermissionFlagsBits).reduce((a, b) => a | b)
  const { permission_overwrites: overwrites = [] } = (await rest.get(
    Routes.channel(place.parentId ?? place.id),
  )) as APIChannel & { permission_overwrites?: { id: string; allow: string; deny: string }[] }
  const order = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id }) => member.roles.includes(id)),
    overwrites.filter(({ id }) => id === userId),
  ]
  const merge = (list: typeof overwrites, kind: 'allow' | 'deny') =>
    list.reduce((sum, one) => sum | BigInt(one[kind]), 0n)
  const all = order.reduce((sum, list) => (sum & ~merge(list, 'deny')) | merge(list, 'allow'), base)
  return withoutImplied(all, place.parentId !== null)
}

const withoutImplied = (all: bigint, inThread: boolean): bigint => {
  const { ViewChannel, SendMessages, SendMessagesInThreads, MentionEveryone, SendTTSMessages } =
    PermissionFlagsBits
  const { AttachFiles, EmbedLinks } = PermissionFlagsBits
  if (!(all & ViewChannel)) return 0n
  const maySend = all & (inThread ? SendMessagesInThreads : SendMessages)
  return maySend ? all : all & ~(MentionEveryone | SendTTSMessages | AttachFiles | EmbedLinks)
}

describe('a client that computes the bot’s permissions', () => {
  test.each([
    ['in a usual channel', undefined, []],
    ['where it may not write', undefined, ['SendMessages']],
    ['where it may not write in threads', undefined, ['SendMessagesInThreads']],
    ['with more permissions', ['ViewChannel', 'SendMessages', 'MentionEveryone'], ['EmbedLinks']],
    ['with none', [], []],
    ['as administrator', ['Administrator'], ['SendMessages', 'ViewChannel']],
  ] as const)('gets what is true %s', async (_, botPermissions, denied) => {
    const opened = await open({}, botPermissions ? { botPermissions } : {})
    const { discord, channel } = opened
    const thread = channel.thread('talk')
    if (denied.length > 0) channel.denyBot(...denied)
    for (const place of [channel, thread]) {
      const truth = botPermissionsIn(discord.world, discord.world.channels.get(place.id)!)
      if (truth === 0n) expect(await codeOf(opened.rest.get(Routes.channel(place.id)))).toBe('403 50001')
      else expect(await computed(opened, place, discord.world.botId)).toBe(truth)
    }
  })

  test('gets what is true of people too', async () => {
    const opened = await open()
    const { guild, channel, discord } = opened
    const role = guild.role('Helpers', { permissions: ['ManageMessages'] })
    const ben = guild.member('Ben', { roles: [role], permissions: ['MentionEveryone'] })
    expect(await computed(opened, channel, ben.id)).toBe(ben.permissions)
    expect(ben.permissions & PermissionFlagsBits.ManageMessages).not.toBe(0n)
    expect(discord.world.guilds.get(guild.id)!.roles.size).toBe(5)
  })
})

test('a denial is taken back', async () => {
  const { rest, channel } = await open()
  const say = () => codeOf(rest.post(Routes.channelMessages(channel.id), { body: { content: 'hello' } }))
  channel.denyBot('ViewChannel', 'SendMessages')
  expect(await say()).toBe('403 50001')
  channel.allowBot('ViewChannel')
  expect(await say()).toBe('403 50013')
  channel.allowBot()
  expect(await say()).toBe('no refusal')
})

test('a channel that is removed is unknown, and so are its threads', async () => {
  const { rest, channel, ana } = await open()
  const thread = channel.thread('talk')
  channel.remove()
  expect(await codeOf(rest.get(Routes.channel(channel.id)))).toBe('404 10003')
  expect(await codeOf(rest.get(Routes.channel(thread.id)))).toBe('404 10003')
  expect(() => ana.say(channel, 'hello?')).toThrow('the channel is gone')
})

test('roles are told with @everyone first, and the bot’s own as managed', async () => {
  const { rest, guild, discord } = await open()
  const students = guild.role('Students', { mentionable: true })
  const roles = (await rest.get(Routes.guildRoles(guild.id))) as APIRole[]
  expect(roles.map(({ name, managed, mentionable }) => [name, managed, mentionable])).toEqual([
    ['@everyone', false, false],
    ['Proctor', true, false],
    ['Members', false, false],
    ['Students', false, true],
  ])
  expect(roles[0]!.id).toBe(guild.id)
  expect(roles[1]!.tags).toEqual({ bot_id: discord.world.botId })
  expect(roles.at(-1)!.id).toBe(students.id)
  expect(guild.everyone.id).toBe(guild.id)
})

test('members and users are found by id', async () => {
  const { rest, guild, ana, discord } = await open()
  const elsewhere = discord.guild('Elsewhere', { withoutBot: true })
  const cem = elsewhere.member('Cem')
  expect(await rest.get(Routes.user(ana.id))).toMatchObject({ id: ana.id, username: 'ana', avatar: null })
  expect(await rest.get(Routes.guildMember(guild.id, ana.id))).toMatchObject({ user: { id: ana.id } })
  expect(await codeOf(rest.get(Routes.guildMember(guild.id, cem.id)))).toBe('404 10007')
  expect(await codeOf(rest.get(Routes.user('123456789012345678')))).toBe('404 10013')
  expect(await codeOf(rest.get(Routes.guildMember(elsewhere.id, cem.id)))).toBe('403 50001')
  expect(await codeOf(rest.get(Routes.guildRoles(elsewhere.id)))).toBe('403 50001')
})

describe('a role', () => {
  const say = async (
    opened: Awaited<ReturnType<typeof open>>,
    content: string,
    allowed_mentions: object,
  ): Promise<string[]> => {
    const path = Routes.channelMessages(opened.channel.id)
    await opened.rest.post(path, { body: { content, allowed_mentions } })
    return opened.channel.last()!.rolePings
  }

  test('is pinged where it is mentionable and the message may', async () => {
    const opened = await open()
    const { id } = opened.guild.role('Students', { mentionable: true })
    expect(await say(opened, `<@&${id}>`, { roles: [id] })).toEqual([id])
    expect(await say(opened, `<@&${id}> <@&${id}>`, { parse: ['roles'] })).toEqual([id])
    expect(await say(opened, `<@&${id}>`, { parse: [] })).toEqual([])
    expect(await say(opened, 'nobody', { roles: [id] })).toEqual([])
    expect(await say(opened, '<@&123456789012345678>', { parse: ['roles'] })).toEqual([])
  })

  test('that is not mentionable is pinged only by those who may ping everyone', async () => {
    const opened = await open()
    const { id } = opened.guild.role('Students')
    expect(await say(opened, `<@&${id}>`, { roles: [id] })).toEqual([])
    const other = await open({}, { botPermissions: ['ViewChannel', 'SendMessages', 'MentionEveryone'] })
    const role = other.guild.role('Students')
    expect(await say(other, `<@&${role.id}>`, { roles: [role.id] })).toEqual([role.id])
    other.channel.denyBot('MentionEveryone')
    expect(await say(other, `<@&${role.id}>`, { roles: [role.id] })).toEqual([])
  })

  test('called everyone is pinged by the same alone', async () => {
    const everyone = async (botPermissions: ('ViewChannel' | 'SendMessages' | 'MentionEveryone')[]) => {
      const opened = await open({}, { botPermissions })
      await say(opened, '@everyone', { parse: ['everyone'] })
      return opened.channel.last()!.pingsEveryone
    }
    expect(await everyone(['ViewChannel', 'SendMessages'])).toBe(false)
    expect(await everyone(['ViewChannel', 'SendMessages', 'MentionEveryone'])).toBe(true)
  })
})

describe('a member’s role', () => {
  const may = { botPermissions: ['ViewChannel', 'ManageRoles'] } as const
  const openWithRole = async (given: Parameters<typeof open>[1] = may) => {
    const opened = await open({}, given)
    const gold = opened.guild.role('Gold')
    const path = (roleId = gold.id, userId = opened.ana.id) =>
      Routes.guildMemberRole(opened.guild.id, userId, roleId)
    return { ...opened, gold, path }
  }

  test('is given and taken, and doing so twice is the same', async () => {
    const { rest, guild, ana, discord, path } = await openWithRole()
    for (let n = 0; n < 2; n++) await rest.put(path(), { reason: '100 Punkte – für Ana' })
    expect(guild.rolesOf(ana)).toEqual(['Gold'])
    for (let n = 0; n < 2; n++) await rest.delete(path())
    expect(guild.rolesOf(ana)).toEqual([])
    expect(discord.requests.map(({ method, status, auditReason }) => [method, status, auditReason])).toEqual([
      ['PUT', 204, '100 Punkte – für Ana'],
      ['PUT', 204, '100 Punkte – für Ana'],
      ['DELETE', 204, null],
      ['DELETE', 204, null],
    ])
  })

  test('is refused where the role, the person or the permission is missing, as Discord does', async () => {
    const { rest, guild, gold, path, discord } = await openWithRole()
    const nobody = '123456789012345678'
    const refusal = (address: `/${string}`) => codeOf(rest.put(address))
    expect(await refusal(path(nobody))).toBe('404 10011')
    expect(await refusal(path(guild.id))).toBe('400 50028')
    expect(await refusal(path(gold.id, nobody))).toBe('404 10013')
    const cem = discord.guild('Elsewhere').member('Cem')
    expect(await refusal(path(gold.id, cem.id))).toBe('404 10007')
    expect(await refusal(path(guild.role('Another bot', { managed: true }).id))).toBe('403 50013')
    guild.setBotPermissions(['ViewChannel'])
    expect(await refusal(path())).toBe('403 50013')
    expect(await codeOf(rest.delete(path()))).toBe('403 50013')
    guild.removeBot()
    expect(await refusal(path())).toBe('403 50001')
  })

  test('above the bot’s own is refused, also to an administrator', async () => {
    const { rest, guild, gold, path } = await openWithRole({ botPermissions: ['Administrator'] })
    guild.moveToTop(gold)
    expect(await codeOf(rest.put(path()))).toBe('403 50013')
    guild.moveBotToTop()
    expect(await codeOf(rest.put(path()))).toBe('no refusal')
    guild.deleteRole(gold)
    expect(await codeOf(rest.put(path()))).toBe('404 10011')
  })

  test('is lost by leaving, and coming back is a new beginning', async () => {
    const { rest, guild, ana, path } = await openWithRole()
    const look = async () =>
      (await rest.get(Routes.guildMember(guild.id, ana.id))) as { joined_at: string; roles: string[] }
    const before = await look()
    await rest.put(path())
    guild.leave(ana)
    expect(await codeOf(rest.get(Routes.guildMember(guild.id, ana.id)))).toBe('404 10007')
    guild.rejoin(ana)
    const after = await look()
    expect(after.joined_at > before.joined_at).toBe(true)
    expect(guild.rolesOf(ana)).toEqual([])
  })
})
