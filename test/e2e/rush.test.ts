import { describe, expect, inject, test } from 'vitest'
import { parseDatabaseUrl } from '../../src/database-url.ts'
import { openStore } from '../../src/store/store.ts'
import { letterOf, studyGroup } from './read.ts'
import { ownDatabase } from './several.ts'
import { setStage } from './stage.ts'

const PEOPLE = 1000

/** A thousand people press at once; the same again where the first press had no answer in time. */
const rush = async (environment: Record<string, string>) => {
  const stage = await setStage({ environment, discord: { rateLimits: 'none', log: false } })
  const { server, channel, ana } = studyGroup(stage.discord)
  const asked = (await ana.slash(channel, 'quiz')).message!
  const postId = asked.buttons[0]!.customId!.split(':')[2]!
  const letters = ['Mars', 'Venus', 'Mars', 'Saturn'].map(option => letterOf(asked, option))
  const people = Array.from({ length: PEOPLE }, (_, n) => server.member(`Person ${n}`))
  const pressAll = () => Promise.all(people.map((person, n) => person.click(asked, letters[n % 4]!)))
  const first = await pressAll()
  const again = await pressAll()
  await ana.click(asked, 'Reveal')
  return { ...stage, asked, postId, people, first, again }
}

/** Who got a verdict. */
const verdicts = (replies: Awaited<ReturnType<typeof rush>>['first']): boolean[] =>
  replies.map(({ message }) => /Correct!|Not quite/.test(message?.text ?? ''))

const expectAllKeptOnce = async (played: Awaited<ReturnType<typeof rush>>) => {
  const { asked, postId, people, environment } = played
  const [first, again] = [verdicts(played.first), verdicts(played.again)]
  // The bot's lock on the file ends with it.
  await played.bot.stop()
  const { store } = await openStore(parseDatabaseUrl(environment.DATABASE_URL!)!)
  const ballots = await store.answers.ballotsOf(postId)
  await store.maintenance.stop()
  const kept = new Set(ballots.map(({ userId }) => userId))
  expect(ballots).toHaveLength(kept.size)
  const acknowledged = people.filter((_, n) => first[n] || again[n])
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(acknowledged.filter(({ id }) => !kept.has(id))).toEqual([])
  const right = people.filter(({ id }, n) => n % 2 === 0 && kept.has(id))
  expect(asked.text).toContain(`${right.length} of ${kept.size} answered correctly`)
}

describe('a thousand people press on one question within a second, and every verdict is kept once', () => {
  test('on SQLite', async () => expectAllKeptOnce(await rush({})))

  test.skipIf(inject('postgres') === null)('on PostgreSQL', async () =>
    expectAllKeptOnce(await rush({ DATABASE_URL: await ownDatabase() })),
  )
})
