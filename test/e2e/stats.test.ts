import { describe, expect, test } from 'vitest'
import type { LocalDiscord } from '../../src/dev/local-discord/discord.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { altOf, letterOf, plain, studyGroup } from './read.ts'
import { EXAM_YAML, questionFile } from './sample.ts'
import { openDatabase, setStage } from './stage.ts'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

const labelsOf = (message: MessageView): string[] => message.buttons.map(({ label }) => label)

type Scene = Awaited<ReturnType<typeof setTable>>

const setTable = async (given: Parameters<typeof setStage>[0] = {}) => {
  const stage = await setStage(given)
  return { ...stage, ...studyGroup(stage.discord) }
}

/** Ana answers so many questions in private: Mars is right, Venus is not. */
const answer = async ({ channel, ana }: Scene, picks: readonly string[]) => {
  for (const pick of picks) {
    const asked = (await ana.slash(channel, 'quiz', { private: true })).message!
    await ana.click(asked, letterOf(asked, pick))
  }
}

const lastFile = (discord: LocalDiscord) => [...discord.world.files.values()].at(-1)!

describe('/stats', () => {
  test('shows someone where they stand, to them alone, with a picture of the same facts', async () => {
    const scene = await setTable()
    await answer(scene, ['Mars', 'Mars', 'Mars', 'Venus'])
    const stats = (await scene.ana.slash(scene.channel, 'stats')).message!
    expect(stats.ephemeral).toBe(true)
    expect(scene.channel.seenBy()).toEqual([])
    expect(stats.text).toContain('## Where you stand\n-# The sky')
    expect(stats.text).toContain('**75% correct on first attempts** (3 of 4)')
    expect(stats.text).toContain('4 of 10 questions seen')
    expect(stats.attachments).toEqual(['stats.png'])
    expect(lastFile(scene.discord).data.subarray(0, 4)).toEqual(PNG)
    expect(altOf(stats)).toMatch(/^Where you stand, The sky: Planets: .* of 5 seen; Stars: .* of 5 seen; /)
    expect(stats.pings).toEqual([])
  })

  test('says the same in words where no picture can be drawn', async () => {
    const scene = await setTable({ painter: { draw: async () => null, stop: async () => {}, warmUp() {} } })
    await answer(scene, ['Mars', 'Venus'])
    const stats = (await scene.ana.slash(scene.channel, 'stats')).message!
    expect(stats.attachments).toEqual([])
    expect(stats.text).toMatch(/\*\*Planets:\*\* .* of 5 seen\n\*\*Stars:\*\* .* of 5 seen/)
    expect(stats.text).toMatch(/\*\*First attempts by week:\*\* .*Nov 23 50%/)
  })

  test('is the same in a direct message, wherever the answers were given', async () => {
    const scene = await setTable()
    await answer(scene, ['Mars', 'Venus'])
    const here = (await scene.ana.slash(scene.channel, 'stats')).message!
    const there = (await scene.ana.slash(scene.discord.directMessage(scene.ana), 'stats')).message!
    expect(there.text).toBe(here.text)
    expect(altOf(there)).toBe(altOf(here))
    const others = (await scene.ben.slash(scene.channel, 'stats')).message!
    expect(others.text).toContain('You haven’t answered a question yet.')
  })

  test('works where only the person has installed the app', async () => {
    const { discord } = await setStage()
    const server = discord.guild('Elsewhere', { withoutBot: true })
    const [channel, cem] = [server.channel('chat'), server.member('Cem')]
    const asked = (await cem.slash(channel, 'quiz', { private: true })).message!
    await cem.click(asked, letterOf(asked))
    const stats = (await cem.slash(channel, 'stats')).message!
    expect(stats.ephemeral).toBe(true)
    expect(stats.text).toContain('(1 of 1)')
    expect(stats.attachments).toEqual(['stats.png'])
  })

  test('leads someone without answers to their first question, in private', async () => {
    const { channel, ana } = await setTable()
    const stats = (await ana.slash(channel, 'stats')).message!
    expect(stats.text).toContain('You haven’t answered a question yet.')
    expect(labelsOf(stats)).toEqual(['New question'])
    const asked = (await ana.click(stats, 'New question')).message!
    expect(asked.ephemeral).toBe(true)
    expect(asked.text).toContain('Venus')
  })

  test('leads to a private question on what is weakest', async () => {
    const scene = await setTable()
    const { channel, ana } = scene
    // Until each domain has enough answers; one of the stars' is wrong.
    for (const domain of ['Planets', 'Stars'])
      for (let n = 0; n < 5; n++) {
        const asked = (await ana.slash(channel, 'quiz', { private: true, topic: domain })).message!
        await ana.click(asked, letterOf(asked, domain === 'Stars' && n > 2 ? 'Venus' : 'Mars'))
      }
    const stats = (await ana.slash(channel, 'stats')).message!
    expect(stats.text).toMatch(/### Weakest so far\n1\. .*\d+%/)
    const asked = (await ana.click(stats, 'Practice Stars')).message!
    expect(asked.ephemeral).toBe(true)
    expect(asked.text).toContain('-# Stars')
  })

  test('turns its pages in place: all tags, and back', async () => {
    const scene = await setTable()
    await answer(scene, ['Mars', 'Mars'])
    const stats = (await scene.ana.slash(scene.channel, 'stats')).message!
    await scene.ana.click(stats, 'All tags')
    expect(stats.text).toMatch(/^## Your tags\n-# The sky\n\*\*Sky:\*\* 100% \(2 of 2\)/)
    expect(stats.attachments).toEqual([])
    await scene.ana.click(stats, 'Overview')
    expect(stats.text).toContain('## Where you stand')
    expect(stats.attachments).toEqual(['stats.png'])
  })

  test('of one topic leaves out the rest, and leads back to the bank', async () => {
    const scene = await setTable()
    await answer(scene, ['Mars', 'Mars', 'Mars', 'Mars', 'Mars', 'Mars'])
    const stats = (await scene.ana.slash(scene.channel, 'stats', { topic: 'Stars' })).message!
    expect(stats.text).toContain('## Where you stand\n-# Stars')
    expect(stats.text).toMatch(/\d of 5 questions seen/)
    await scene.ana.select(stats, ['The sky'])
    expect(stats.text).toContain('6 of 10 questions seen')
  })

  test('names topics that are meant where there is none of that name', async () => {
    const { channel, ana } = await setTable()
    const refused = (await ana.slash(channel, 'stats', { topic: 'Star' })).message!
    expect(refused.text).toContain('There’s no topic `Star`')
    expect(refused.text).toContain('Stars')
  })

  test('says so where the topic of a button is gone', async () => {
    const scene = await setTable()
    await answer(scene, ['Mars'])
    const stats = (await scene.ana.slash(scene.channel, 'stats')).message!
    for (const custom_id of ['p1:practice:000000000000', 'p1:stats:tags:000000000000:0']) {
      const refused = (await scene.ana.forge(stats, { custom_id })).message!
      expect(refused.text).toContain('There are no questions on that topic any more.')
      expect(refused.ephemeral).toBe(true)
    }
  })

  test('knows answers and cards after a restart, and forgets them with the person', async () => {
    const scene = await setTable()
    await answer(scene, ['Mars', 'Venus'])
    await scene.bot.stop()
    await scene.start()
    const { ana, channel, clock } = scene
    const stats = (await ana.slash(channel, 'stats')).message!
    expect(stats.text).toContain('(1 of 2)')
    const ask = (await ana.slash(channel, 'privacy delete')).message!
    await ana.click(ask, 'Delete all my data')
    const cards = openDatabase(scene).prepare('select count(*) as n from cards')
    await clock.until(() => (cards.get() as { n: number }).n === 0)
    expect((await ana.slash(channel, 'stats')).message!.text).toContain('You haven’t answered')
  })
})

describe('the chance of passing', () => {
  const BIG_EXAM = EXAM_YAML.replace(/questions: \d+/, 'questions: 50')

  /** Fifty questions, half of them of each domain. */
  const fiftyQuestions = () =>
    Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => [
        `q${n}.md`,
        questionFile({ text: `Question number ${n}?`, domain: n % 2 ? 'Stars' : 'Planets' }),
      ]),
    )

  /** Sits the whole exam; every fourth answer is wrong. */
  const sitExam = async ({ ana, channel }: Scene) => {
    const exam = (await ana.slash(channel, 'exam start')).message!
    await ana.click(exam, 'Begin')
    for (let n = 1; n <= 50; n++) {
      await ana.click(exam, letterOf(exam, n % 4 === 0 ? 'Venus' : 'Mars'))
      if (n < 50) await ana.click(exam, 'Next')
    }
    await ana.click(exam, 'Overview')
    await ana.click(exam, 'Submit')
    await ana.click(exam, 'Submit now')
  }

  test('is told after one full mock exam, and kept beside how the real one went', async () => {
    const scene = await setTable({ files: { ...fiftyQuestions(), 'bank.yaml': BIG_EXAM } })
    const { ana, channel } = scene
    await answer(scene, ['Mars'])
    const before = (await ana.slash(channel, 'stats')).message!
    expect(before.text).toContain('**Chance of passing:** too early to tell')
    expect(before.text).toContain('- one full mock exam (50 questions)')
    await ana.click(before, 'Mock exam')
    await sitExam(scene)
    const after = (await ana.slash(channel, 'stats')).message!
    const chance = after.text.match(/\*\*Chance of passing: about (\d+)%\*\*, likely \d+–\d+%/)
    expect(chance).not.toBeNull()
    const said = (await ana.slash(channel, 'exam outcome', { result: 'passed' })).message!
    expect(said.ephemeral).toBe(true)
    expect(said.text).toContain(`I’d given you a chance of about ${chance![1]}%`)
    const kept = openDatabase(scene).prepare('select passed, forecast from exam_outcomes').all() as {
      passed: number
      forecast: number
    }[]
    expect(kept.map(({ passed, forecast }) => [passed, Math.round(forecast / 10)])).toEqual([
      [1, Number(chance![1])],
    ])
    expect(labelsOf((await ana.click(said, 'Where I stand')).message!)).toContain('Mock exam')
  })

  test('is compared with nothing where it was never told, and there is none without an exam', async () => {
    const scene = await setTable({ files: { ...fiftyQuestions(), 'bank.yaml': BIG_EXAM } })
    const { ana, channel, clock } = scene
    await ana.slash(channel, 'study', { exam: 'today' })
    clock.leap(3 * 86_400)
    await clock.pass(5)
    const asked = (await ana.slash(channel, 'study')).message!
    expect(plain(asked.text)).toContain('How did it go? Tell me with /exam outcome.')
    const said = (await ana.slash(channel, 'exam outcome', { result: 'failed' })).message!
    expect(plain(said.text)).toContain('nothing to compare')
    expect(plain(said.text)).toContain('taken the exam date out of your study plan')
    expect((await ana.slash(channel, 'study')).message!.text).toContain('**Exam:** no date')
    const part = (await ana.slash(channel, 'exam outcome', { result: 'failed', bank: 'Stars' })).message!
    expect(part.text).toContain('Stars has no exam')
  })
})
