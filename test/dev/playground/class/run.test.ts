import { expect, onTestFinished, test } from 'vitest'
import { startBot } from '../../../../src/bot.ts'
import { readConfig } from '../../../../src/config.ts'
import { startDiscord } from '../../../../src/dev/local-discord/discord.ts'
import { createChat } from '../../../../src/dev/playground/chat/index.ts'
import { lessonsOf } from '../../../../src/dev/playground/class/lesson.ts'
import { createPlanter } from '../../../../src/dev/playground/class/plant.ts'
import { runClass } from '../../../../src/dev/playground/class/run.ts'
import { createClock } from '../../../../src/dev/playground/clock.ts'
import type { ClassRun } from '../../../../src/dev/playground/contract/class.ts'
import { createLog } from '../../../../src/ops/log.ts'
import { BANK_YAML, folderOf } from '../../../bank/sample.ts'
import { scratch } from '../../../scratch.ts'
import { classBank } from './sample.ts'

/** A bot in a local Discord, with a class for it. */
const stage = async () => {
  const clock = createClock()
  const discord = await startDiscord({ now: clock.now })
  onTestFinished(() => discord.stop())
  const { scene } = createChat(discord)
  const planter = createPlanter()
  const config = readConfig({
    DISCORD_API_URL: discord.url,
    DISCORD_CDN_URL: discord.cdnUrl,
    DATABASE_URL: `sqlite:${scratch()}/class.sqlite`,
    QUESTIONS_DIR: folderOf({ 'b/bank.yaml': BANK_YAML, ...classBank(20) }),
  })
  const log = createLog('warn', [], { write: () => {} })
  const options = { now: clock.now, changeBanks: planter.changeBanks }
  const bot = await startBot({ ...config, token: discord.token }, log, options)
  onTestFinished(() => bot.stop())
  const [lesson] = lessonsOf(planter.filed())
  const wrongKeys = () =>
    planter
      .changeBanks(planter.filed())
      .flatMap(({ questions }) => questions)
      .filter(({ answer }) => answer[0] !== 'B')
  const run = (signal: AbortSignal, onChange: (run: ClassRun) => void) =>
    runClass({ bot, clock, scene, planter, seed: () => 1, onChange }, lesson!, signal)
  return { discord, scene, bot, run, wrongKeys }
}

test('a class that is stopped takes its wrong key away again', async () => {
  const { run, wrongKeys } = await stage()
  const controller = new AbortController()
  const planted: number[] = []
  let last: ClassRun | null = null
  await run(controller.signal, change => {
    last = change
    planted.push(wrongKeys().length)
    if (change.kind === 'answering' && change.answers > 0) controller.abort()
  })
  expect(planted[0]).toBe(1)
  expect(last).toEqual({ kind: 'stopped', answers: expect.any(Number) })
  expect(wrongKeys()).toEqual([])
})

test('a class that can’t go on takes its wrong key away, too', async () => {
  const { discord, run, wrongKeys } = await stage()
  await expect(
    run(new AbortController().signal, change => {
      if (change.kind === 'answering' && change.asked === 1) discord.world.channels.delete(change.channelId)
    }),
  ).rejects.toThrow('the channel is gone')
  expect(wrongKeys()).toEqual([])
})

test('a second class is of new people, asks in the same channel, and the key of the first is right again', async () => {
  const { discord, scene, run, wrongKeys } = await stage()
  const results: ClassRun[] = []
  const note = (change: ClassRun) => {
    if (change.kind === 'done') results.push(change)
  }
  await run(new AbortController().signal, note)
  const [first] = wrongKeys()
  await run(new AbortController().signal, note)
  expect(wrongKeys()).toHaveLength(1)
  expect(results).toMatchObject([{ answers: 800 }, { answers: 800 }])
  expect(first).toBeDefined()
  const names = [...discord.world.users.values()].map(({ name }) => name)
  expect(names).toContain('Student 01')
  expect(names.filter(name => name.startsWith('Student'))).toHaveLength(80)
  const channels = [...discord.world.guilds.get(scene.guildId)!.channelIds].map(
    id => discord.world.channels.get(id)!.name,
  )
  expect(channels).toEqual(['general', 'study', 'simulated-class'])
})
