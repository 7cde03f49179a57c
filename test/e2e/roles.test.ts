import { expect, test } from 'vitest'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { RoleView } from '../../src/dev/local-discord/roles.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { en } from '../../src/words/en/index.ts'
import { letterOf } from './read.ts'
import { questionFile } from './sample.ts'
import { setStage } from './stage.ts'

const { roles: words } = en

/** A server where Olga manages roles below hers, Mo only the server, and Ana and Ben play. */
const openServer = async (botPermissions = ['ViewChannel', 'SendMessages', 'ManageRoles'] as const) => {
  const stage = await setStage({ files: { 'q.md': questionFile(), 'r.md': questionFile() } })
  const server = stage.discord.guild('Study group', { botPermissions })
  const channel = server.channel('general')
  const olga = server.member('Olga', { permissions: ['ManageGuild', 'ManageRoles'] })
  const mo = server.member('Mo', { permissions: ['ManageGuild'] })
  const [ana, ben] = [server.member('Ana'), server.member('Ben')]
  const gold = server.role('Gold')
  const open = async (who: Member = olga) => {
    const home = (await who.slash(channel, 'settings')).message!
    return (await who.select(home, ['Roles'])).message!
  }
  /** Adds a rule step by step. Resolves with the page of the rule. */
  const add = async (role: RoleView, measure: string, fields: Record<string, string>) => {
    const page = await open()
    await olga.click(page, words.add)
    await choose(page, 'settings-role-pick', [role.id])
    const form = await choose(page, 'settings-role-measure', [measure])
    const added = await olga.submit(form, fields)
    return added.message!
  }
  const choose = (page: MessageView, kind: string, values: readonly string[]) =>
    olga.choose(page, customIdOf(page, kind), [...values])
  const answer = async (...who: Member[]) => {
    const asked = (await ana.slash(channel, 'quiz')).message!
    for (const member of who) await member.click(asked, letterOf(asked))
    await ana.click(asked, 'Reveal')
    await stage.clock.pass(180)
  }
  return { ...stage, server, channel, olga, mo, ana, ben, gold, open, add, choose, answer }
}

/** Of the first button or select whose id begins so. */
const customIdOf = (page: MessageView, kind: string): string =>
  JSON.stringify(page.stored.json.components).match(new RegExp(`"(p1:${kind}[^"]*)"`))![1]!

test('a rule is added, tried out, turned on, and gives its role for an answer, to keep or until someone takes it', async () => {
  const { server, ana, ben, olga, gold, add, answer, discord, open, choose, clock } = await openServer()
  await answer(ben)
  const page = await add(gold, 'points', { threshold: '10' })
  expect(page.ephemeral).toBe(true)
  expect(page.text).toMatch(
    /✓ Added\. It’s off[\s\S]*<@&\d+> · 10 points in a season[\s\S]*I’ll give it to 1 person\./,
  )
  expect([page.pings, page.rolePings]).toEqual([[], []])
  await clock.pass(300)
  expect(server.rolesOf(ben)).toEqual([])

  await olga.click(page, words.turnOn)
  expect(page.text).toContain(words.turnedOn)
  await clock.pass(10)
  expect(server.rolesOf(ben)).toEqual(['Gold'])
  await answer(ana)
  expect(server.rolesOf(ana)).toEqual(['Gold'])
  const puts = discord.requests.filter(({ method }) => method === 'PUT')
  expect(puts.filter(({ path }) => path.includes('/roles/')).map(({ auditReason }) => auditReason)).toEqual([
    'Quiz: 10 points',
    'Quiz: 10 points',
  ])

  server.take(ana, gold)
  await clock.pass(2 * 86_400)
  expect(server.rolesOf(ana)).toEqual([])
  const list = await open()
  expect(list.text).toContain('On. Given to 1 person.')
  await choose(list, 'settings-role', [gold.id])
  expect(list.text).toContain(words.declined(1))
  await olga.click(list, words.again)
  await clock.pass(10)
  expect(server.rolesOf(ana)).toEqual(['Gold'])

  await olga.click(list, words.remove)
  expect(list.text).toContain(words.removeText)
  await olga.click(list, words.remove)
  expect(list.text).toContain(words.none)
  expect(server.rolesOf(ana)).toEqual(['Gold'])
})

test('the champion of the season changes with the lead, and the season takes the role along', async () => {
  const { server, ana, ben, olga, gold, add, answer, clock } = await openServer()
  const page = await add(gold, 'rank', { threshold: '1', mode: 'current' })
  await olga.click(page, words.turnOn)
  await answer(ana)
  expect(server.rolesOf(ana)).toEqual(['Gold'])
  await answer(ben)
  await answer(ben)
  // Each has answered both questions, and Ana was first.
  expect([server.rolesOf(ana), server.rolesOf(ben)].flat()).toEqual(['Gold'])
  await clock.pass(9 * 86_400)
  expect([server.rolesOf(ana), server.rolesOf(ben)].flat()).toEqual([])
})

test('a role that can’t or mustn’t be given is refused with what to do, at the first step', async () => {
  const { server, olga, gold, open, choose, mo, clock } = await openServer()
  const page = await open()
  await olga.click(page, words.add)
  const refusal = async (role: RoleView) => {
    // What was looked up within the last second is believed.
    await clock.pass(2)
    return (await choose(page, 'settings-role-pick', [role.id])).message!.text
  }
  const staff = server.role('Staff', { permissions: ['ManageMessages', 'KickMembers'] })
  expect(await refusal(staff)).toContain('it allows too much: **Manage Messages**, **Kick Members**.')
  expect(await refusal(server.everyone)).toBe(words.refusals.everyone)
  expect(await refusal(server.role('Other bot', { managed: true }))).toBe(words.refusals.managed)
  server.moveToTop(gold)
  expect(await refusal(gold)).toBe(words.refusals['too-high'])
  server.moveBotToTop()
  expect(await refusal(gold)).toBe(words.refusals['not-yours'])
  // Mo may manage the server and see the rules, but not give roles.
  const own = await open(mo)
  expect((await mo.click(own, words.add)).message!.text).toBe(words.needsManageRoles)
})

test('a missing permission is explained, and the rule waits until someone has granted it', async () => {
  const { server, olga, ana, gold, add, answer, open, choose, clock, bot } = await openServer()
  const page = await add(gold, 'points', { threshold: '10' })
  await olga.click(page, words.turnOn)
  await clock.pass(90)
  server.setBotPermissions(['ViewChannel', 'SendMessages'])
  await answer(ana)
  expect(server.rolesOf(ana)).toEqual([])
  expect(await bot.quiz.listRules(server.id)).toMatchObject([{ off: { because: 'no-permission' } }])
  const list = await open()
  expect(list.text).toContain(words.off['no-permission'])
  await choose(list, 'settings-role', [gold.id])
  expect(list.text).toContain(words.fixes['no-permission'])
  const refused = (await olga.click(list, words.turnOn)).message!
  expect(refused.text).toBe(words.refusals['no-permission'])
  server.setBotPermissions(['ViewChannel', 'SendMessages', 'ManageRoles'])
  await clock.pass(2)
  await olga.click(list, words.turnOn)
  await clock.pass(10)
  expect(server.rolesOf(ana)).toEqual(['Gold'])
})

test('a response that got lost gives no second role, and a deletion takes back what was given', async () => {
  const { server, olga, ana, gold, add, answer, clock, channel, discord, bot } = await openServer()
  const page = await add(gold, 'points', { threshold: '10' })
  await olga.click(page, words.turnOn)
  // Discord gave the role, and no one heard of it: discord.js gives up after three retries.
  discord.faults.next({ method: 'PUT', path: /\/roles\//, with: 'lost', times: 4 })
  await answer(ana)
  await clock.pass(120)
  expect(discord.faults.met()).toBe(4)
  expect(server.rolesOf(ana)).toEqual(['Gold'])
  expect(await bot.store.roles.grantsOf(server.id)).toMatchObject([{ userId: ana.id, state: 'given' }])

  const ask = (await ana.slash(channel, 'privacy delete')).message!
  await ana.click(ask, en.privacy.forget)
  await clock.pass(120)
  expect(server.rolesOf(ana)).toEqual([])
  expect(await bot.store.roles.grantsOf(server.id)).toEqual([])
  const last = discord.requests.findLast(({ method }) => method === 'DELETE')
  expect(last?.auditReason).toBe(words.reasons.deleted)
})

test('what can’t be a number is said, and a role has one rule', async () => {
  const { olga, gold, add, open, choose } = await openServer()
  expect((await add(gold, 'streak', { threshold: 'seven' })).text).toBe(words.noSuchNumber(1, 3650))
  const page = await add(gold, 'streak', { threshold: '7', mode: 'highest' })
  expect(page.text).toContain(words.conditions.streak(7))
  // Said before anyone fills in a form.
  const again = await open()
  await olga.click(again, words.add)
  const refused = (await choose(again, 'settings-role-pick', [gold.id])).message!
  expect(refused.text).toBe(words.refusals.exists)
  await olga.click(page, words.turnOn)
  await olga.click(page, words.pause)
  expect(page.text).toContain(words.off.paused)
})
