import { describe, expect, test } from 'vitest'
import type { ShowQuestion } from '../../src/play/deliver.ts'
import type { Delivery } from '../../src/play/ports/publisher.ts'
import { seriesOf } from '../../src/play/record.ts'
import type { RevealView } from '../../src/play/views.ts'
import { sampleBank, sampleQuestion } from '../quiz/sample.ts'
import { dueAt, NOON, someToken } from '../store/sample.ts'
import { anAsker, openTable } from './table.ts'

const ANA = { userId: 'ana', moderator: false, token: someToken() }
const BEN = { userId: 'ben', moderator: false, token: someToken() }
const MODERATOR = { userId: 'mod', moderator: true, token: someToken() }

/** The process dies before it shows anything. */
const dies = () => Promise.reject(new Error('died'))

describe('a single question', () => {
  test('is asked, answered by several people, and closed automatically after ten minutes', async () => {
    const table = await openTable()
    const view = await table.ask()
    expect(view.post.closesAt - view.post.openedAt).toBe(600_000)
    expect(await table.press(view, 'ana')).toMatchObject({
      kind: 'kept',
      verdict: { answer: { right: true, score: 10 } },
    })
    expect(await table.press(view, 'ben', false)).toMatchObject({
      kind: 'kept',
      verdict: { answer: { score: 0 } },
    })
    await table.advance(600)
    const [reveal] = table.spoken('reveal')
    expect(reveal?.view).toMatchObject({ ballots: [{ userId: 'ana' }, { userId: 'ben' }] })
    expect(await table.press(view, 'cem')).toEqual({ kind: 'closed' })
  })

  test('shows the same verdict to a person who presses again, and changes nothing', async () => {
    const table = await openTable()
    const view = await table.ask()
    await table.press(view, 'ana', false)
    const again = await table.press(view, 'ana', true)
    expect(again).toMatchObject({ kind: 'already-answered', verdict: { answer: { right: false, score: 0 } } })
    await table.advance(601)
    expect(await table.press(view, 'ana')).toMatchObject({ kind: 'already-answered' })
  })

  test('takes no answer after its time, even if it has not been closed yet', async () => {
    const table = await openTable()
    const view = await table.ask({ seconds: 10 })
    table.clock.time += 10_000
    expect(await table.press(view, 'ben')).toEqual({ kind: 'closed' })
  })

  test('refuses unknown keys and the wrong number of keys', async () => {
    const banks = [sampleBank(0, { questions: [sampleQuestion({ answer: ['A', 'C'] })] })]
    const table = await openTable({ banks })
    const view = await table.ask()
    const pick = (...picked: string[]) =>
      table.quiz.answer(
        {
          postId: view.post.id,
          userId: 'ana',
          picked: { by: 'key', keys: picked },
          channelId: view.post.channelId,
          messageId: 'm',
          token: someToken(),
        },
        async () => {},
      )
    expect(await pick('A')).toEqual({ kind: 'wrong-number', expected: 2 })
    expect(await pick('A', 'Z')).toEqual({ kind: 'wrong-number', expected: 2 })
    expect(await pick('A', 'B', 'C')).toEqual({ kind: 'wrong-number', expected: 2 })
    expect(await pick('C', 'A')).toMatchObject({
      kind: 'kept',
      verdict: { answer: { right: true, picked: ['A', 'C'] } },
    })
  })

  test('can be revealed early only by its asker or a moderator', async () => {
    const table = await openTable()
    const view = await table.ask()
    expect(await table.reveal(view.post.id, BEN)).toEqual({ kind: 'not-allowed', rule: 'moderators' })
    expect(await table.reveal(view.post.id, ANA)).toMatchObject({ kind: 'revealed' })
    expect(await table.reveal(view.post.id, MODERATOR)).toEqual({ kind: 'already-closed' })
    const other = await table.ask()
    expect(await table.reveal(other.post.id, MODERATOR)).toMatchObject({ kind: 'revealed' })
  })

  test('is revealed by the timer if the process dies before the click’s reply shows it', async () => {
    const table = await openTable()
    const view = await table.ask()
    await expect(table.reveal(view.post.id, ANA, dies)).rejects.toThrow('died')
    await table.advance(4)
    expect(table.spoken('reveal')).toHaveLength(0)
    await table.advance(2)
    expect(table.spoken('reveal')).toHaveLength(1)
  })

  test('is not revealed twice if the click’s reply showed it', async () => {
    const table = await openTable()
    const view = await table.ask()
    await table.reveal(view.post.id, ANA)
    await table.advance(10)
    expect(table.spoken('reveal')).toHaveLength(0)
  })

  test('can be answered and closed after its file was removed from the bank', async () => {
    const table = await openTable({ banks: [sampleBank(1)] })
    const view = await table.ask()
    table.replaceBanks([sampleBank(0)])
    expect(await table.press(view, 'ana')).toMatchObject({ kind: 'kept' })
    await table.advance(600)
    expect(table.spoken('reveal')).toHaveLength(1)
    expect(await table.askAgain(view.post.id, anAsker(table.clock.time))).toEqual({
      kind: 'nothing-to-play',
    })
  })

  test('for one person closes with their answer and shows the explanation in the same message', async () => {
    const table = await openTable()
    const view = await table.ask({ audience: 'private' })
    expect(await table.press(view, 'ben')).toEqual({ kind: 'not-yours' })
    const reveals: RevealView[] = []
    const press = table.press(view, 'ana', true, async reveal => void reveals.push(reveal))
    expect(await press).toMatchObject({ kind: 'kept', shown: true })
    expect(reveals).toMatchObject([{ ballots: [{ userId: 'ana' }] }])
  })

  test('that could not be shown is withdrawn', async () => {
    const table = await openTable()
    await expect(table.tryAsk({ ...anAsker(table.clock.time), questions: 3 }, dies)).rejects.toThrow('died')
    await table.advance(20)
    expect(table.said).toEqual([])
    expect((await table.tryAsk({ ...anAsker(table.clock.time), questions: 3 })).kind).toBe('asked')
  })

  test('that could not be shown says why, also where the database fails at the same moment', async () => {
    const table = await openTable()
    const diesWithTheDatabase: ShowQuestion = async () => {
      await table.db.destroy()
      throw new Error('died')
    }
    await expect(table.tryAsk(anAsker(table.clock.time), diesWithTheDatabase)).rejects.toThrow('died')
    expect(table.trouble).toEqual([expect.stringMatching(/^post \w+: not withdrawn$/)])
  })
})

describe('asking', () => {
  test('asks every question once before it repeats one', async () => {
    const table = await openTable()
    const asked = []
    for (let n = 0; n < 8; n++) asked.push((await table.ask()).question.id)
    expect(new Set(asked).size).toBe(8)
  })

  test('for a topic asks only its questions, and reports an unknown topic', async () => {
    const table = await openTable()
    for (let n = 0; n < 4; n++) expect((await table.ask({ topic: 'second' })).question.domain).toBe('Second')
    expect(await table.tryAsk({ ...anAsker(table.clock.time), topic: 'cooking' })).toMatchObject({
      kind: 'no-such-topic',
      typed: 'cooking',
      near: [],
    })
    expect(await table.tryAsk({ ...anAsker(table.clock.time), topic: 'secnd' })).toMatchObject({
      kind: 'no-such-topic',
      near: [{ label: 'Second' }],
    })
  })

  test('for a topic that several banks have asks which one is meant', async () => {
    const other = sampleBank(8, { name: 'other', title: 'Other bank' })
    const table = await openTable({ banks: [sampleBank(8), other] })
    expect(await table.tryAsk({ ...anAsker(table.clock.time), topic: 'second' })).toMatchObject({
      kind: 'several-topics',
      near: [{ name: 'Second · Sample bank' }, { name: 'Second · Other bank' }],
    })
  })

  test('where no bank has a question reports just that, whatever was typed', async () => {
    const table = await openTable({ banks: [sampleBank(0)] })
    for (const topic of [null, 'second'])
      expect(await table.tryAsk({ ...anAsker(table.clock.time), topic })).toEqual({ kind: 'nothing-to-play' })
  })

  test('for a difficulty that the topic does not have reports that there is no question', async () => {
    const table = await openTable()
    expect(await table.tryAsk({ ...anAsker(table.clock.time), difficulty: 'hard' })).toEqual({
      kind: 'no-question',
    })
  })

  test('again keeps topic, difficulty and seconds', async () => {
    const table = await openTable()
    const view = await table.ask({ topic: 'second', seconds: 30, difficulty: 'easy' })
    const again = await table.askAgain(view.post.id, anAsker(table.clock.time))
    expect(again).toMatchObject({
      view: {
        post: { topic: 'sample/domain/Second', seconds: 30, difficulty: 'easy', purpose: { kind: 'quiz' } },
      },
    })
  })
})

describe('a question whose file was renamed', () => {
  test('is the same question: a second attempt in the season is practice', async () => {
    const table = await openTable({
      banks: [sampleBank(0, { questions: [sampleQuestion({ id: 'sample/old' })] })],
    })
    await table.press(await table.ask(), 'ben')
    const renamed = sampleQuestion({ id: 'sample/new', aliases: ['sample/old'] })
    table.replaceBanks([sampleBank(0, { questions: [renamed] })])
    expect(await table.press(await table.ask(), 'ben')).toMatchObject({
      verdict: { answer: { counted: false } },
    })
  })
})

describe('the public count', () => {
  test('is updated within three seconds, at most every three seconds, and reaches the final number', async () => {
    const table = await openTable()
    const view = await table.ask()
    for (let person = 0; person < 20; person++) {
      await table.press(view, `person${person}`)
      if (person % 4 === 3) await table.advance(1)
    }
    await table.advance(10)
    const counts = table.spoken('count').map(one => ('answered' in one.view ? one.view.answered : -1))
    expect(counts.at(-1)).toBe(20)
    expect(counts.length).toBeLessThanOrEqual(3)
  })

  test('is retried if Discord fails, and ends up correct', async () => {
    const table = await openTable()
    const view = await table.ask()
    await table.press(view, 'ana')
    table.nextDelivery(() => Promise.reject(new Error('500')))
    await table.advance(10)
    expect(table.spoken('count')).toHaveLength(1)
    expect(table.trouble).toHaveLength(1)
  })
})

describe('a session', () => {
  test('asks one question after the other and ends with the standings', async () => {
    const table = await openTable()
    await table.store.settings.changeSettings(anAsker(0).guildId, { speedPays: true })
    const first = await table.ask({ questions: 3, seconds: 20 })
    await table.press(first, 'ana')
    await table.advance(20 + 5)
    const [second] = table.spoken('question')
    if (second?.kind !== 'question') throw new Error('no second question')
    expect(second.view.post).toMatchObject({ purpose: { round: 2, rounds: 3 } })
    await table.press(second.view, 'ben')
    await table.advance(60)
    expect(table.said.map(one => one.kind).filter(kind => kind !== 'count')).toEqual([
      'reveal',
      'question',
      'reveal',
      'question',
      'reveal',
      'standings',
    ])
    expect(table.spoken('standings')[0]?.view).toMatchObject({
      asked: 3,
      placings: [{ userId: 'ana', score: 15 }, { userId: 'ben' }],
    })
  })

  test('gives no points for speed unless the server wants that', async () => {
    const table = await openTable()
    const asked = await table.ask({ questions: 2, seconds: 20 })
    expect(await table.press(asked, 'ana')).toMatchObject({ verdict: { answer: { score: 10 } } })
  })

  test('gives points for speed as its questions said, whatever is set while it goes on', async () => {
    const table = await openTable()
    const { guildId } = anAsker(0)
    await table.store.settings.changeSettings(guildId, { speedPays: true })
    const asked = await table.ask({ questions: 2, seconds: 20 })
    await table.store.settings.changeSettings(guildId, { speedPays: false })
    expect(asked.post.speedPays).toBe(true)
    expect(await table.press(asked, 'ana')).toMatchObject({ verdict: { answer: { score: 15 } } })
    await table.advance(20 + 5)
    const [second] = table.spoken('question')
    if (second?.kind !== 'question') throw new Error('no second question')
    expect(await table.press(second.view, 'ana')).toMatchObject({ verdict: { answer: { score: 15 } } })
    const other = await table.ask({ questions: 2, seconds: 20, channelId: '200000000000000002' })
    await table.store.settings.changeSettings(guildId, { speedPays: true })
    expect(await table.press(other, 'ana')).toMatchObject({ verdict: { answer: { score: 10 } } })
  })

  test('gives points for speed only if seconds are set', async () => {
    const table = await openTable()
    await table.store.settings.changeSettings(anAsker(0).guildId, { speedPays: true })
    const fast = await table.ask({ questions: 2, seconds: 20 })
    table.clock.time += 10_000
    expect(await table.press(fast, 'ana')).toMatchObject({ verdict: { answer: { score: 12 } } })
    const slow = await table.ask({ questions: 2, channelId: '200000000000000002' })
    expect(await table.press(slow, 'ana')).toMatchObject({ verdict: { answer: { score: 10 } } })
  })

  test('is the only one in its channel', async () => {
    const table = await openTable()
    await table.ask({ questions: 2 })
    expect(await table.tryAsk({ ...anAsker(table.clock.time), questions: 2 })).toEqual({
      kind: 'session-running',
    })
    expect((await table.tryAsk(anAsker(table.clock.time))).kind).toBe('asked')
  })

  test('can be stopped only by its starter or a moderator, and then shows the standings', async () => {
    const table = await openTable()
    const view = await table.ask({ questions: 5 })
    const sessionId = seriesOf(view.post)!.sessionId
    expect(await table.stop(sessionId, BEN)).toEqual({ kind: 'not-allowed', rule: 'moderators' })
    expect(await table.stop(sessionId, MODERATOR)).toMatchObject({ kind: 'stopped' })
    expect(await table.stop(sessionId, ANA)).toEqual({ kind: 'already-over' })
    await table.advance(30)
    expect(table.spoken('standings')).toHaveLength(1)
    expect(table.spoken('question')).toHaveLength(0)
  })

  test('is stopped for good where its open question is closed by something else at the same instant', async () => {
    const table = await openTable()
    const view = await table.ask({ questions: 5 })
    const { posts } = table.store
    const { closePost } = posts
    Object.assign(posts, {
      closePost: async (...args: Parameters<typeof closePost>) => {
        Object.assign(posts, { closePost })
        await table.reveal(view.post.id, ANA)
        return closePost(...args)
      },
    })
    expect(await table.stop(seriesOf(view.post)!.sessionId, ANA)).toMatchObject({ kind: 'stopped' })
    await table.advance(30)
    expect(table.spoken('question')).toHaveLength(0)
    expect(table.spoken('standings')).toHaveLength(1)
  })

  test('ends after two questions in a row without answers', async () => {
    const table = await openTable()
    await table.ask({ questions: 10, seconds: 10 })
    await table.advance(120)
    expect(table.spoken('question')).toHaveLength(1)
    expect(table.spoken('standings')).toHaveLength(1)
  })

  test('ends when its next question cannot be posted anywhere', async () => {
    const table = await openTable()
    const view = await table.ask({ questions: 5, seconds: 10 })
    await table.press(view, 'ana')
    await table.advance(14)
    table.nextDelivery(() =>
      Promise.resolve({ kind: 'gone', why: '50001 Missing Access', refusal: 'no-access' }),
    )
    await table.advance(30)
    expect(await table.store.posts.findOpenPost(seriesOf(view.post)!.sessionId)).toBeNull()
    expect((await table.store.sessions.findSession(seriesOf(view.post)!.sessionId))?.endedAt).not.toBeNull()
  })

  test('whose first question was never shown does not go on', async () => {
    const table = await openTable()
    const isGone = new Promise<never>(() => {})
    table.tryAsk({ ...anAsker(table.clock.time), questions: 3, seconds: 10 }, () => isGone)
    await expect.poll(() => table.db.selectFrom('posts').select('id').execute()).toHaveLength(1)
    table.nextDelivery(() =>
      Promise.resolve({ kind: 'gone', why: '10015 Unknown Webhook', refusal: 'no-access' }),
    )
    await table.advance(60)
    expect(table.spoken('question')).toEqual([])
    expect((await table.tryAsk({ ...anAsker(table.clock.time), questions: 3 })).kind).toBe('asked')
  })

  test('for one person waits until they ask for the next question', async () => {
    const table = await openTable()
    const view = await table.ask({ questions: 2, audience: 'private' })
    const by = { userId: 'ana', token: someToken(table.clock.time) }
    expect((await table.next(view.post.id, by)).kind).toBe('already-asked')
    await table.press(view, 'ana')
    await table.advance(20)
    expect(table.spoken('question')).toEqual([])
    expect((await table.next(view.post.id, { ...by, userId: 'ben' })).kind).toBe('not-yours')
    const next = await table.next(view.post.id, by)
    expect(next).toMatchObject({
      kind: 'asked',
      view: { post: { purpose: { round: 2 }, audience: 'private' } },
    })
    expect((await table.next(view.post.id, by)).kind).toBe('already-asked')
    if (next.kind !== 'asked') throw new Error(next.kind)
    const shown: RevealView[] = []
    await table.press(next.view, 'ana', false, async reveal => void shown.push(reveal))
    expect(shown[0]!.ended).toMatchObject({ asked: 2, right: 1 })
    await table.advance(10)
    expect(table.said).toEqual([])
  })

  test('for one person whose last reply did not arrive shows the answer and the standings afterwards', async () => {
    const table = await openTable()
    const view = await table.ask({ questions: 2, audience: 'direct' })
    await table.press(view, 'ana')
    const next = await table.next(view.post.id, { userId: 'ana', token: someToken(table.clock.time) })
    if (next.kind !== 'asked') throw new Error(next.kind)
    const failing = () => Promise.reject(new Error('Discord is away'))
    await expect(table.press(next.view, 'ana', true, failing)).rejects.toThrow('Discord is away')
    await table.advance(10)
    expect(table.said.map(({ kind }) => kind)).toEqual(['reveal', 'standings'])
  })

  test('goes on past fifteen minutes with the tokens of clicks, even if no one answers', async () => {
    const table = await openTable()
    const view = await table.ask({ questions: 5, seconds: 600 })
    let open = view
    for (let round = 2; round <= 5; round++) {
      table.clock.time += 500_000
      await table.reveal(open.post.id, { ...ANA, token: someToken(table.clock.time) })
      await table.advance(6)
      const asked = table.spoken('question').at(-1)
      if (asked?.kind !== 'question') throw new Error('no question')
      expect(asked.view.post).toMatchObject({ purpose: { round } })
      expect(table.clock.time - asked.view.post.token!.issuedAt).toBeLessThan(10_000)
      open = asked.view
    }
  })

  test('closes every question before its token expires', async () => {
    const table = await openTable()
    const view = await table.ask({ questions: 3, seconds: 600 })
    table.clock.time += 599_000
    await table.advance(10)
    const [second] = table.spoken('question')
    if (second?.kind !== 'question') throw new Error('no second question')
    expect(second.view.post.token).toEqual(view.post.token)
    expect(second.view.post.closesAt).toBe(view.post.token!.issuedAt + 14 * 60_000)
  })
})

describe('a task', () => {
  test('reports each failure, and a count is given up after eight attempts', async () => {
    const table = await openTable()
    const view = await table.ask()
    await table.press(view, 'ben')
    for (let n = 0; n < 8; n++) table.nextDelivery(() => Promise.reject(new Error('500')))
    await table.advance(500)
    expect(table.trouble).toHaveLength(8)
    expect(table.trouble.at(-1)).toContain('given up')
    await table.reveal(view.post.id, ANA, dies).catch(() => {})
    await table.advance(15)
    expect(await dueAt(table.db, NOON * 2)).toEqual([])
  })

  test('is retried through a two-hour outage of Discord', { tags: ['slow'] }, async () => {
    const table = await openTable()
    const view = await table.ask()
    await table.reveal(view.post.id, ANA, dies).catch(() => {})
    for (let n = 0; n < 124; n++) table.nextDelivery(() => Promise.reject(new Error('500')))
    await table.advance(7300)
    expect(table.said.filter(({ kind }) => kind === 'reveal')).toHaveLength(1)
    expect(await dueAt(table.db, NOON * 2)).toEqual([])
  })

  test('that is slow delays no other task, and is not started twice', async () => {
    const table = await openTable()
    const slow = await table.ask({ seconds: 10 })
    const other = await table.ask({ seconds: 11 })
    let arrive: (delivery: Delivery) => void = () => {}
    let begun = 0
    table.nextDelivery(() => {
      begun += 1
      return new Promise(resolve => {
        arrive = resolve
      })
    })
    table.clock.time += 10_000
    const waiting = table.quiz.runDueTasks()
    await expect.poll(() => begun).toBe(1)
    await table.advance(30)
    const shown = () => table.spoken('reveal').map(one => 'ballots' in one.view && one.view.post.id)
    expect(shown()).toEqual([other.post.id])
    arrive({ kind: 'sent', messageId: `message-of-${slow.post.id}` })
    await waiting
    await table.advance(30)
    expect(shown()).toEqual([other.post.id])
  })
})
