import { REST } from 'discord.js'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import { expect, onTestFinished, test } from 'vitest'
import { startDiscord } from '../../../src/dev/local-discord/discord.ts'
import type { PermissionName } from '../../../src/dev/local-discord/permissions.ts'
import type { RoleView } from '../../../src/dev/local-discord/roles.ts'
import { createInvalidRequests } from '../../../src/discord/rest/invalid-requests.ts'
import { createLookups } from '../../../src/discord/rest/lookups.ts'
import { createMemberRoles } from '../../../src/discord/rest/member-roles.ts'
import { DANGEROUS } from '../../../src/discord/rest/role-check.ts'
import { createLog } from '../../../src/ops/log.ts'
import { createTakeTurn } from '../../../src/play/rate-limits.ts'
import { wordsFor } from '../../../src/words/index.ts'
import { NOON, sampleRule } from '../../store/sample.ts'

const scene = async (botPermissions: readonly PermissionName[] = ['ViewChannel', 'ManageRoles']) => {
  const discord = await startDiscord({ rateLimits: 'none' })
  onTestFinished(() => discord.stop())
  const server = discord.guild('Study group', { botPermissions })
  const [mo, ana] = [server.member('Mo', { permissions: ['ManageRoles'] }), server.member('Ana')]
  const gold = server.role('Gold')
  const rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token)
  const clock = { time: NOON, now: () => clock.time }
  const lookups = createLookups({
    now: clock.now,
    takeTurn: createTakeTurn(clock),
    invalid: createInvalidRequests(clock.now, createLog('silent', [])),
    onWithheld: () => {},
  })
  const roles = createMemberRoles({ rest, botId: discord.world.botId, lookups, wordsFor })
  const by = (member = mo) => ({
    userId: member.id,
    roleIds: discord.world.guilds.get(server.id)!.members.get(member.id)!,
  })
  /** A minute later, so that nothing that was kept before counts. */
  const check = async (role: { readonly id: string }, who: ReturnType<typeof by> | null = null) => {
    clock.time += 60_000
    const checks = await roles.check(server.id, [role.id], who)
    return typeof checks === 'string' ? checks : checks.get(role.id)!
  }
  const target = (role: RoleView, member: { readonly id: string } = ana) => ({
    guildId: server.id,
    userId: member.id,
    roleId: role.id,
    rule: sampleRule({ roleId: role.id, threshold: 500 }),
    locale: 'en-US',
  })
  return { discord, server, mo, ana, gold, roles, by, check, target, clock }
}

test('a plain role below the bot’s own can be given', async () => {
  const { check, gold, by } = await scene()
  expect(await check(gold)).toEqual({ kind: 'fine' })
  expect(await check(gold, by())).toEqual({ kind: 'fine' })
})

test.each(DANGEROUS)('a role with %s is never given', async name => {
  const { server, check } = await scene()
  expect(await check(server.role('Staff', { permissions: ['SendMessages', name] }))).toEqual({
    kind: 'dangerous',
    permissions: [name],
  })
})

test('what else speaks against a role is told, the first reason first', async () => {
  const { server, check, gold, by } = await scene()
  expect(await check(server.everyone)).toEqual({ kind: 'everyone' })
  expect(await check({ id: '123456789012345678' })).toEqual({ kind: 'gone' })
  expect(await check(server.role('Other bot', { managed: true }))).toEqual({ kind: 'managed' })
  server.moveToTop(gold)
  expect(await check(gold)).toEqual({ kind: 'too-high' })
  server.moveBotToTop()
  expect(await check(gold)).toEqual({ kind: 'fine' })
  // It's still above Mo.
  expect(await check(gold, by())).toEqual({ kind: 'not-yours' })
  server.setBotPermissions(['ViewChannel'])
  expect(await check(gold)).toEqual({ kind: 'no-permission' })
  server.removeBot()
  expect(await check(gold)).toBe('not-there')
})

test('someone who may manage roles in a channel only, or nowhere, has none given', async () => {
  const { server, check, by } = await scene()
  const nia = server.member('Nia', { permissions: ['ManageGuild'] })
  const low = server.role('Low')
  expect(await check(low, by(nia))).toEqual({ kind: 'not-allowed' })
  server.setOwner(nia)
  expect(await check(low, by(nia))).toEqual({ kind: 'fine' })
})

test('the owner may have every role given', async () => {
  const { server, check, gold, by, mo } = await scene()
  server.moveToTop(gold)
  server.moveBotToTop()
  server.setOwner(mo)
  expect(await check(gold, by())).toEqual({ kind: 'fine' })
})

test('a permission that was added to a role a moment ago is seen at once', async () => {
  const { discord, server, roles, gold, clock } = await scene()
  const check = async () => roles.check(server.id, [gold.id], null)
  expect(await check()).toEqual(new Map([[gold.id, { kind: 'fine' }]]))
  discord.world.guilds.get(server.id)!.roles.get(gold.id)!.permissions = PermissionFlagsBits.Administrator
  clock.time += 2000
  expect(await check()).toEqual(new Map([[gold.id, { kind: 'dangerous', permissions: ['Administrator'] }]]))
})

test('what was mended a moment ago is seen at once', async () => {
  const { server, roles, gold, clock } = await scene(['ViewChannel'])
  const check = async () => roles.check(server.id, [gold.id], null)
  expect(await check()).toEqual(new Map([[gold.id, { kind: 'no-permission' }]]))
  server.setBotPermissions(['ManageRoles'])
  clock.time += 2000
  expect(await check()).toEqual(new Map([[gold.id, { kind: 'fine' }]]))
})

test('a role is given and taken with its reason in the audit log', async () => {
  const { discord, server, roles, gold, ana, target } = await scene()
  expect(await roles.give(target(gold))).toBe('done')
  expect(server.rolesOf(ana)).toEqual(['Gold'])
  expect(await roles.find(server.id, ana.id)).toMatchObject({ roleIds: expect.arrayContaining([gold.id]) })
  expect(await roles.take({ ...target(gold), rule: null })).toBe('done')
  expect(server.rolesOf(ana)).toEqual([])
  const reasons = discord.requests.flatMap(({ auditReason }) => auditReason ?? [])
  expect(reasons).toEqual(['Quiz: 500 points', 'Quiz: this person deleted their data'])
})

test('each refusal is a reason', async () => {
  const { discord, server, roles, gold, target, ana, clock } = await scene()
  const stranger = discord.guild('Elsewhere').member('Cem')
  expect(await roles.give(target(gold, stranger))).toBe('no-member')
  expect(await roles.find(server.id, stranger.id)).toBe('no-member')
  server.moveToTop(gold)
  expect(await roles.give(target(gold))).toBe('too-high')
  server.setBotPermissions(['ViewChannel'])
  clock.time += 2000
  expect(await roles.take(target(gold))).toBe('no-permission')
  server.deleteRole(gold)
  expect(await roles.give(target(gold))).toBe('gone')
  server.removeBot()
  expect(await roles.find(server.id, ana.id)).toBe('not-there')
  expect(await roles.take(target(gold))).toBe('not-there')
})

test('what may pass is thrown, to be tried again', async () => {
  const { discord, roles, gold, target } = await scene()
  discord.faults.next({ method: 'PUT', with: 500 })
  await expect(roles.give(target(gold))).rejects.toThrow()
  discord.faults.next({ method: 'PUT', with: 403, code: 60_003 })
  expect(await roles.give(target(gold))).toBe('no-permission')
})
