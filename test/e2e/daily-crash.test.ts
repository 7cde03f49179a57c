import { describe, expect, inject, test } from 'vitest'
import { startDiscord } from '../../src/dev/local-discord/discord.ts'
import { storeOn } from '../../src/store/store.ts'
import { NOON, sampleDaily } from '../store/sample.ts'
import {
  addressFor,
  type Connected,
  type Death,
  deaths,
  empty,
  startProcess,
  type Time,
} from './mortal-process.ts'
import { sleep } from './read.ts'

const HOUR_MS = 3_600_000
const noPostgres = inject('postgres') === null

/** A daily that is due at noon, in a channel where the bot may do what it needs. */
const setScene = async (address: string) => {
  const time: Time = { now: NOON }
  const discord = await startDiscord({ now: () => time.now, rateLimits: 'none' })
  const channel = discord
    .guild('Study group', {
      botPermissions: ['ViewChannel', 'SendMessages', 'ReadMessageHistory', 'CreatePublicThreads'],
    })
    .channel('daily')
  const begin = async (first: Connected) => {
    const daily = sampleDaily({ channelId: channel.id, thread: true, next: { day: '2026-11-23', at: NOON } })
    await storeOn(first.db).dailies.saveDaily(daily, 5)
  }
  const advance = async (running: readonly { tick(): Promise<void> }[], ticks: number, strideMs = 1000) => {
    for (let tick = 0; tick < ticks; tick++) {
      await Promise.all(running.map(one => one.tick()))
      time.now += strideMs
    }
  }
  const end = async (processes: readonly Connected[]) => {
    await Promise.all(processes.map(({ db }) => db.destroy()))
    await discord.stop()
  }
  return { time, discord, channel, address, begin, advance, end }
}

type Plan = {
  readonly death: Death | null
  readonly processes: number
  readonly outageMs: number
  readonly address: string
}

/**
 * A daily falls due; the first process dies at one step; time passes, and the others (or a new one) go on. What
 * is in the channel and in the database afterwards.
 */
const play = async ({ death, processes, outageMs, address }: Plan) => {
  const scene = await setScene(address)
  const { time, channel, begin, advance } = scene
  const first = await startProcess(scene, death)
  await empty(first)
  await begin(first)
  const others = await Promise.all(Array.from({ length: processes - 1 }, () => startProcess(scene, null)))
  await advance([first, ...others], 2)
  const steps = first.fate.steps
  time.now += outageMs
  const again = await startProcess(scene, null)
  await advance([again, ...others], 10)
  // Leases last half a minute, and a process that waits for one looks again some seconds later.
  await advance([again, ...others], 16, 5000)
  const posts = await first.db.selectFrom('posts').selectAll().execute()
  await scene.end([first, again, ...others])
  return { channel, posts, steps }
}

const expectOnePost = async (plan: Plan): Promise<void> => {
  const { channel, posts } = await play(plan)
  const messages = channel.seenBy().filter(message => message.buttons.length > 0)
  const told = `dies ${plan.death?.side} step ${plan.death?.step}, back after ${plan.outageMs} ms`
  expect([told, messages.length]).toEqual([told, 1])
  expect([told, posts.map(post => post.message_id)]).toEqual([told, [messages[0]!.id]])
  expect([told, channel.threads().length]).toEqual([told, 1])
}

const steps = async (): Promise<number> =>
  (await play({ death: null, processes: 1, outageMs: 0, address: await addressFor(1) })).steps

describe('a daily is posted exactly once, whatever step the process dies at', () => {
  // Discord forgets a nonce after minutes; six hours later a post would not be worth it any more.
  test.each([
    ['restarted at once', 0],
    ['restarted after an hour, when Discord has forgotten the nonce', HOUR_MS],
    ['restarted just in time', 5.9 * HOUR_MS],
  ])('%s', async (_, outageMs) => {
    const all = await steps()
    expect(all).toBeGreaterThan(10)
    const address = await addressFor(1)
    for (const death of deaths(all)) await expectOnePost({ death, processes: 1, outageMs, address })
  })

  test.skipIf(noPostgres)('with three processes on one database', async () => {
    const all = await steps()
    const address = await addressFor(3)
    for (const death of deaths(all)) await expectOnePost({ death, processes: 3, outageMs: 0, address })
  })

  test.skipIf(noPostgres)('with three processes of which none dies, many times', async () => {
    const address = await addressFor(3)
    for (let round = 0; round < 20; round++)
      await expectOnePost({ death: null, processes: 3, outageMs: 0, address })
  })

  test.skipIf(noPostgres)(
    'with a process that stalls while sending, and sends when another one has sent already',
    async () => {
      const scene = await setScene(await addressFor(2))
      const { discord, channel, begin, advance } = scene
      const slow = await startProcess(scene, null)
      await begin(slow)
      const other = await startProcess(scene, null)
      discord.faults.next({ method: 'POST', path: /messages$/, with: { hangMs: 2500 } })
      const stalled = slow.tick()
      await sleep(300) // its request is under way
      // Its lease runs out, and the other one looks, finds nothing, and sends.
      await advance([other], 40)
      expect(channel.seenBy().filter(message => message.buttons.length > 0)).toHaveLength(1)
      await stalled
      await advance([slow, other], 5)
      expect(channel.seenBy().filter(message => message.buttons.length > 0)).toHaveLength(1)
      await scene.end([slow, other])
    },
  )
})
