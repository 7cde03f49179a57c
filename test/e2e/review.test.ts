import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { seed } from '../seed.ts'
import { letterOf, plain, sleep, studyGroup } from './read.ts'
import { questionFile } from './sample.ts'
import { restartBot, spawnStage } from './spawned.ts'
import { openDatabase, setStage } from './stage.ts'

const DAY = 86_400

const labelsOf = (message: MessageView): string[] => message.buttons.map(({ label }) => label)

/** The text of the question that a message shows. */
const questionIn = (message: MessageView): string => message.text.match(/Question number \d\?/)![0]

const openTable = async (given: Parameters<typeof setStage>[0] = {}) => {
  const stage = await setStage(given)
  const group = studyGroup(stage.discord)
  const { ana, channel } = group
  return {
    ...stage,
    ...group,
    /** Days go by at once: the bot's work of each second would take minutes. */
    async sleep(days: number) {
      stage.clock.leap(days * DAY)
      await stage.clock.pass(1)
    },
    /** Ana's answer to a private question. */
    async practise(option: string, options: Record<string, string> = {}): Promise<MessageView> {
      const message = (await ana.slash(channel, 'quiz', { private: true, ...options })).message!
      await ana.click(message, letterOf(message, option))
      return message
    },
    review: async (options: Record<string, string | number> = {}) =>
      (await ana.slash(channel, 'review', options)).message!,
  }
}

describe('a question that was missed', () => {
  test('comes up in /review the next day, with other questions for no one, and later once it was right', async () => {
    const table = await openTable()
    const { channel, ana } = table
    const shared = (await ana.slash(channel, 'quiz')).message!
    const verdict = (await ana.click(shared, letterOf(shared, 'Venus'))).message!
    expect(plain(verdict.text)).toContain('Comes back in /review tomorrow')
    expect(labelsOf(verdict)).not.toContain('I guessed')
    await table.sleep(1)
    const before = channel.seenBy().length
    const review = await table.review({ questions: 1 })
    expect(review.ephemeral).toBe(true)
    expect(channel.seenBy()).toHaveLength(before)
    expect(questionIn(review)).toBe(questionIn(shared))
    await ana.click(review, letterOf(review))
    expect(review.text).toContain('**Correct!**')
    const days = Number(review.text.match(/Back in (\d+) days/)![1])
    await ana.click(review, 'See how it went')
    expect(review.text).toContain('You got 1 of 1')
    expect(review.text).toContain('**Learned:** 1 question')
    await table.sleep(days - 1)
    expect((await table.review()).text).toContain('Nothing to review right now')
    await table.sleep(1)
    expect(questionIn(await table.review())).toBe(questionIn(shared))
  })

  test('never counts on the leaderboard when it comes again', async () => {
    const table = await openTable()
    const { ana, channel } = table
    const shared = (await ana.slash(channel, 'quiz')).message!
    await ana.click(shared, letterOf(shared, 'Venus'))
    await table.sleep(1)
    const review = await table.review({ questions: 1 })
    await ana.click(review, letterOf(review))
    expect(review.text).not.toContain('point')
    const database = openDatabase(table)
    expect(database.prepare('select distinct points, answered from totals').all()).toEqual([
      { points: 0, answered: 1 },
    ])
    expect(database.prepare('select count(*) n from answers where counted = 1').get()).toEqual({ n: 1 })
  })
})

describe('a review', () => {
  test('goes on in its one message to a summary with what was learned, missed and comes next', async () => {
    const table = await openTable()
    const { ana } = table
    for (const option of ['Venus', 'Venus', 'Jupiter']) await table.practise(option)
    await table.sleep(1)
    const review = await table.review({ questions: 3 })
    const asked: string[] = []
    for (const option of ['Mars', 'Saturn', 'Mars']) {
      asked.push(questionIn(review))
      expect(review.text).toContain(`Question ${asked.length} of 3`)
      await ana.click(review, letterOf(review, option))
      if (asked.length < 3) await ana.click(review, 'Next question')
    }
    expect(new Set(asked).size).toBe(3)
    await ana.click(review, 'See how it went')
    expect(review.text).toContain('You got 2 of 3')
    expect(review.text).toContain('**Learned:** 2 questions')
    expect(review.text).toMatch(new RegExp(`Missed:\\*\\* 1 question\\n- ${asked[1]!.replace('?', '\\?')}`))
    expect(review.text).toContain('Tomorrow: 1 question')
    expect(labelsOf(review)).toEqual(['Review more', 'Where I stand', 'Leaderboard'])
    const more = (await ana.click(review, 'Review more')).message!
    expect(questionIn(more)).toBe(asked[1])
    expect(more.id).not.toBe(review.id)
  })

  test('takes how sure someone is, says it in words, and stores it with the answer', async () => {
    const table = await openTable()
    const { ana } = table
    await table.practise('Venus')
    await table.sleep(1)
    const review = await table.review({ questions: 1 })
    const letter = letterOf(review)
    await ana.click(review, 'Guess')
    await ana.click(review, 'Unsure')
    expect(review.text).toContain('You’re unsure')
    expect(letterOf(review)).toBe(letter)
    await ana.click(review, letter)
    expect(review.text).toContain('**Correct!**')
    const stored = openDatabase(table).prepare('select confidence from answers order by answered_at').pluck()
    expect(stored.all()).toEqual([null, 2])
  })

  test('takes it for a question with several correct options, too', async () => {
    const files = { 'q.md': questionFile({ text: 'Question number 1?', answer: '[B, D]' }) }
    const table = await openTable({ files })
    const { ana, channel } = table
    const first = (await ana.slash(channel, 'quiz', { private: true })).message!
    await ana.select(first, [letterOf(first, 'Venus'), letterOf(first, 'Jupiter')])
    const review = await table.review()
    await ana.click(review, 'Sure')
    await ana.select(review, [letterOf(review, 'Mars'), letterOf(review, 'Saturn')])
    expect(review.text).toContain('**Correct!**')
    const stored = openDatabase(table).prepare('select confidence from answers order by answered_at').pluck()
    expect(stored.all().slice(-1)).toEqual([3])
  })

  test('is about its topic alone', async () => {
    const table = await openTable()
    await table.practise('Venus', { topic: 'stars' })
    await table.practise('Venus')
    await table.sleep(1)
    const review = await table.review({ topic: 'stars', questions: 3 })
    for (let n = 1; n <= 3; n++) {
      expect(review.text).toContain(`Question ${n} of 3 · Stars`)
      await table.ana.click(review, letterOf(review))
      if (n < 3) await table.ana.click(review, 'Next question')
    }
    expect((await table.review({ topic: 'moons' })).text).toContain('There’s no topic `moons`')
  })

  test('can be stopped, and its open question is asked again another time', async () => {
    const table = await openTable()
    const { ana } = table
    await table.practise('Venus')
    await table.practise('Venus')
    await table.sleep(1)
    const review = await table.review()
    const first = questionIn(review)
    await ana.click(review, 'Stop')
    expect(review.text).toContain('Review stopped')
    expect(review.text).not.toContain('rusty')
    await table.clock.pass(10)
    expect(review.text).toContain('Review stopped')
    expect(questionIn((await ana.click(review, 'Review more')).message!)).toBe(first)
  })

  test('takes place in direct messages as well', async () => {
    const { discord } = await setStage()
    const ana = discord.guild('Study group').member('Ana')
    const chat = discord.directMessage(ana)
    const asked = (await ana.slash(chat, 'quiz')).message!
    const question = questionIn(asked)
    await ana.click(asked, letterOf(asked, 'Venus'))
    const review = (await ana.slash(chat, 'review')).message!
    expect(questionIn(review)).toBe(question)
    await ana.click(review, letterOf(review))
    expect(review.text).toContain('**Correct!**')
    expect(review.text).toContain('Back tomorrow')
  })

  test('takes place where only its person has installed the app, however many questions it has', async () => {
    const { discord } = await setStage()
    const server = discord.guild('Elsewhere', { withoutBot: true })
    const [channel, cem] = [server.channel('chat'), server.member('Cem')]
    for (let n = 0; n < 6; n++) {
      const asked = (await cem.slash(channel, 'quiz', { private: true })).message!
      await cem.click(asked, letterOf(asked, 'Venus'))
    }
    const review = (await cem.slash(channel, 'review')).message!
    for (let n = 1; n <= 6; n++) {
      expect(review.text).toContain(`Question ${n} of 10`)
      await cem.click(review, letterOf(review))
      await cem.click(review, 'Next question')
    }
    await cem.click(review, 'Stop')
    expect(review.text).toContain('You got 6 of 6')
  })
})

describe('forged buttons', () => {
  test('show no one the review of someone else, and change nothing in it', async () => {
    const table = await openTable()
    const { channel, mod } = table
    await table.practise('Venus')
    await table.sleep(1)
    const review = await table.review()
    const asked = review.text
    const session = openDatabase(table).prepare('select id from sessions where ended_at is null').pluck()
    const post = openDatabase(table).prepare("select id from posts where purpose = 'review'").pluck()
    const [sessionId, postId] = [session.get(), post.get()]
    const own = (await mod.slash(channel, 'help')).message!
    for (const id of [
      `finish:${sessionId}`,
      `stop:${sessionId}`,
      ...['next', 'reveal', 'details', 'guess'].map(kind => `${kind}:${postId}`),
      `sure:${postId}:3`,
      `pick:${postId}:0`,
      `sure-pick:${postId}:0:3`,
    ]) {
      const { message } = await mod.forge(own, { custom_id: `p1:${id}` })
      expect(message!.ephemeral, id).toBe(true)
      expect(message!.text, id).toMatch(
        /someone else|Only the person who|no longer have|no correct answer of yours/,
      )
    }
    expect(review.text).toBe(asked)
    expect(session.get()).toBe(sessionId)
    const answers = openDatabase(table).prepare('select count(*) from answers where post_id = ?').pluck()
    expect(answers.get(postId)).toBe(0)
  })

  test('on a shared question don’t turn it into one of a review', async () => {
    const table = await openTable()
    const { ana, channel } = table
    const shared = (await ana.slash(channel, 'quiz')).message!
    const postId = openDatabase(table).prepare('select id from posts').pluck().get()
    const before = shared.text
    const refused = (await ana.forge(shared, { custom_id: `p1:sure:${postId}:3` })).message!
    expect(refused.text).toContain('no longer have')
    expect(shared.text).toBe(before)
  })

  test('with a topic that is gone lead to everything', async () => {
    const table = await openTable()
    const nothing = await table.review()
    const custom_id = 'p1:review-topic:new:000000000000'
    const refused = (await table.ana.forge(nothing, { custom_id })).message!
    expect(plain(refused.text)).toContain('Review everything with /review')
  })
})

describe('“I guessed”', () => {
  test('on a public verdict brings the question back tomorrow, and leaves points and verdict', async () => {
    const table = await openTable()
    const { ana, channel } = table
    const shared = (await ana.slash(channel, 'quiz')).message!
    const verdict = (await ana.click(shared, letterOf(shared))).message!
    expect(plain(verdict.text)).toMatch(/Comes back in \/review in \d+ days/)
    const points = verdict.text.match(/\+\d+ points/)![0]
    await ana.click(verdict, 'I guessed')
    expect(plain(verdict.text)).toContain('Noted as a guess · Comes back in /review tomorrow')
    expect(verdict.text).toContain(points)
    expect(labelsOf(verdict)).not.toContain('I guessed')
    await table.sleep(1)
    expect(questionIn(await table.review())).toBe(questionIn(shared))
  })

  test('in a review leaves its way on', async () => {
    const table = await openTable()
    const { ana } = table
    await table.practise('Venus')
    await table.practise('Venus')
    await table.sleep(1)
    const review = await table.review()
    await ana.click(review, letterOf(review))
    await ana.click(review, 'I guessed')
    expect(review.text).toContain('Noted as a guess · Back tomorrow')
    await ana.click(review, 'Next question')
    expect(review.text).toContain('Question 2 of')
  })
})

describe('where nothing is due', () => {
  test('someone new is offered new questions, and learns them in a review', async () => {
    const table = await openTable()
    const { ana } = table
    const nothing = await table.review()
    expect(nothing.text).toContain('Questions come back here after you’ve answered them')
    expect(nothing.ephemeral).toBe(true)
    expect(labelsOf(nothing)).toEqual(['Learn 5 new questions', 'New question'])
    const review = (await ana.click(nothing, 'Learn 5 new questions')).message!
    expect(review.text).toContain('Question 1 of 5')
    expect(review.ephemeral).toBe(true)
  })

  test('new questions stay on the topic that was asked for', async () => {
    const table = await openTable()
    const nothing = await table.review({ topic: 'stars' })
    expect(nothing.text).toContain('Nothing to review on this topic right now.')
    const learn = labelsOf(nothing)[0]!
    const review = (await table.ana.click(nothing, learn)).message!
    expect(review.text).toMatch(/Question 1 of \d · Stars/)
    await table.ana.click(review, letterOf(review, 'Venus'))
    await table.ana.click(review, 'Stop')
    const more = (await table.ana.click(review, 'Review more')).message!
    expect(more.text).toMatch(/Question 1 of \d · Stars/)
  })

  test('it says when something is, and a private question leads on', async () => {
    const table = await openTable()
    const { ana } = table
    await table.practise('Mars')
    const nothing = await table.review()
    expect(nothing.text).toMatch(/Next: 1 question, in \d+ days/)
    const asked = (await ana.click(nothing, 'New question')).message!
    expect(asked.ephemeral).toBe(true)
  })
})

test('“Review my mistakes” below the standings is about who presses it, and seen by them alone', async () => {
  const { clock, discord } = await setStage()
  const { channel, ana, ben } = studyGroup(discord)
  const first = (await ana.slash(channel, 'quiz', { questions: 2 })).message!
  await ben.click(first, letterOf(first, 'Venus'))
  await ana.click(first, letterOf(first))
  await ana.click(first, 'Stop')
  await clock.until(() => channel.last()!.text.includes('Final standings'))
  const review = (await ben.click(channel.last()!, 'Review my mistakes')).message!
  expect(review.ephemeral).toBe(true)
  expect(questionIn(review)).toBe(questionIn(first))
  expect((await ana.click(channel.last()!, 'Review my mistakes')).message!.text).toContain(
    'Nothing to review',
  )
})

test('a review goes on after Discord failed to show its next question', async () => {
  // What isn't acknowledged is given up after this.
  const table = await openTable({ discord: { acknowledgeWithinMs: 2000 } })
  const { ana, discord, bot } = table
  await table.practise('Venus')
  await table.practise('Venus')
  const review = await table.review()
  await ana.click(review, letterOf(review))
  discord.faults.next({ path: /callback/, with: 500, times: 8 })
  expect((await ana.click(review, 'Next question')).failed).not.toBeNull()
  discord.faults.clear()
  await bot.logged('an interaction failed')
  await ana.click(review, 'Next question')
  expect(review.text).toContain('Question 2 of')
  await ana.click(review, letterOf(review))
  expect(review.text).toContain('**Correct!**')
})

test('deleting one’s data ends a review, and leaves nothing to review', async () => {
  const table = await openTable()
  const { ana, channel } = table
  await table.practise('Venus')
  await table.practise('Venus')
  await table.sleep(1)
  const review = await table.review()
  await ana.click(review, letterOf(review))
  const ask = (await ana.slash(channel, 'privacy delete')).message!
  await ana.click(ask, 'Delete all my data')
  await table.clock.pass(5)
  for (const sql of [
    'select count(*) n from cards',
    'select count(*) n from answers',
    'select count(*) n from sessions',
  ])
    expect(openDatabase(table).prepare(sql).get()).toEqual({ n: 0 })
  expect((await ana.click(review, 'Next question')).message!.text).toContain('no longer have this question')
  expect((await table.review()).text).toContain('Questions come back here after you’ve answered them')
})

/** Presses until the press was acknowledged: the bot may be killed during it. */
const press = async (person: Member, message: MessageView, label: () => string): Promise<boolean> =>
  person
    .click(message, label())
    .then(({ failed }) => failed === null)
    .catch(() => false)

test('a review that is killed at random instants goes on to its summary, and loses no answer', {
  tags: ['slow'],
}, async () => {
  const stage = await spawnStage({ discord: { acknowledgeWithinMs: 1200 } })
  const { discord, environment } = stage
  const { channel, ana } = studyGroup(discord)
  for (let n = 0; n < 6; n++) {
    const asked = (await ana.slash(channel, 'quiz', { private: true })).message!
    await ana.click(asked, letterOf(asked, 'Venus'))
  }
  const review = (await ana.slash(channel, 'review', { questions: 6 })).message!
  const dice = createRandom(seed)
  let bot = stage.bot
  const shown = new Set<string>()
  for (let step = 0; !review.text.includes('You got'); step++) {
    if (step > 60) throw new Error(`the review does not end:\n${review.text}`)
    const has = (label: string) => labelsOf(review).includes(label)
    if (review.text.includes('**Correct!**')) shown.add(review.text)
    const label = () =>
      has('Next question') ? 'Next question' : has('See how it went') ? 'See how it went' : letterOf(review)
    const pressed = press(ana, review, label)
    if (step % 3 === 0) {
      await sleep(Math.floor(dice() * 60))
      await bot.kill('SIGKILL')
      await pressed
      bot = await restartBot(environment)
    } else await pressed
  }
  await bot.kill('SIGTERM')
  expect(review.text).toContain('You got 6 of 6')
  const database = new Database(environment.DATABASE_URL!.slice('sqlite:'.length), { readonly: true })
  const right = database.prepare(
    'select count(*) n, count(distinct question_id) q from answers where is_right = 1',
  )
  expect(right.get()).toEqual({ n: 6, q: 6 })
  expect(shown.size).toBeLessThanOrEqual(6)
  database.close()
})
