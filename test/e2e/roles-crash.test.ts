import { expect, test } from 'vitest'
import { startDiscord } from '../../src/dev/local-discord/discord.ts'
import { storeOn } from '../../src/store/store.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { NOON, sampleAttempt, samplePost, sampleRule, someClick } from '../store/sample.ts'
import {
  addressFor,
  type Connected,
  type Death,
  deaths,
  empty,
  startProcess,
  type Time,
} from './mortal-process.ts'

/** A server whose champion changes: Ben was it, Ana is now. */
const setScene = async (address: string) => {
  const time: Time = { now: NOON + 60_000 }
  const discord = await startDiscord({ now: () => time.now, rateLimits: 'none' })
  const server = discord.guild('Study group', { botPermissions: ['ViewChannel', 'ManageRoles'] })
  const [ana, ben] = [server.member('Ana'), server.member('Ben')]
  const gold = server.role('Gold')
  const begin = async ({ db }: Connected) => {
    const store = storeOn(db)
    const score = async (n: number, userId: string) => {
      const post = samplePost({ id: `post00000000000${n}`, questionId: `sample/${n}`, guildId: server.id })
      await store.posts.openPost(post, sampleQuestion({ id: post.questionId }), null)
      await store.answers.recordAnswer(post, sampleAttempt({ postId: post.id, userId }), someClick())
    }
    for (const [n, userId] of [ana.id, ana.id, ben.id].entries()) await score(n, userId)
    await db.deleteFrom('tasks').execute()
    const rule = sampleRule({ roleId: gold.id, measure: 'rank', threshold: 1, mode: 'current' })
    await store.roles.addRule(server.id, rule, NOON, 10)
    await store.roles.switchRule(server.id, gold.id, null)
    const key = { guildId: server.id, roleId: gold.id, userId: ben.id }
    await store.roles.moveGrant(key, { from: null, to: 'giving', now: NOON })
    await store.roles.moveGrant(key, { from: 'giving', to: 'given', now: NOON })
    server.give(ben, gold)
    await store.roles.planRoles(server.id, NOON)
  }
  return { time, discord, address, server, ana, ben, begin }
}

/** The first process dies at one step, and another one goes on two minutes later, when the lease is over. */
const play = async (address: string, death: Death | null) => {
  const scene = await setScene(address)
  const first = await startProcess(scene, death)
  await empty(first)
  await scene.begin(first)
  for (let tick = 0; tick < 3; tick++) await first.tick()
  scene.time.now += 150_000
  const again = await startProcess(scene, null)
  for (let tick = 0; tick < 3; tick++) {
    await again.tick()
    scene.time.now += 60_000
  }
  const grants = await storeOn(again.db).roles.grantsOf(scene.server.id)
  const changes = scene.discord.requests.filter(({ method }) => method !== 'GET').map(({ method }) => method)
  await Promise.all([first, again].map(({ db }) => db.destroy()))
  await scene.discord.stop()
  return { ...scene, grants, changes, steps: first.fate.steps }
}

test('a process that dies at any step leaves each role with the person who should have it', async () => {
  const address = await addressFor(1)
  const calm = await play(address, null)
  expect(calm.changes).toEqual(['DELETE', 'PUT'])
  expect(calm.steps).toBeGreaterThan(10)
  for (const death of deaths(calm.steps)) {
    const { server, ana, ben, grants, changes } = await play(address, death)
    const told = `dies ${death.side} step ${death.step}`
    expect([told, server.rolesOf(ana), server.rolesOf(ben)]).toEqual([told, ['Gold'], []])
    const known = grants.map(({ userId, state }) => [userId === ana.id ? 'ana' : 'ben', state])
    expect([told, known]).toEqual([told, [['ana', 'given']]])
    // Once more at most, which is the same.
    expect([told, changes.length <= 3]).toEqual([told, true])
  }
})
