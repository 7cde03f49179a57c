import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { seed } from '../seed.ts'
import { eventually, sleep, studyServer } from './read.ts'
import { type SpawnedStage, spawnBot, spawnStage } from './spawned.ts'

test('a daily question comes once for each day though one of two processes is killed at a random instant around its hour', async () => {
  const stage = await spawnStage()
  const { channel, mo } = studyServer(stage.discord)
  await mo.slash(channel, 'daily set', { time: '9:00', zone: 'Europe/Vienna' })
  const bots = [stage.bot, await spawnBot(stage.environment)]
  const record = openRecord(stage)
  const dice = createRandom(seed)
  for (let day = 1; day <= 6; day++) {
    record.makeDue(`2027-01-0${day}`)
    await sleep(dice() * 1300)
    await bots[day % 2]!.kill('SIGKILL')
    bots[day % 2] = await spawnBot(stage.environment)
    // A post that the killed process had begun is taken over after 20 seconds.
    await eventually(() => record.posted().length === day)
  }
  const shown = channel.seenBy().filter(({ text }) => text.includes('Daily question'))
  expect(shown.map(({ id }) => id)).toEqual(record.posted())
})

/** The bot's database, beside the bot. */
const openRecord = ({ environment }: SpawnedStage) => {
  const database = new Database(environment.DATABASE_URL!.slice('sqlite:'.length), { timeout: 5000 })
  onTestFinished(() => void database.close())
  const due = database.prepare('update dailies set next_day = ?, next_at = ?')
  const posts = database.prepare(
    'select message_id from posts where daily_id is not null and message_id is not null order by day',
  )
  return {
    makeDue: (day: string) => void due.run(day, Date.now() + 300),
    posted: () => (posts.all() as { message_id: string }[]).map(row => row.message_id),
  }
}
