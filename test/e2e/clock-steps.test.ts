import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratch } from '../scratch.ts'
import { eventually, letterOf, PATIENTLY, sleep } from './read.ts'
import { databaseOf, spawnStage } from './spawned.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** A bot whose clock can be put forward and back while it runs, in a server with a channel for a daily. */
const setScene = async () => {
  const skew = join(scratch(), 'skew')
  writeFileSync(skew, '0')
  const preload = join(import.meta.dirname, 'skewed-clock.ts')
  const stage = await spawnStage({ environment: { NODE_OPTIONS: `--import=${preload}`, SKEW_FILE: skew } })
  const server = stage.discord.guild('Study group', {
    botPermissions: ['ViewChannel', 'SendMessages', 'ReadMessageHistory', 'AttachFiles'],
  })
  const people = ['Ana', 'Ben', 'Cleo', 'Dan'].map(name => server.member(name))
  const putClock = async (byMs: number) => {
    const changes = stage.bot.log().split('the clock was changed').length
    writeFileSync(skew, String(byMs))
    await eventually(() => stage.bot.log().split('the clock was changed').length > changes)
  }
  return { stage, server, people, putClock, mo: server.member('Mo', { permissions: ['ManageGuild'] }) }
}

test('the clock goes an hour forward, back and forward again: the daily comes once, answers stay', async () => {
  const { stage, server, people, putClock, mo } = await setScene()
  const place = server.channel('daily')
  const set = await mo.slash(place, 'daily set', { time: '9:00', zone: 'UTC' })
  expect(set.message!.text).toContain('Done.')
  const database = databaseOf(stage)
  database.prepare('update dailies set next_at = ?').run(Date.now() + 30 * MINUTE_MS)
  const posts = () => place.seenBy().filter(({ buttons }) => buttons.length > 0)

  await putClock(HOUR_MS)
  await eventually(() => posts().length === 1)
  const [daily] = posts()
  expect((await people[0]!.click(daily!, letterOf(daily!))).message!.text).toContain('**Correct!**')
  for (const [n, byMs] of [0, HOUR_MS, 0].entries()) {
    await putClock(byMs)
    await people[n + 1]!.click(daily!, letterOf(daily!))
    await sleep(1500)
  }
  expect(posts()).toHaveLength(1)
  const kept = database.prepare('select count(distinct user_id) from answers').pluck().get()
  expect(kept).toBe(4)
  expect(stage.bot.log()).not.toContain('"level":50')
})

test('the clock goes back by an hour: what is open is counted, takes answers, closes, and the next question comes', async () => {
  const { stage, server, people, putClock } = await setScene()
  const channel = server.channel('general')
  const [ana, ben] = people
  await putClock(HOUR_MS)
  const asked = (await ana!.slash(channel, 'quiz', { seconds: 10, questions: 2 })).message!
  await ana!.click(asked, letterOf(asked))
  await putClock(0)
  expect((await ben!.click(asked, letterOf(asked))).message!.text).toContain('**Correct!**')
  await stage.discord.until(() => asked.text.includes('**2 of 2 answered correctly**'), PATIENTLY)
  await stage.discord.until(() => channel.last()!.text.includes('Question 2 of 2'), PATIENTLY)
})

test('the clock goes forward by an hour: what is open closes with its answer, and the log stays short', async () => {
  const { stage, server, people, putClock } = await setScene()
  const [ana] = people
  const asked = (await ana!.slash(server.channel('general'), 'quiz')).message!
  await ana!.click(asked, letterOf(asked))
  await putClock(HOUR_MS)
  await stage.discord.until(() => asked.text.includes('**1 of 1 answered correctly**'), PATIENTLY)
  expect(stage.bot.log().split('\n').length).toBeLessThan(30)
})
