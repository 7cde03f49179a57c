import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { seed } from '../seed.ts'
import { keyOf, letterOf, sleep, studyGroup } from './read.ts'
import { EXAM_YAML, tenQuestions } from './sample.ts'
import { databaseOf, restartBot, type SpawnedBot, spawnStage } from './spawned.ts'

const files = { ...tenQuestions(), 'bank.yaml': EXAM_YAML }

/** Presses a letter, and says which key it stood for once the message shows it as the answer. */
const pick = async (ana: Member, exam: MessageView, option: string): Promise<string | null> => {
  const letter = letterOf(exam, option)
  const number = numberOf(exam)
  const key = keyOf(exam, letter)
  await ana.click(exam, letter)
  return numberOf(exam) === number && exam.text.includes(`**Your answer: ${letter}**`) ? key : null
}

const numberOf = (exam: MessageView): number => Number(/Question (\d)/.exec(exam.text)?.[1])

type Item = { readonly number: number; readonly picks: string; readonly is_right: number | null }

describe('in the middle of an exam', () => {
  test('the process is killed at any instant: every pick that was shown is there, and it is submitted once', async () => {
    const stage = await spawnStage({ files, discord: { rateLimits: 'none', acknowledgeWithinMs: 1200 } })
    const { channel, ana } = studyGroup(stage.discord)
    const dice = createRandom(seed)
    let bot: SpawnedBot = stage.bot
    const killSoon = async () => {
      await sleep(Math.floor(dice() * 60))
      await bot.kill('SIGKILL')
    }
    const startAgain = async () => {
      bot = await restartBot(stage.environment)
    }
    const offer = (await ana.slash(channel, 'exam start')).message!
    await ana.click(offer, 'Begin')
    const shown: { number: number; key: string }[] = []
    for (let kill = 0; kill < 4; kill++) {
      const exam = (await ana.slash(channel, 'exam resume')).message!
      const killed = killSoon()
      for (
        let press = 0;
        press < 12 && bot.process.exitCode === null && bot.process.signalCode === null;
        press++
      ) {
        const number = numberOf(exam)
        const key = await pick(ana, exam, ['Venus', 'Mars', 'Saturn'][press % 3]!)
        if (key) shown.push({ number, key })
        if (press % 3 === 2) await ana.click(exam, number < 4 ? 'Next' : 'Back')
      }
      await killed
      await startAgain()
    }
    const last = (await ana.slash(channel, 'exam resume')).message!
    await ana.click(last, 'Overview')
    await ana.click(last, 'Submit')
    const killed = killSoon()
    await ana.click(last, 'Submit now')
    await killed
    await startAgain()
    // Where the first press was not answered, the second one shows the same result.
    if (last.text.includes('Submit this exam?')) await ana.click(last, 'Submit now')
    expect(last.text).toMatch(/\d of 4 correct/)
    await bot.kill('SIGTERM')

    const database = databaseOf(stage)
    const items = database.prepare('select number, picks, is_right from exam_items').all() as Item[]
    for (const { number, key } of shown)
      expect(items.find(item => item.number === number)!.picks.split(';')).toContain(key)
    const answered = items.filter(({ picks }) => picks !== '')
    const answers = database.prepare('select is_right from answers').all() as { is_right: number }[]
    expect(answers).toHaveLength(answered.length)
    const right = answers.filter(({ is_right }) => is_right === 1).length
    expect(items.filter(({ is_right }) => is_right === 1)).toHaveLength(right)
    expect(last.text).toContain(`${right} of 4 correct`)
  })

  test('another program has the database locked: people are asked to press again, and nothing is half stored', async () => {
    const { discord, bot, environment } = await spawnStage({ files })
    const { channel, ana } = studyGroup(discord)
    const exam = (await ana.slash(channel, 'exam start')).message!
    await ana.click(exam, 'Begin')
    const other = new Database(environment.DATABASE_URL!.slice('sqlite:'.length))
    other.exec('begin immediate')
    const before = exam.text
    const told = (await ana.click(exam, letterOf(exam))).message!
    other.exec('rollback')
    other.close()
    expect(told.text).toContain('Please press again')
    expect(bot.log()).toContain('database is locked')
    expect(exam.text).toBe(before)
    await ana.click(exam, letterOf(exam))
    expect(exam.text).toContain(`**Your answer: ${letterOf(exam)}**`)
  })

  test('it ends while the bot is away: the next start submits what is there', async () => {
    const { discord, bot, environment } = await spawnStage({ files })
    const { channel, ana } = studyGroup(discord)
    const exam = (await ana.slash(channel, 'exam start')).message!
    await ana.click(exam, 'Begin')
    await ana.click(exam, letterOf(exam))
    await bot.kill('SIGKILL')
    const database = databaseOf({ environment })
    database.exec('update exams set ends_at = started_at + 1; update tasks set due_at = 0')
    await restartBot(environment)
    const submitted = database.prepare('select count(*) from exams where submitted_by = ?').pluck()
    await expect.poll(() => submitted.get('deadline')).toBe(1)
    const later = (await ana.slash(channel, 'exam resume')).message!
    expect(later.text).toContain('1 of 4 correct')
  })
})
