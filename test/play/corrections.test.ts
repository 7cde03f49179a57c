import { describe, expect, test } from 'vitest'
import type { QuestionView } from '../../src/play/views.ts'
import type { Fix } from '../../src/quiz/correction.ts'
import { orderOptions } from '../../src/quiz/option-order.ts'
import { sampleBank, sampleQuestion } from '../quiz/sample.ts'
import { someToken } from '../store/sample.ts'
import { anAsker, openTable } from './table.ts'

const OWNER = '300000000000000009'
const ID = 'sample/0'
const GUILD = anAsker(0).guildId
const toC: Fix = { kind: 'key', answer: ['C'] }
const EXAM = { questions: 1, minutes: 60, passMark: 70 }

type Table = Awaited<ReturnType<typeof openTable>>

const openRoom = async (given: Parameters<typeof openTable>[0] = {}) => {
  const table = await openTable({ banks: [sampleBank(1, { exam: EXAM })], ...given })
  await table.quiz.prepare()
  return {
    ...table,
    pick: (view: QuestionView, userId: string, key: string) =>
      table.quiz.answer(
        {
          postId: view.post.id,
          userId,
          picked: { by: 'key', keys: [key] },
          channelId: view.post.channelId,
          messageId: 'message-pressed',
          token: someToken(table.clock.time),
        },
        async () => {},
      ),
    correct: (fix: Fix = toC, id?: string) =>
      table.quiz.applyCorrection({ questionId: ID, fix, by: OWNER, comment: 'Iron.', ...(id && { id }) }),
    points: () => pointsOf(table),
  }
}

const pointsOf = async ({ quiz }: Pick<Table, 'quiz'>) => {
  const board = await quiz.showBoard({ guildId: GUILD, userId: 'ana', by: 'points', period: 'all', page: 0 })
  return board.kind === 'server'
    ? Object.fromEntries(board.totals.map(({ userId, points }) => [userId, points]))
    : {}
}

describe('correcting a key', () => {
  test('gives points at once, edits the closed message, grades what is open, and is undone', async () => {
    const room = await openRoom()
    const closed = await room.ask()
    await room.pick(closed, 'ana', 'C')
    await room.pick(closed, 'ben', 'B')
    await room.pick(closed, 'cem', 'C')
    await room.advance(700)
    expect(room.spoken('reveal')).toHaveLength(1)
    const open = await room.ask({ channelId: '200000000000000002' })
    expect(await room.points()).toEqual({ ana: 0, ben: 10, cem: 0 })

    expect(await room.quiz.previewCorrection(ID, toC)).toMatchObject({
      kind: 'preview',
      effects: { people: 2, points: 20, keep: 1, messages: 1, openPosts: 1 },
    })
    const applied = await room.correct()
    expect(applied.kind).toBe('applied')
    expect(await room.points()).toEqual({ ana: 10, ben: 10, cem: 10 })
    const kept = await room.pick({ ...open, post: open.post }, 'dora', 'C')
    expect(kept).toMatchObject({ kind: 'kept', verdict: { answer: { right: true } } })

    await room.advance(5)
    const [, edited] = room.spoken('reveal')
    expect(edited).toMatchObject({
      view: {
        post: { id: closed.post.id },
        question: { answer: ['C'], explanation: 'Iron.', uncorrected: { answer: ['B'] } },
      },
    })
    if (applied.kind !== 'applied') throw new Error(applied.kind)
    expect(await room.quiz.undoCorrection(applied.correction.id)).toEqual({ kind: 'undone' })
    expect(await room.points()).toMatchObject({ ana: 0, ben: 10, cem: 0 })
    await room.advance(5)
    expect(room.spoken('reveal').at(-1)).toMatchObject({
      view: { question: sampleQuestion({ id: ID, hash: closed.post.hash, text: 'Question 0?' }) },
    })
  })

  test('is told to each person with their own answer', async () => {
    const room = await openRoom()
    const view = await room.ask()
    await room.pick(view, 'ana', 'C')
    await room.pick(view, 'ben', 'B')
    const applied = await room.correct()
    if (applied.kind !== 'applied') throw new Error(applied.kind)
    const { id } = applied.correction
    const told = async (userId: string) =>
      (await room.quiz.rescoreNotices({ correctionIds: [id], userId })).get(id) ?? null
    expect(await told('ana')).toMatchObject({ picked: ['C'], points: 10, wasRight: false, nowRight: true })
    expect(await told('ben')).toMatchObject({ picked: ['B'], points: 0, wasRight: true, nowRight: false })
    expect(await told('cem')).toBeNull()
  })

  test('keeps the question as its file has it, so that undoing it leaves no trace', async () => {
    const room = await openRoom()
    // Asked for the first time while the correction holds.
    const applied = await room.correct()
    const view = await room.ask()
    expect(view.question.answer).toEqual(['C'])
    if (applied.kind !== 'applied') throw new Error(applied.kind)
    await room.quiz.undoCorrection(applied.correction.id)
    expect(await room.pick(view, 'ana', 'B')).toMatchObject({ verdict: { answer: { right: true } } })
  })

  test('counts in an exam that is open, when it is submitted', async () => {
    const room = await openRoom()
    const request = { ...anAsker(0), audience: 'private' as const, bank: null, format: null, extra: null }
    const page = await room.quiz.startExam(request)
    if (page.kind !== 'question') throw new Error(page.kind)
    const { exam, item, question } = page.view
    const place = orderOptions(question, item.seed).findIndex(({ key }) => key === 'C')
    await room.quiz.pressExam({
      examId: exam.id,
      userId: 'ana',
      show: { kind: 'question', number: 1 },
      change: { number: 1, places: [place] },
    })
    await room.correct()
    expect(await room.quiz.submitExam({ examId: exam.id, userId: 'ana' })).toMatchObject({
      kind: 'result',
      view: { result: { right: 1, score: 10_000 } },
    })
  })

  test('of a submitted exam lifts its result, and lowers none', async () => {
    const sit = async (key: string) => {
      const room = await openRoom()
      const request = { ...anAsker(0), audience: 'private' as const, bank: null, format: null, extra: null }
      const page = await room.quiz.startExam(request)
      if (page.kind !== 'question') throw new Error(page.kind)
      const { exam, item, question } = page.view
      const place = orderOptions(question, item.seed).findIndex(option => option.key === key)
      const change = { number: 1, places: [place] }
      await room.quiz.pressExam({
        examId: exam.id,
        userId: 'ana',
        show: { kind: 'question', number: 1 },
        change,
      })
      await room.quiz.submitExam({ examId: exam.id, userId: 'ana' })
      await room.correct()
      const result = await room.quiz.showResult({ examId: exam.id, userId: 'ana' })
      return result?.kind === 'result' ? result.view.result.right : null
    }
    expect(await sit('C')).toBe(1)
    expect(await sit('B')).toBe(1)
    expect(await sit('D')).toBe(0)
  })

  test('is refused where it makes no sense', async () => {
    const room = await openRoom()
    const problem = async (fix: Fix) => {
      const outcome = await room.quiz.previewCorrection(ID, fix)
      return outcome.kind === 'impossible' ? outcome.problem : outcome.kind
    }
    expect(await problem({ kind: 'key', answer: ['B'] })).toBe('no-change')
    expect(await problem({ kind: 'key', answer: ['Z'] })).toBe('unknown-option')
    expect(await problem({ kind: 'key', answer: ['A', 'B'] })).toBe('other-size')
    expect(await room.quiz.previewCorrection('sample/none', toC)).toEqual({ kind: 'unknown-question' })
  })

  test('is done once for one button, however often it is pressed', async () => {
    const room = await openRoom()
    const view = await room.ask()
    await room.pick(view, 'ana', 'C')
    expect((await room.correct(toC, 'button0000000001')).kind).toBe('applied')
    expect((await room.correct(toC, 'button0000000001')).kind).toBe('already-applied')
    expect(await room.points()).toEqual({ ana: 10 })
  })
})

test('a voided question waits for its file until that says retired', async () => {
  const room = await openRoom()
  const [bank] = room.overlay.filed()
  await room.correct({ kind: 'void' })
  expect(await room.quiz.listCorrections()).toMatchObject([{ isOpen: true }])
  const withdrawn = bank!.questions.map(one => ({ ...one, status: 'retired' as const, hash: 'retired' }))
  room.replaceBanks([{ ...bank!, questions: [], withdrawn }])
  await room.advance(2)
  expect(await room.quiz.listCorrections()).toMatchObject([{ isOpen: false }])
})

test('a voided question gives everyone their points, and is not asked any more', async () => {
  const room = await openRoom()
  const view = await room.ask()
  await room.pick(view, 'ana', 'D')
  await room.correct({ kind: 'void' })
  expect(await room.points()).toEqual({ ana: 10 })
  expect(await room.pick(view, 'ben', 'A')).toMatchObject({ verdict: { answer: { right: true } } })
  expect(await room.tryAsk(anAsker(room.clock.time))).toMatchObject({ kind: 'nothing-to-play' })
  expect(room.overlay.current()[0]).toMatchObject({ questions: [], withdrawn: [{ id: ID }] })
})

test('an option that is accepted as well counts like the key', async () => {
  const room = await openRoom()
  const view = await room.ask()
  await room.pick(view, 'ana', 'D')
  await room.pick(view, 'ben', 'B')
  await room.correct({ kind: 'accept', accepted: ['D'] })
  expect(await room.points()).toEqual({ ana: 10, ben: 10 })
  expect(await room.quiz.listCorrections()).toMatchObject([
    { isOpen: true, question: { answer: ['B'], accepted: [['D']] } },
  ])
})

describe('suspending a question', () => {
  const ask = (room: Table, guildId = GUILD) =>
    room.tryAsk({ ...anAsker(room.clock.time), guildId, channelId: `channel of ${guildId}` })

  test('in one guild keeps it from being asked there alone', async () => {
    const room = await openRoom()
    const request = { questionId: ID, guildId: GUILD, by: 'manager' }
    expect(await room.quiz.suspendQuestion(request)).toEqual({ kind: 'suspended' })
    expect(await room.quiz.suspendQuestion(request)).toEqual({ kind: 'already-suspended' })
    expect(room.overlay.isSuspendedIn(GUILD, ID)).toBe(true)
    expect(room.overlay.isSuspendedIn('another', ID)).toBe(false)
    expect(await ask(room)).toMatchObject({ kind: 'nothing-to-play' })
    expect(await ask(room, 'another')).toMatchObject({ kind: 'asked' })
    expect(await room.quiz.restoreQuestion(request)).toBe(true)
    expect(await ask(room)).toMatchObject({ kind: 'asked' })
  })

  test('everywhere can’t be lifted by a guild', async () => {
    const room = await openRoom()
    await room.quiz.suspendQuestion({ questionId: ID, guildId: null, by: OWNER })
    expect(await room.quiz.restoreQuestion({ questionId: ID, guildId: GUILD })).toBe(false)
    expect(await ask(room, 'another')).toMatchObject({ kind: 'nothing-to-play' })
    expect(await room.quiz.suspendQuestion({ questionId: 'sample/none', guildId: null, by: OWNER })).toEqual({
      kind: 'unknown-question',
    })
  })
})

describe('another process', () => {
  test('hears of a correction within seconds, and what it graded before is looked at again', async () => {
    const here = await openRoom()
    const view = await here.ask()
    const there = await openRoom({ address: here.address })
    await here.correct()
    // By the key of before: it doesn't know yet.
    expect(await there.pick(view, 'ana', 'C')).toMatchObject({ verdict: { answer: { right: false } } })
    expect(await here.points()).toEqual({ ana: 0 })
    await there.advance(6)
    expect(await there.pick(view, 'ben', 'C')).toMatchObject({ verdict: { answer: { right: true } } })
    await here.advance(65)
    expect(await here.points()).toEqual({ ana: 10, ben: 10 })
  })
})

describe('a key that was changed in its file', () => {
  const withKey = (key: string, hash: string, ...accepted: string[]) => [
    sampleBank(1, {
      questions: [
        sampleQuestion({
          id: ID,
          hash,
          text: 'Question 0?',
          answer: [key],
          explanation: `It is ${key}.`,
          ...(accepted.length > 0 && { accepted: accepted.map(one => [one]) }),
        }),
      ],
    }),
  ]

  test('grades and shows what was asked before by the new key, and waits for the owner with the points', async () => {
    const room = await openRoom({ banks: withKey('B', 'before') })
    const view = await room.ask()
    await room.pick(view, 'ana', 'C')
    room.replaceBanks(withKey('C', 'after'))
    await room.advance(2)
    const [listed] = await room.quiz.listUnawarded()
    expect(listed).toMatchObject({
      correction: { was: ['B'], fix: toC, source: 'file', by: null, awardedAt: null },
      isOpen: false,
    })
    expect(await room.points()).toEqual({ ana: 0 })
    expect(await room.pick(view, 'ben', 'C')).toMatchObject({
      verdict: { answer: { right: true }, question: { explanation: 'It is C.' } },
    })
    expect(await room.quiz.awardFileCorrection({ id: listed!.correction.id, by: OWNER })).toBe('awarded')
    expect(await room.points()).toEqual({ ana: 10, ben: 10 })
    expect(await room.quiz.listUnawarded()).toEqual([])
  })

  test('and changed back grades by the file again', async () => {
    const room = await openRoom({ banks: withKey('B', 'before') })
    const view = await room.ask()
    await room.pick(view, 'ana', 'C')
    room.replaceBanks(withKey('C', 'after'))
    await room.advance(2)
    room.replaceBanks(withKey('B', 'before'))
    await room.advance(2)
    expect(await room.quiz.listUnawarded()).toEqual([])
    expect(await room.pick(view, 'ben', 'B')).toMatchObject({ verdict: { answer: { right: true } } })
  })

  test('to accept others as well counts for what was asked before, until the file takes that back', async () => {
    const room = await openRoom({ banks: withKey('B', 'before') })
    const view = await room.ask()
    await room.pick(view, 'ana', 'C')
    await room.pick(view, 'ben', 'D')
    room.replaceBanks(withKey('B', 'after', 'C', 'D'))
    await room.advance(4)
    expect(await room.pick(view, 'cem', 'C')).toMatchObject({ verdict: { answer: { right: true } } })
    const listed = await room.quiz.listUnawarded()
    const fixes = listed.map(({ correction }) => JSON.stringify(correction.fix)).sort()
    expect(fixes).toEqual(['C', 'D'].map(one => JSON.stringify({ kind: 'accept', accepted: [one] })))
    expect(listed.map(({ isOpen }) => isOpen)).toEqual([false, false])
    for (const { correction } of listed)
      expect(await room.quiz.awardFileCorrection({ id: correction.id, by: OWNER })).toBe('awarded')
    expect(await room.points()).toEqual({ ana: 10, ben: 10, cem: 10 })
    room.replaceBanks(withKey('B', 'taken-back', 'D'))
    await room.advance(2)
    expect(await room.pick(view, 'dan', 'C')).toMatchObject({ verdict: { answer: { right: false } } })
    expect(await room.pick(view, 'eve', 'D')).toMatchObject({ verdict: { answer: { right: true } } })
  })

  test('and is changed again waits with the points for the key that the file has now', async () => {
    const room = await openRoom({ banks: withKey('B', 'before') })
    const view = await room.ask()
    await room.pick(view, 'ana', 'D')
    for (const key of ['C', 'D']) {
      room.replaceBanks(withKey(key, `now ${key}`))
      await room.advance(2)
    }
    const listed = await room.quiz.listUnawarded()
    expect(listed.map(({ correction }) => correction.fix)).toEqual([{ kind: 'key', answer: ['D'] }])
    expect(await room.quiz.awardFileCorrection({ id: listed[0]!.correction.id, by: OWNER })).toBe('awarded')
    expect(await room.points()).toEqual({ ana: 10 })
    expect(await room.quiz.listUnawarded()).toEqual([])
  })

  test('that the owner had corrected before is no news', async () => {
    const room = await openRoom({ banks: withKey('B', 'before') })
    const view = await room.ask()
    await room.pick(view, 'ana', 'C')
    await room.correct()
    room.replaceBanks(withKey('C', 'after'))
    await room.advance(2)
    expect(await room.quiz.listUnawarded()).toEqual([])
    expect(await room.quiz.listCorrections()).toMatchObject([{ isOpen: false }])
  })
})
