import { describe, expect, inject, test } from 'vitest'
import { startDiscord } from '../../src/dev/local-discord/discord.ts'
import { storeOn } from '../../src/store/store.ts'
import { en } from '../../src/words/en/index.ts'
import { seed } from '../seed.ts'
import { NOON } from '../store/sample.ts'
import { addressFor, type Death, deaths, empty, startProcess, type Time } from './mortal-process.ts'

const HOUR_MS = 3_600_000
const GUILD = '100000000000000001'
const noPostgres = inject('postgres') === null

type Plan = {
  readonly death: Death | null
  readonly processes: number
  readonly outageMs: number
  readonly address: string
}

/**
 * A summary falls due; the first process dies at one step; time passes, and the others (or a new one) go on. What is in the
 * channel and in the database afterwards.
 */
const play = async ({ death, processes, outageMs, address }: Plan) => {
  const time: Time = { now: NOON }
  const discord = await startDiscord({ now: () => time.now, rateLimits: 'none' })
  const botPermissions = ['ViewChannel', 'SendMessages', 'ReadMessageHistory'] as const
  const channel = discord.guild('Study group', { botPermissions }).channel('results')
  const scene = { discord, address, time }
  const first = await startProcess(scene, death)
  await empty(first)
  const { weeklies } = storeOn(first.db)
  await weeklies.changeWeekly(GUILD, { channelId: channel.id, weekday: 1, minutes: 720 }, NOON - 1)
  const others = await Promise.all(Array.from({ length: processes - 1 }, () => startProcess(scene, null)))
  const advance = async (running: readonly { tick(): Promise<void> }[], ticks: number, strideMs = 1000) => {
    for (let tick = 0; tick < ticks; tick++) {
      await Promise.all(running.map(one => one.tick()))
      time.now += strideMs
    }
  }
  await advance([first, ...others], 2)
  const steps = first.fate.steps
  time.now += outageMs
  const again = await startProcess(scene, null)
  // Leases last a minute, and a process that waits for one looks again some seconds later.
  await advance([again, ...others], 25, 5000)
  const weekly = await weeklies.findWeekly(GUILD)
  await Promise.all([first, again, ...others].map(({ db }) => db.destroy()))
  await discord.stop()
  return { messages: channel.seenBy().filter(({ text }) => text.includes(en.weekly.title)), weekly, steps }
}

const expectOne = async (plan: Plan): Promise<void> => {
  const { messages, weekly } = await play(plan)
  const told = `dies ${plan.death?.side} step ${plan.death?.step}, back after ${plan.outageMs} ms`
  expect([told, messages.length, weekly?.last?.isDone, weekly?.quietWeeks]).toEqual([told, 1, true, 1])
}

const steps = async (): Promise<number> =>
  (await play({ death: null, processes: 1, outageMs: 0, address: await addressFor(1) })).steps

describe('a weekly summary is posted exactly once, whatever step the process dies at', () => {
  test.each([
    ['restarted at once', 0],
    ['restarted after an hour, when Discord has forgotten the nonce', HOUR_MS],
    ['restarted just in time', 23.9 * HOUR_MS],
  ])('%s', async (_, outageMs) => {
    const all = await steps()
    expect(all).toBeGreaterThan(10)
    const address = await addressFor(1)
    for (const death of deaths(all)) await expectOne({ death, processes: 1, outageMs, address })
  })

  test.skipIf(noPostgres)('with two processes on one database', async () => {
    const all = await steps()
    const address = await addressFor(2)
    // Some of the steps: others with another seed.
    for (const death of deaths(all).filter((_, n) => n % 5 === seed % 5))
      await expectOne({ death, processes: 2, outageMs: 0, address })
  })

  test.skipIf(noPostgres)('with two processes of which none dies, many times', async () => {
    const address = await addressFor(2)
    for (let round = 0; round < 10; round++)
      await expectOne({ death: null, processes: 2, outageMs: 0, address })
  })
})
