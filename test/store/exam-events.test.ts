import { describe, expect, test } from 'vitest'
import { gradeExam } from '../../src/play/exam/grade-exam.ts'
import type { Store } from '../../src/play/ports/store.ts'
import { GRACE_MS } from '../../src/quiz/exam/time.ts'
import { randomId } from '../../src/store/database/random.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import { sampleBank } from '../quiz/sample.ts'
import { openScratchStore } from './open.ts'
import { forgetPerson, NOON, sampleEvent, sampleExam, sampleExamItems } from './sample.ts'

const event = sampleEvent()
const { id, startsAt, endsAt } = event
const MINUTE_MS = 60_000
const [ANA, BEN] = ['400000000000000001', '400000000000000002'] as const

const grade = gradeExam({ random: { id: randomId, seed: () => 1 } }, endsAt)

const questions = sampleBank(4).questions

/** A group exam that has begun, with Ana and Ben. */
const openEvent = async () => {
  const opened = await openScratchStore()
  const { examEvents } = opened.store
  await examEvents.planEvent(event, 5)
  for (const person of [ANA, BEN]) await examEvents.join(id, person, NOON)
  await examEvents.beginEvent(id, { questions, blueprint: event.blueprint }, startsAt)
  return opened
}

const examOf = (userId: string, given = {}) =>
  sampleExam({ id: `exam00000000000${userId.at(-1)}`, userId, eventId: id, startedAt: startsAt, ...given })

const begin = ({ examEvents }: Store, userId: string, given = {}) =>
  examEvents.startExam(examOf(userId, given), sampleExamItems())

const submit = ({ exams }: Store, userId: string, at: number) =>
  exams.submitExam(examOf(userId).id, at, 'person', grade)

describe('a group exam', () => {
  test('is stored once, and a server has only so many that aren’t over', async () => {
    const { store } = await openScratchStore()
    const { examEvents } = store
    const planned = await Promise.all([1, 2, 3].map(() => examEvents.planEvent(event, 2)))
    expect(planned.sort()).toEqual(['exists', 'exists', 'planned'])
    expect(await examEvents.findEvent(id)).toEqual(event)
    expect(await examEvents.planEvent(sampleEvent({ id: 'event00000000002' }), 2)).toBe('planned')
    expect(await examEvents.planEvent(sampleEvent({ id: 'event00000000003' }), 2)).toBe('too-many')
    await examEvents.cancel(id, NOON)
    expect(await examEvents.planEvent(sampleEvent({ id: 'event00000000003' }), 2)).toBe('planned')
  })

  test('has the questions that were drawn first, in their order, whoever draws again', async () => {
    const { store } = await openEvent()
    const again = { questions: questions.toReversed(), blueprint: [] }
    expect(await store.examEvents.beginEvent(id, again, startsAt)).toBe(false)
    expect(await store.examEvents.questionsOf(id)).toEqual(questions)
  })

  test('knows when one of those who joined last met a question', async () => {
    const { store } = await openEvent()
    await store.posts.recordExposure('sample/0', ANA, NOON - 5)
    await store.posts.recordExposure('sample/0', BEN, NOON - 2)
    await store.posts.recordExposure('sample/1', ANA, NOON - 3)
    await store.posts.recordExposure('sample/2', '400000000000000009', NOON)
    expect(await store.examEvents.meetingsOf(id)).toEqual(
      new Map([
        ['sample/0', NOON - 2],
        ['sample/1', NOON - 3],
      ]),
    )
  })

  test('is joined once, left before it is begun, and not after its end', async () => {
    const { store } = await openEvent()
    const { examEvents } = store
    await examEvents.setShares(id, ANA, true)
    expect(await examEvents.join(id, ANA, NOON + 9)).toMatchObject({ joinedAt: NOON, shares: true })
    expect(await examEvents.countEntrants(id)).toBe(2)
    expect(await examEvents.leave(id, ANA, NOON)).toBe('left')
    expect(await examEvents.leave(id, ANA, NOON)).toBe('not-joined')
    await begin(store, BEN)
    expect(await examEvents.leave(id, BEN, startsAt)).toBe('begun')
    expect(await examEvents.join(id, '400000000000000009', endsAt)).toBeNull()
  })

  test('is begun once by each, by those who joined, with the end that is theirs', async () => {
    const { store } = await openEvent()
    await store.examEvents.giveTime(id, BEN, 15)
    expect(await Promise.all([1, 2, 3].map(n => begin(store, ANA, { id: `exam00000000009${n}` })))).toEqual(
      expect.arrayContaining(['started', 'open', 'open']),
    )
    expect(await begin(store, BEN)).toBe('started')
    expect((await store.examEvents.examOf(id, BEN))!.endsAt).toBe(endsAt + 15 * MINUTE_MS)
    expect(await begin(store, '400000000000000009')).toBe('not-joined')
  })

  test('submitted early has no result, no answers and can’t be given up, until it is over for everyone', async () => {
    const { db, store } = await openEvent()
    for (const person of [ANA, BEN]) await begin(store, person)
    const examId = examOf(ANA).id
    await store.exams.stepExam({
      examId,
      userId: ANA,
      at: startsAt,
      show: 1,
      change: { number: 1, pick: ['B'] },
    })
    expect(await store.exams.discardExam(examOf(BEN).id, BEN, startsAt)).toBe(false)
    expect(await submit(store, ANA, startsAt + 1000)).toBe(true)
    expect(await store.exams.findExam(examId, ANA)).toMatchObject({ isSealed: true })
    expect(await store.exams.submittedExams(ANA, 9)).toEqual([])
    expect(await store.exams.sealedExams(ANA)).toMatchObject([{ id: examId }])
    expect(await store.exams.sealedExams(BEN)).toEqual([])
    expect(await store.examEvents.gradeExam(examId, startsAt + 2000, grade)).toBe(false)
    expect(await db.selectFrom('answers').selectAll().execute()).toEqual([])

    expect(await store.examEvents.close(id, endsAt)).toEqual({ kind: 'later', at: endsAt + GRACE_MS })
    const over = endsAt + GRACE_MS
    expect(await store.examEvents.close(id, over)).toEqual({ kind: 'closed' })
    const ids = await store.examEvents.ungraded(id, 9)
    const graded = await Promise.all(
      [...ids, ...ids].map(one => store.examEvents.gradeExam(one, over, grade)),
    )
    expect(graded.filter(Boolean)).toHaveLength(2)
    expect(await store.examEvents.scoresOf(id)).toEqual([
      { userId: ANA, score: 3750, shares: false },
      { userId: BEN, score: 0, shares: false },
    ])
    const answers = await db.selectFrom('answers').selectAll().execute()
    expect(answers).toMatchObject([{ user_id: ANA, is_right: 1, unseen: 1, counted: 0 }])
    const cards = await db.selectFrom('cards').selectAll().execute()
    await rebuildTotals(db, NOON)
    expect(await db.selectFrom('cards').selectAll().execute()).toEqual(cards)
  })

  test('waits for whoever has more time, even if they have not begun, and for no one who has submitted', async () => {
    const { store } = await openEvent()
    const { examEvents } = store
    for (const person of [ANA, BEN]) await examEvents.giveTime(id, person, person === ANA ? 60 : 20)
    await begin(store, ANA)
    const later = (minutes: number) => ({ kind: 'later', at: endsAt + minutes * MINUTE_MS + GRACE_MS })
    expect(await examEvents.close(id, endsAt + GRACE_MS)).toEqual(later(60))
    await submit(store, ANA, endsAt)
    expect(await examEvents.close(id, endsAt + GRACE_MS)).toEqual(later(20))
    expect(await begin(store, BEN, { startedAt: endsAt + 5 * MINUTE_MS })).toBe('started')
    expect(await examEvents.close(id, later(20).at)).toEqual({ kind: 'closed' })
    expect(await examEvents.giveTime(id, BEN, 5)).toEqual({ kind: 'over' })
    expect(await examEvents.extend(id, 5, endsAt)).toEqual({ kind: 'over' })
    expect(await begin(store, BEN, { id: 'exam000000000009' })).toBe('over')
  })

  test('moves the ends of exams under way with the tasks that submit them', async () => {
    const { db, store } = await openEvent()
    for (const person of [ANA, BEN]) await begin(store, person)
    await submit(store, BEN, startsAt + 1)
    expect(await store.examEvents.giveTime(id, BEN, 5)).toEqual({ kind: 'submitted' })
    const end = endsAt + 15 * MINUTE_MS
    expect(await store.examEvents.giveTime(id, ANA, 5)).toEqual({
      kind: 'given',
      endsAt: end - 10 * MINUTE_MS,
    })
    expect(await store.examEvents.extend(id, 10, startsAt)).toEqual({
      kind: 'extended',
      endsAt: endsAt + 10 * MINUTE_MS,
    })
    expect((await store.examEvents.examOf(id, ANA))!.endsAt).toBe(end)
    expect((await store.examEvents.examOf(id, BEN))!.endsAt).toBe(endsAt)
    const tasks = await db.selectFrom('tasks').select(['kind', 'due_at']).orderBy('kind').execute()
    expect(tasks).toEqual(
      expect.arrayContaining([
        { kind: 'exam-event-end', due_at: endsAt + 10 * MINUTE_MS + GRACE_MS },
        { kind: 'submit-exam', due_at: end + GRACE_MS },
      ]),
    )
  })

  test('called off ends exams under way at that moment', async () => {
    const { store } = await openEvent()
    await begin(store, ANA)
    const at = startsAt + MINUTE_MS
    expect(await store.examEvents.cancel(id, at)).toBe(true)
    expect(await store.examEvents.cancel(id, at)).toBe(false)
    expect(await store.examEvents.eventsOf(event.guildId)).toEqual([])
    expect(await store.examEvents.gradeExam(examOf(ANA).id, at, grade)).toBe(true)
    expect((await store.exams.findExam(examOf(ANA).id, ANA))!.submission).toMatchObject({
      at,
      by: 'deadline',
    })
  })

  test('ends as soon as the last one with more time submits or leaves, after everyone else’s end', async () => {
    const { db, store } = await openEvent()
    const { examEvents } = store
    const dueAt = async () => {
      const tasks = db.selectFrom('tasks').select('due_at').where('kind', '=', 'exam-event-end')
      return (await tasks.executeTakeFirst())!.due_at
    }
    for (const person of [ANA, BEN]) await examEvents.giveTime(id, person, 60)
    await begin(store, ANA)
    await examEvents.extend(id, 10, startsAt)
    const end = endsAt + 10 * MINUTE_MS + GRACE_MS
    expect(await examEvents.extend(id, 10, end)).toEqual({ kind: 'time-up' })
    expect(await dueAt()).toBe(end)
    await submit(store, ANA, end + 1)
    expect(await dueAt()).toBe(end + 1)
    expect(await examEvents.close(id, end + 1)).toEqual({ kind: 'later', at: end + 60 * MINUTE_MS })
    expect(await examEvents.leave(id, BEN, end + 2)).toBe('left')
    expect(await dueAt()).toBe(end + 2)
    expect(await examEvents.close(id, end + 2)).toEqual({ kind: 'closed' })
  })

  test('that loses its announcement is called off unless someone sits it, and is listed for a while', async () => {
    const { store } = await openEvent()
    const { examEvents } = store
    const { guildId } = event
    await examEvents.setMessage(id, 'announcement', '7')
    await begin(store, ANA)
    expect(await examEvents.isSat(id)).toBe(true)
    expect(await examEvents.loseMessage(id, startsAt)).toBe('kept')
    expect(await examEvents.findEvent(id)).toMatchObject({ messageId: null, cancelledAt: null })
    expect(await examEvents.cancelledEvents(guildId, NOON, 9)).toEqual([])

    const other = sampleEvent({ id: 'event00000000002', messageId: '8' })
    await examEvents.planEvent(other, 5)
    expect(await examEvents.isSat(other.id)).toBe(false)
    expect(await examEvents.loseMessage(other.id, startsAt)).toBe('cancelled')
    expect(await examEvents.loseMessage(other.id, startsAt)).toBe('over')
    expect(await examEvents.cancelledEvents(guildId, startsAt, 9)).toMatchObject([
      { id: other.id, messageId: null, cancelledAt: startsAt },
    ])
    expect(await examEvents.cancelledEvents(guildId, startsAt + 1, 9)).toEqual([])
    expect(await examEvents.cancelledEvents('9', startsAt, 9)).toEqual([])
  })

  test('forgets a person with their part, and who planned it', async () => {
    const { db, store } = await openEvent()
    await begin(store, ANA)
    await forgetPerson(store, ANA)
    await forgetPerson(store, event.setBy)
    expect(await store.examEvents.countEntrants(id)).toBe(1)
    expect(await store.examEvents.examOf(id, ANA)).toBeNull()
    expect(await begin(store, ANA)).toBe('not-joined')
    expect((await store.examEvents.findEvent(id))!.setBy).toMatch(/^nobody-/)
    expect(await db.selectFrom('tasks').select('ref').where('kind', '=', 'submit-exam').execute()).toEqual([])
  })

  test('is purged with its server, entrants and tasks included', async () => {
    const { db, store } = await openEvent()
    await begin(store, ANA)
    await store.guilds.markJoined([event.guildId])
    await store.guilds.markLeft([event.guildId], NOON)
    while (await store.guilds.purgeBatch(event.guildId, NOON, 1));
    for (const table of ['exam_events', 'exam_entrants', 'exams', 'exam_items', 'tasks'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
  })
})
