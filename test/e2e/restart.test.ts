import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { en } from '../../src/words/en/index.ts'
import { seed } from '../seed.ts'
import { eventually, keyOf, letterOf, PATIENTLY, sleep, studyGroup, studyServer } from './read.ts'
import {
  databaseOf,
  questionsStored,
  restartBot,
  type SpawnedBot,
  type SpawnedStage,
  spawnStage,
} from './spawned.ts'

describe('after a kill', () => {
  test('at random instants under load, every acknowledged answer is there exactly once', async () => {
    const stage = await spawnStage({ discord: { rateLimits: 'none', acknowledgeWithinMs: 2000 } })
    const { discord, environment } = stage
    const { server, channel } = studyGroup(discord)
    const people = Array.from({ length: 25 }, (_, n) => server.member(`Person ${n}`))
    const acknowledged = new Map<string, string>()
    const dice = createRandom(seed)
    let bot: SpawnedBot = stage.bot
    for (let kill = 0; kill < 12; kill++) {
      const asked = (await people[kill]!.slash(channel, 'quiz')).message!
      const load = press(people, asked, acknowledged)
      // At any instant, or after some verdicts: on a busy machine there may be none yet at that instant.
      const enough = acknowledged.size + 1 + dice() * 9
      if (kill % 2 === 0) await sleep(Math.floor(dice() * 120))
      else await Promise.race([load, eventually(() => acknowledged.size >= enough)])
      await bot.kill('SIGKILL')
      await load
      bot = await restartBot(environment)
    }
    await bot.kill('SIGTERM')

    const file = environment.DATABASE_URL!.slice('sqlite:'.length)
    const database = new Database(file, { readonly: true })
    const rows = database.prepare('select post_id, user_id, picked from answers').all() as Row[]
    const kept = new Map(rows.map(row => [`${row.post_id} ${row.user_id}`, row.picked]))
    expect(rows.length).toBe(kept.size)
    expect(acknowledged.size).toBeGreaterThan(0)
    for (const [key, picked] of acknowledged) expect([key, kept.get(key)]).toEqual([key, picked])
    const total = database
      .prepare("select sum(points) p, sum(answered) n from totals where period = 'all'")
      .get()
    const truth = database.prepare('select sum(score) p, count(*) n from answers where counted = 1').get()
    expect(total).toEqual(truth)
    database.close()
  })

  test('open questions take answers, overdue ones close, and the series goes on', async () => {
    const { discord, bot, environment } = await spawnStage()
    const { channel, ana, ben } = studyGroup(discord)
    const overdue = (await ana.slash(channel, 'quiz', { seconds: 10 })).message!
    const series = (await ana.slash(channel, 'quiz', { questions: 3, seconds: 10 })).message!
    const open = (await ana.slash(channel, 'quiz')).message!
    await ben.click(series, letterOf(series))
    await questionsStored({ environment })
    await bot.kill('SIGKILL')
    closeTenSecondsLater({ environment })

    await restartBot(environment)
    expect((await ben.click(open, letterOf(open))).message!.text).toContain('**Correct!**')
    await discord.until(() => overdue.text.includes('No one answered.'), PATIENTLY)
    await discord.until(() => series.text.includes('1 of 1 answered correctly'), PATIENTLY)
    await discord.until(() => channel.last()!.text.includes('Question 2 of 3'), PATIENTLY)
    const second = channel.last()!
    expect((await ben.click(second, letterOf(second))).message!.text).toContain('**Correct!**')
  })

  test('a suggestion that was accepted is asked, and its file is written', async () => {
    const { discord, bot, environment } = await spawnStage()
    const { server, channel, mo, ana, ben } = studyServer(discord)
    const { buttons } = en.suggestion
    const form = {
      text: 'Which planet turns slowest?',
      options: '*Venus\nMars',
      explanation: 'It turns once in 243 days.',
      sources: 'https://example.org/days',
      terms: ['own-words'],
    }
    const draft = (await ana.submit(await ana.slash(channel, 'suggest'), form)).message!
    await ana.click(draft, buttons.send)
    const desk = (await mo.slash(channel, 'suggestions')).message!
    const [select] = desk.selects
    const id = select!.options[0]!.value
    await mo.choose(desk, select!.customId, [id])
    await mo.click(desk, buttons.accept)
    await bot.kill('SIGKILL')
    const folder = join(dirname(environment.DATABASE_URL!.slice('sqlite:'.length)), 'banks', server.id)

    await restartBot(environment)
    const asked = (await ben.slash(channel, 'quiz', { topic: 'Study group', private: true })).message!
    expect(asked.text).toContain(form.text)
    await eventually(() => existsSync(join(folder, `${id}.md`)), PATIENTLY)
  })

  test('between a close and its reveal, the reveal is shown', async () => {
    const { discord, bot, environment } = await spawnStage({ discord: { acknowledgeWithinMs: 500 } })
    const { channel, ana } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    discord.faults.next({ path: /callback/, with: { hangMs: 1000 } })
    await ana.click(asked, 'Reveal')
    await bot.kill('SIGKILL')
    await restartBot(environment)
    await discord.until(() => asked.text.includes('✅ **Correct: '), PATIENTLY)
  })
})

describe('SIGTERM', () => {
  test('finishes what runs and leaves with 0', async () => {
    const { discord, bot, environment } = await spawnStage()
    const { server, channel, ana } = studyGroup(discord)
    const people = Array.from({ length: 40 }, (_, n) => server.member(`Person ${n}`))
    const asked = (await ana.slash(channel, 'quiz')).message!
    const acknowledged = new Map<string, string>()
    const load = press(people, asked, acknowledged)
    await eventually(() => acknowledged.size > 0)
    expect(await bot.kill('SIGTERM')).toBe(0)
    await load
    await restartBot(environment)
    for (const person of people.filter(({ id }) => acknowledged.has(`${postOf(asked)} ${id}`)))
      expect((await person.click(asked, letterOf(asked))).message!.text).toContain('your first answer counts')
  })

  test('does not wait for an edit that Discord never answers', async () => {
    const { discord, bot } = await spawnStage()
    const { channel, ana } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    discord.faults.next({ method: 'PATCH', path: /webhooks/, with: { hangMs: 60_000 }, times: 9 })
    await ana.click(asked, letterOf(asked))
    await eventually(() => discord.faults.met() > 0) // the edit is under way, three seconds after the click
    expect(await bot.kill('SIGTERM')).toBe(0)
  })
})

/** As if the bot had been away for ten seconds: what was open for ten is overdue. */
const closeTenSecondsLater = (stage: Pick<SpawnedStage, 'environment'>): void => {
  const database = databaseOf(stage)
  const ids = 'select id from posts where seconds = 10'
  database.prepare('update posts set closes_at = closes_at - 10000 where seconds = 10').run()
  database.prepare(`update tasks set due_at = due_at - 10000 where kind = 'close' and ref in (${ids})`).run()
}

type Row = { post_id: string; user_id: string; picked: string }

/** Everyone presses; whose verdict came is written down with the key that they pressed. */
const press = async (
  people: readonly Member[],
  asked: MessageView,
  acknowledged: Map<string, string>,
): Promise<void> => {
  const presses = people.map(async (person, index) => {
    const button = asked.buttons[index % 4]!
    const reply = await person.click(asked, { customId: button.customId! })
    if (reply.message?.text.match(/Correct!|Not quite/))
      acknowledged.set(`${postOf(asked)} ${person.id}`, keyOf(asked, button.label))
  })
  await Promise.allSettled(presses)
}

const postOf = (asked: MessageView): string => asked.buttons[0]!.customId!.split(':')[2]!
