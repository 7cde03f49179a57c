import { describe, expect, test } from 'vitest'
import type { RoleRule } from '../../src/quiz/roles.ts'
import { GOLD, sampleRule, someToken } from '../store/sample.ts'
import { anAsker, openTable } from './table.ts'

const HERE = anAsker(0).guildId
const MO = { userId: 'mo', roleIds: [] }
const [SILVER, CHAMPION] = ['500000000000000002', '500000000000000003']
const DAY_S = 86_400
/** Longer than the pause after an answer. */
const SOON_S = 180

type Table = Awaited<ReturnType<typeof openTable>>

/** A rule that is on: from the first right answer by default. */
const withRule = async (table: Table, given: Partial<RoleRule> = {}) => {
  const rule = sampleRule({ threshold: 10, ...given })
  expect(await table.quiz.addRule(HERE, rule, MO)).toEqual({ kind: 'added' })
  expect(await table.quiz.turnRuleOn(HERE, rule.roleId, MO)).toEqual({ kind: 'on' })
}

const openGuild = async (...rules: Partial<RoleRule>[]) => {
  const table = await openTable()
  for (const userId of ['ana', 'ben']) table.discordRoles.join(userId)
  for (const rule of rules) await withRule(table, rule)
  await table.advance(5)
  return table
}

const scores = async (table: Table, ...userIds: string[]) => {
  const view = await table.ask()
  for (const userId of userIds) await table.press(view, userId)
  await table.reveal(view.post.id, { userId: 'ana', moderator: true, token: someToken(table.clock.now()) })
  await table.advance(SOON_S)
}

const stateOf = async ({ store }: Table, userId: string, roleId = GOLD) =>
  (await store.roles.grantsOf(HERE)).find(one => one.userId === userId && one.roleId === roleId)?.state ??
  null

describe('a role', () => {
  test('comes some minutes after the answer that reaches it, and only once', async () => {
    const table = await openGuild({})
    await scores(table, 'ana')
    expect(table.discordRoles.changes).toEqual([`give ${GOLD} ana`])
    await scores(table, 'ana', 'ben')
    expect(table.discordRoles.changes).toEqual([`give ${GOLD} ana`, `give ${GOLD} ben`])
    await table.advance(2 * DAY_S)
    expect(table.discordRoles.changes).toHaveLength(2)
    expect(table.trouble).toEqual([])
  })

  test('that someone takes by hand stays away, until someone says otherwise', async () => {
    const table = await openGuild({})
    await scores(table, 'ana')
    table.discordRoles.takeByHand('ana', GOLD)
    await table.advance(2 * DAY_S)
    await scores(table, 'ana')
    expect(table.discordRoles.rolesOf('ana')).toEqual([])
    expect(await table.quiz.listRules(HERE)).toMatchObject([{ given: 0, declined: 1 }])
    expect(await table.quiz.giveAgain(HERE, GOLD)).toBe(1)
    await table.advance(10)
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
  })

  test('for good that was taken by hand can be given again in a later season', async () => {
    const table = await openGuild({})
    await scores(table, 'ana')
    table.discordRoles.takeByHand('ana', GOLD)
    await table.advance(10 * DAY_S)
    expect(await table.quiz.giveAgain(HERE, GOLD)).toBe(1)
    await table.advance(10)
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
  })

  test('of a season that is over isn’t given again', async () => {
    const table = await openGuild({ measure: 'rank', threshold: 1, mode: 'current' })
    await scores(table, 'ana')
    table.discordRoles.takeByHand('ana', GOLD)
    await table.advance(10 * DAY_S)
    expect(await table.quiz.giveAgain(HERE, GOLD)).toBe(1)
    await table.advance(10)
    expect(table.discordRoles.rolesOf('ana')).toEqual([])
    expect(await stateOf(table, 'ana')).toBeNull()
  })

  test('that someone had before is not the bot’s to take', async () => {
    const table = await openGuild({ measure: 'rank', threshold: 1, mode: 'current' })
    table.discordRoles.giveByHand('ana', GOLD)
    await scores(table, 'ana')
    expect(await stateOf(table, 'ana')).toBe('held')
    await table.advance(10 * DAY_S)
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
    expect(table.discordRoles.changes).toEqual([])
  })

  test('comes back to someone who left and joined again', async () => {
    const table = await openGuild({})
    await scores(table, 'ana')
    table.discordRoles.leave('ana')
    await table.advance(2 * DAY_S)
    expect(await stateOf(table, 'ana')).toBe('absent')
    table.discordRoles.join('ana', table.clock.now())
    await table.advance(2 * DAY_S)
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
  })

  test('of someone who isn’t in the server is skipped, and holds up no one', async () => {
    const table = await openGuild({})
    table.discordRoles.leave('ana')
    await scores(table, 'ana', 'ben')
    expect(table.discordRoles.changes).toEqual([`give ${GOLD} ben`])
    expect(await stateOf(table, 'ana')).toBe('absent')
  })

  test('that Discord fails to give to one person holds up no one', async () => {
    const table = await openGuild({})
    table.discordRoles.refusals.push(() => {
      throw new Error('500')
    })
    await scores(table, 'ana', 'ben')
    expect(table.discordRoles.changes).toEqual([`give ${GOLD} ben`, `give ${GOLD} ana`])
    expect(table.trouble).toHaveLength(1)
  })

  test('isn’t tried for everyone while Discord is down', async () => {
    const table = await openGuild({})
    let tries = 0
    const down = () => {
      tries += 1
      throw new Error('503')
    }
    table.discordRoles.join('cem')
    table.discordRoles.refusals.push(...Array.from({ length: 2 }, () => down))
    const view = await table.ask()
    for (const userId of ['ana', 'ben', 'cem']) await table.press(view, userId)
    await table.reveal(view.post.id, { userId: 'ana', moderator: true, token: someToken(table.clock.now()) })
    await table.advance(121)
    expect(tries).toBe(2)
    expect(table.discordRoles.changes).toEqual([])
    await table.advance(120)
    expect(table.discordRoles.changes).toHaveLength(3)
  })

  test('would name someone who hides their name, so they get none', async () => {
    const table = await openGuild({})
    await table.quiz.setHidden({ userId: 'ana', hidden: true })
    await scores(table, 'ana', 'ben')
    expect(table.discordRoles.rolesOf('ana')).toEqual([])
    expect(table.discordRoles.rolesOf('ben')).toEqual([GOLD])
  })

  test('stays with someone who hides their name later, and doesn’t come back to them', async () => {
    const table = await openGuild({})
    await scores(table, 'ana', 'ben')
    for (const userId of ['ana', 'ben']) await table.quiz.setHidden({ userId, hidden: true })
    table.discordRoles.takeByHand('ben', GOLD)
    await table.advance(2 * DAY_S)
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
    table.discordRoles.leave('ana')
    await table.advance(2 * DAY_S)
    table.discordRoles.join('ana', table.clock.now())
    await table.quiz.giveAgain(HERE, GOLD)
    await table.advance(2 * DAY_S)
    expect([table.discordRoles.rolesOf('ana'), table.discordRoles.rolesOf('ben')]).toEqual([[], []])
    expect(await table.store.roles.grantsOf(HERE)).toEqual([])
  })

  test('of the best of the season moves with the lead, and ends with the season', async () => {
    const table = await openGuild({ roleId: CHAMPION, measure: 'rank', threshold: 1, mode: 'current' })
    await scores(table, 'ana')
    expect(table.discordRoles.rolesOf('ana')).toEqual([CHAMPION])
    await scores(table, 'ben')
    await scores(table, 'ben')
    expect(table.discordRoles.rolesOf('ana')).toEqual([])
    expect(table.discordRoles.rolesOf('ben')).toEqual([CHAMPION])
    await table.advance(9 * DAY_S)
    expect(table.discordRoles.rolesOf('ben')).toEqual([])
  })

  test('is replaced by a higher one of its kind, and never are there both', async () => {
    const table = await openGuild(
      { roleId: SILVER, mode: 'highest', threshold: 10 },
      { roleId: GOLD, mode: 'highest', threshold: 20 },
    )
    await scores(table, 'ana')
    await scores(table, 'ana')
    expect(table.discordRoles.changes).toEqual([
      `give ${SILVER} ana`,
      `take ${SILVER} ana`,
      `give ${GOLD} ana`,
    ])
    await table.advance(10 * DAY_S)
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
  })
})

describe('a rule', () => {
  test('says before it is on what it would do, and does nothing until then', async () => {
    const table = await openGuild({ roleId: SILVER, mode: 'highest', threshold: 10 })
    await scores(table, 'ana', 'ben')
    await scores(table, 'ana')
    await table.quiz.addRule(HERE, sampleRule({ threshold: 20, mode: 'highest' }), MO)
    expect(await table.quiz.previewRule(HERE, GOLD)).toEqual({ gives: 1, takes: 1 })
    await table.advance(2 * DAY_S)
    expect(table.discordRoles.rolesOf('ana')).toEqual([SILVER])
    await table.quiz.turnRuleOn(HERE, GOLD, MO)
    await table.advance(5)
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
  })

  test('that is paused or removed leaves everyone what they have', async () => {
    const table = await openGuild({ mode: 'current', measure: 'rank', threshold: 1 })
    await scores(table, 'ana')
    await table.quiz.pauseRule(HERE, GOLD)
    await scores(table, 'ben')
    await scores(table, 'ben')
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
    await table.quiz.removeRule(HERE, GOLD)
    await table.advance(2 * DAY_S)
    expect(table.discordRoles.changes).toEqual([`give ${GOLD} ana`])
    expect(await table.store.roles.grantsOf(HERE)).toEqual([])
    expect(await table.store.tasks.isTaskPlanned('roles', HERE)).toBe(false)
  })

  test('whose role the bot may not give any more stops, and says why', async () => {
    const table = await openGuild({})
    table.discordRoles.problems.set(GOLD, { kind: 'too-high' })
    await scores(table, 'ana')
    expect(table.discordRoles.changes).toEqual([])
    expect(await table.quiz.listRules(HERE)).toMatchObject([{ roleId: GOLD, off: { because: 'too-high' } }])
    expect(await table.quiz.countRules(HERE)).toEqual({ all: 1, on: 0, stopped: 1 })
    expect(await table.quiz.turnRuleOn(HERE, GOLD, MO)).toEqual({ kind: 'too-high' })
    table.discordRoles.problems.clear()
    await table.quiz.turnRuleOn(HERE, GOLD, MO)
    await table.advance(5)
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
  })

  test('that stops is told to the server’s managers, in the channel that they chose', async () => {
    const table = await openGuild({})
    await table.store.guilds.markJoined([HERE])
    await table.quiz.chooseFindingChannel(HERE, { id: '200000000000000009', locale: 'en-US' })
    table.discordRoles.problems.set(GOLD, { kind: 'too-high' })
    await scores(table, 'ana')
    const told = table.said.flatMap(one => (one.kind === 'findings' ? [one.view.findings] : []))
    expect(told).toMatchObject([[{ kind: 'role-stopped', roleId: GOLD, why: 'too-high' }]])
  })

  test('that Discord refuses stops too, after one attempt', async () => {
    const table = await openGuild({})
    table.discordRoles.refusals.push(() => 'no-permission')
    await scores(table, 'ana', 'ben')
    expect(await table.quiz.listRules(HERE)).toMatchObject([{ off: { because: 'no-permission' } }])
    expect(table.discordRoles.changes).toEqual([])
    expect(await stateOf(table, 'ana')).toBeNull()
  })

  test('takes a sensible number', async () => {
    const table = await openGuild()
    for (const threshold of [0, -1, 1.5, Number.NaN, 101])
      expect(await table.quiz.addRule(HERE, sampleRule({ measure: 'rank', threshold }), MO)).toEqual({
        kind: 'no-such-number',
      })
  })
})

describe('a board', () => {
  test('that is reset takes the champion’s role soon, and gives it back when that is undone', async () => {
    const table = await openGuild({ measure: 'rank', threshold: 1, mode: 'current' })
    await scores(table, 'ana')
    const reset = await table.quiz.resetBoard({ guildId: HERE, scope: 'season', userId: 'mo', last: null })
    await table.advance(SOON_S)
    expect(table.discordRoles.rolesOf('ana')).toEqual([])
    await table.quiz.undoReset(HERE, reset.kind === 'reset' ? reset.reset.at : 0)
    await table.advance(SOON_S)
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
  })

  test('of seasons that are longer now gives roles soon for what was reached in them', async () => {
    const table = await openGuild({})
    await table.quiz.pauseRule(HERE, GOLD)
    await scores(table, 'ana')
    await table.advance(10 * DAY_S)
    await table.quiz.turnRuleOn(HERE, GOLD, MO)
    await table.advance(SOON_S)
    expect(table.discordRoles.rolesOf('ana')).toEqual([])
    await table.quiz.changeSettings(HERE, { season: 'quarter' })
    await table.advance(SOON_S)
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
  })
})

describe('a process that dies', () => {
  const died = () => {
    throw new Error('killed')
  }

  test('before Discord answered gives the role once more, and it’s the same role', async () => {
    const table = await openGuild({})
    table.discordRoles.refusals.push(died)
    await scores(table, 'ana')
    expect(table.trouble).toHaveLength(1)
    expect(table.discordRoles.changes).toEqual([`give ${GOLD} ana`])
    expect(await stateOf(table, 'ana')).toBe('given')
  })

  test('that only stalled leaves the role that another one gave meanwhile', async () => {
    const table = await openGuild({})
    const key = { guildId: HERE, roleId: GOLD, userId: 'ana' }
    table.discordRoles.refusals.push(async () => {
      await table.store.roles.moveGrant(key, { from: 'giving', to: 'given', now: table.clock.now() })
      return null
    })
    await scores(table, 'ana')
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
    expect(table.discordRoles.changes).toEqual([`give ${GOLD} ana`])
  })

  test('after Discord gave the role knows that it was the bot', async () => {
    const table = await openGuild({ mode: 'current', measure: 'rank', threshold: 1 })
    await scores(table, 'ana')
    const key = { guildId: HERE, roleId: GOLD, userId: 'ana' }
    // As it was between Discord's answer and the write.
    await table.store.roles.moveGrant(key, { from: 'given', to: 'giving', now: table.clock.now() })
    await table.advance(2 * DAY_S)
    expect(await stateOf(table, 'ana')).toBe('given')
    expect(table.discordRoles.changes).toHaveLength(1)
  })

  test('after Discord took the role holds no one’s hand responsible', async () => {
    const table = await openGuild({ mode: 'current', measure: 'rank', threshold: 1 })
    await scores(table, 'ana')
    const key = { guildId: HERE, roleId: GOLD, userId: 'ana' }
    await table.store.roles.moveGrant(key, { from: 'given', to: 'taking', now: table.clock.now() })
    table.discordRoles.takeByHand('ana', GOLD)
    await table.advance(2 * DAY_S)
    expect(await stateOf(table, 'ana')).toBe('given')
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
  })
})

describe('a deletion', () => {
  test('takes the roles back that the bot gave, and nothing is kept after that', async () => {
    const table = await openGuild({})
    await scores(table, 'ana', 'ben')
    await table.quiz.forgetPerson('ana')
    await table.advance(120)
    expect(table.discordRoles.rolesOf('ana')).toEqual([])
    expect(table.discordRoles.rolesOf('ben')).toEqual([GOLD])
    expect(await stateOf(table, 'ana')).toBeNull()
    expect(await table.store.tasks.isTaskPlanned('revoke-roles', 'ana')).toBe(false)
    await table.advance(2 * DAY_S)
    expect(table.discordRoles.changes.filter(change => change.endsWith('ana'))).toHaveLength(2)
  })

  test('is repeated until Discord has taken the role, also where the rule is gone meanwhile', async () => {
    const table = await openGuild({})
    await scores(table, 'ana')
    table.discordRoles.refusals.push(() => {
      throw new Error('503')
    })
    await table.quiz.forgetPerson('ana')
    await table.quiz.removeRule(HERE, GOLD)
    await table.advance(300)
    expect(table.discordRoles.rolesOf('ana')).toEqual([])
    expect(await table.store.roles.grantsOf(HERE)).toEqual([])
  })

  test('waits for a permission that is missing, for a day', async () => {
    const table = await openGuild({})
    await scores(table, 'ana', 'ben')
    table.discordRoles.refusals.push(() => 'no-permission')
    await table.quiz.forgetPerson('ana')
    await table.advance(120)
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
    await table.advance(3600)
    expect(table.discordRoles.rolesOf('ana')).toEqual([])
    expect((await table.store.roles.grantsOf(HERE)).map(({ userId }) => userId)).toEqual(['ben'])
  })

  test('gives up after a day, and keeps nothing', async () => {
    const table = await openGuild({})
    await scores(table, 'ana')
    table.discordRoles.refusals.push(...Array.from({ length: 30 }, () => () => 'too-high' as const))
    await table.quiz.forgetPerson('ana')
    await table.advance(DAY_S + 7200)
    expect(table.discordRoles.rolesOf('ana')).toEqual([GOLD])
    expect(await table.store.roles.grantsOf(HERE)).toEqual([])
    expect(await table.store.tasks.isTaskPlanned('revoke-roles', 'ana')).toBe(false)
    expect(table.trouble).toContain(`revoke-roles: role ${GOLD} stays`)
  })

  test('comes after the export, which says of each role how it came', async () => {
    const table = await openGuild({})
    await scores(table, 'ana', 'ben')
    table.discordRoles.takeByHand('ben', GOLD)
    await table.advance(2 * DAY_S)
    const states = async (userId: string) => {
      const { pages } = await table.quiz.exportPersonalData(userId)
      const found: unknown[] = []
      for await (const { section, entries } of pages) if (section === 'roles') found.push(...entries)
      return found
    }
    expect(await states('ana')).toMatchObject([{ server: HERE, role: GOLD, state: 'given by the bot' }])
    expect(await states('ben')).toMatchObject([{ state: expect.stringContaining('taken away by someone') }])
  })

  test('while Discord gives the role takes it back', async () => {
    const table = await openGuild({})
    table.discordRoles.refusals.push(async () => {
      await table.quiz.forgetPerson('ana')
      return null
    })
    await scores(table, 'ana')
    await table.advance(120)
    expect(table.discordRoles.changes[0]).toBe(`give ${GOLD} ana`)
    expect(table.discordRoles.rolesOf('ana')).toEqual([])
    expect(await table.store.roles.grantsOf(HERE)).toEqual([])
  })
})
