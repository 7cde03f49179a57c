import { describe, expect, test } from 'vitest'
import type { BeginRequest } from '../../src/play/exam/begin-event.ts'
import { MAX_EVENTS } from '../../src/play/exam/plan-event.ts'
import type { ExamQuestionView } from '../../src/play/exam/views.ts'
import type { Delivery } from '../../src/play/ports/publisher.ts'
import { GRACE_MS } from '../../src/quiz/exam/time.ts'
import { orderOptions } from '../../src/quiz/option-order.ts'
import { sampleBank } from '../quiz/sample.ts'
import { everythingAbout } from '../store/everything.ts'
import { anAsker, openTable } from './table.ts'

const { guildId, channelId } = anAsker(0)
const HOUR_S = 3600
const bank = (count = 12) => sampleBank(count, { exam: { questions: 4, minutes: 60, passMark: 70 } })

/** A table at which Mo can plan a group exam of an hour, in an hour. */
const openHall = async () => {
  const table = await openTable({ banks: [bank()] })
  const { quiz, clock } = table
  const request = { guildId, channelId, userId: 'mo', locale: 'en-US', bank: null, format: null }
  const at = (userId: string) => ({ eventId: '', guildId, userId })
  const hall = {
    ...table,
    request,
    /** Announces one, and resolves with its id. */
    async announce(start = 'in 1 hour') {
      const proposed = await quiz.proposeEvent({ ...request, start })
      if (proposed.kind !== 'event-offer') throw new Error(proposed.kind)
      const { id, startsAt } = proposed.offer
      expect(await quiz.announceEvent({ ...request, id, startsAt })).toEqual({ kind: 'announced' })
      await table.advance(1)
      return id
    },
    join: (eventId: string, userId: string) => quiz.joinEvent({ ...at(userId), eventId }),
    beginning: (eventId: string, userId: string): BeginRequest => ({
      eventId,
      guildId,
      userId,
      channelId,
      audience: 'private',
      locale: 'en-US',
    }),
    async begin(eventId: string, userId: string): Promise<ExamQuestionView> {
      const page = await quiz.beginEventExam(hall.beginning(eventId, userId))
      if (page.kind !== 'question') throw new Error(`expected a question, got ${page.kind}`)
      return page.view
    },
    /** A delivery of the first group exam, which arrives though its response is lost. */
    arrives: (kind: 'event' | 'event-summary') => async (): Promise<Delivery> => {
      const [row] = await table.db.selectFrom('exam_events').select('id').orderBy('id').execute()
      const event = (await table.store.examEvents.findEvent(row!.id))!
      const seen = { openUntil: null, isLost: false, now: clock.time }
      const view = {
        ...seen,
        event,
        title: 'sample',
        joined: 0,
        summary: { took: 1, shares: null, named: [] },
      }
      table.said.push({ kind, view })
      throw new Error('no connection')
    },
    /** Time passes at once; what falls due in it comes with the next second. */
    async leap(seconds: number) {
      clock.time += seconds * 1000
      await table.advance(2)
    },
  }
  return hall
}

const pickOf = (view: ExamQuestionView, key: string) => ({
  examId: view.exam.id,
  userId: view.exam.userId,
  show: { kind: 'question', number: view.item.number } as const,
  change: {
    number: view.item.number,
    places: [orderOptions(view.question, view.item.seed).findIndex(option => option.key === key)],
  },
})

const gone = async (): Promise<Delivery> => ({
  kind: 'gone',
  why: 'Unknown Channel',
  refusal: 'channel-gone',
})

describe('a group exam', () => {
  test('asks everyone the same questions, which no one who joined has met, with options in an order of their own', async () => {
    const hall = await openHall()
    const own = await hall.quiz.startExam({
      ...anAsker(0),
      audience: 'private',
      userId: 'ana',
      bank: null,
      format: null,
      extra: null,
    })
    if (own.kind !== 'question') throw new Error(own.kind)
    await hall.quiz.submitExam({ examId: own.view.exam.id, userId: 'ana' })
    const id = await hall.announce()
    for (const person of ['ana', 'ben']) await hall.join(id, person)
    // The bank is loaded again between the announcement and the start.
    hall.replaceBanks([bank(24)])
    await hall.leap(HOUR_S)
    hall.replaceBanks([])
    const [ana, ben] = [await hall.begin(id, 'ana'), await hall.begin(id, 'ben')]
    const asked = ana.items.map(({ questionId }) => questionId)
    expect(ben.items.map(({ questionId }) => questionId)).toEqual(asked)
    expect(ben.items.map(({ seed }) => seed)).not.toEqual(ana.items.map(({ seed }) => seed))
    const met = own.view.items.map(({ questionId }) => questionId)
    expect(asked.filter(question => met.includes(question))).toEqual([])
  })

  test('asks no question with a tag that the bank’s exam leaves out', async () => {
    const hall = await openHall()
    const { exam, questions, ...rest } = sampleBank(12, { domains: [], exam: bank().exam })
    const tagged = questions.map((question, index) => ({ ...question, tags: index < 9 ? ['hard'] : [] }))
    hall.replaceBanks([{ ...rest, exam: { ...exam!, without: ['hard'] }, questions: tagged }])
    const id = await hall.announce()
    await hall.join(id, 'ana')
    await hall.leap(HOUR_S)
    const { items } = await hall.begin(id, 'ana')
    expect(items.map(({ questionId }) => questionId).sort()).toEqual(
      questions
        .slice(9)
        .map(q => q.id)
        .sort(),
    )
  })

  test('shows how many joined, edited only so often', async () => {
    const hall = await openHall()
    const id = await hall.announce()
    await Promise.all(Array.from({ length: 20 }, (_, n) => hall.join(id, `person ${n}`)))
    await hall.advance(4)
    expect(hall.spoken('event')).toHaveLength(1)
    const edits = hall.said.flatMap(message => (message.kind === 'event-edit' ? [message.view.joined] : []))
    expect(edits).toEqual([20])
  })

  test('is announced once though the first attempt seemed to fail', async () => {
    const hall = await openHall()
    hall.nextDelivery(hall.arrives('event'))
    const id = await hall.announce()
    await hall.advance(5)
    expect(hall.spoken('event')).toHaveLength(1)
    expect(hall.tallied).toEqual(['not twice: message'])
    expect((await hall.store.examEvents.findEvent(id))!.messageId).not.toBeNull()
  })

  test('whose channel refuses its announcement is called off', async () => {
    const hall = await openHall()
    hall.nextDelivery(gone)
    const id = await hall.announce()
    expect(hall.trouble.join()).toContain('can’t post in its channel')
    expect(await hall.quiz.listEventsWithCancelled(guildId)).toMatchObject({
      events: [],
      cancelled: [{ event: { id, messageId: null } }],
    })
    await hall.leap(3 * HOUR_S)
    expect(hall.said).toEqual([])
    expect(await hall.join(id, 'ana')).toEqual({ kind: 'event-over' })
    await hall.leap(7 * 24 * HOUR_S)
    expect(await hall.quiz.listEventsWithCancelled(guildId)).toEqual({ events: [], cancelled: [] })
  })

  test('goes on where the bot has lost a permission, and is called off where its message is gone', async () => {
    for (const [refusal, endsNow] of [
      ['no-access', false],
      ['no-permission', false],
      ['message-gone', true],
      ['channel-gone', true],
    ] as const) {
      const hall = await openHall()
      const id = await hall.announce()
      hall.nextDelivery(async () => ({ kind: 'gone', why: 'why', refusal }))
      await hall.join(id, 'ana')
      await hall.advance(5)
      expect((await hall.store.examEvents.findEvent(id))!.cancelledAt !== null).toBe(endsNow)
    }
  })

  test('whose bank is gone begins as soon as it is back, and is called off at its end', async () => {
    const hall = await openHall()
    const [back, away] = [await hall.announce(), await hall.announce('in 2 hours')]
    await hall.join(back, 'ana')
    hall.replaceBanks([])
    await hall.leap(HOUR_S)
    expect(await hall.quiz.beginEventExam(hall.beginning(back, 'ana'))).toMatchObject({ kind: 'not-begun' })
    expect(hall.trouble.join()).toContain('not begun')
    hall.replaceBanks([bank()])
    await hall.advance(31)
    expect((await hall.begin(back, 'ana')).items).toHaveLength(4)
    hall.replaceBanks([])
    await hall.leap(2.5 * HOUR_S)
    await hall.advance(31)
    expect((await hall.store.examEvents.findEvent(away))!.cancelledAt).not.toBeNull()
  })

  test('tells no one what is correct before it is over: not the result, the review, the history or the export', async () => {
    const hall = await openHall()
    const id = await hall.announce()
    for (const person of ['ana', 'ben']) await hall.join(id, person)
    await hall.leap(HOUR_S)
    const view = await hall.begin(id, 'ana')
    await hall.begin(id, 'ben')
    const own = { examId: view.exam.id, userId: 'ana' }
    await hall.quiz.pressExam(pickOf(view, 'B'))
    const until = (await hall.store.examEvents.findEvent(id))!.endsAt
    expect(await hall.quiz.submitExam(own)).toEqual({ kind: 'sealed', until })
    for (const page of [
      await hall.quiz.submitExam(own),
      await hall.quiz.showResult(own),
      await hall.quiz.resumeExam('ana'),
      await hall.quiz.pressExam({ ...own, show: { kind: 'here' } }),
      await hall.quiz.eventResult({ eventId: id, guildId, userId: 'ana' }),
    ])
      expect(page).toEqual({ kind: 'sealed', until })
    expect(await hall.quiz.reviewExam({ ...own, filter: 'all', index: 0 })).toEqual({ kind: 'unknown-exam' })
    expect(await hall.quiz.examHistory('ana')).toMatchObject({ results: [], sealed: [{ until }] })
    const pages = []
    for await (const page of (await hall.quiz.exportPersonalData('ana')).pages) pages.push(page)
    expect(pages.find(({ section }) => section === 'exams')!.entries).toMatchObject([
      { groupExam: id, right: null, scorePercent: null },
    ])
    expect(await everythingAbout(hall.store, 'ana')).not.toHaveProperty('answers')

    await hall.leap(HOUR_S + 10)
    expect(await hall.quiz.showResult(own)).toMatchObject({ kind: 'result', view: { result: { right: 1 } } })
    expect(await hall.quiz.reviewExam({ ...own, filter: 'all', index: 0 })).toMatchObject({ kind: 'review' })
    expect(await hall.quiz.examHistory('ana')).toMatchObject({
      results: [{ title: 'Sample bank' }],
      sealed: [],
    })
  })

  test('whose result is still to come is named by “resume” for days, also after an exam of one’s own', async () => {
    const hall = await openHall()
    const id = await hall.announce('now')
    await hall.join(id, 'ana')
    const { exam } = await hall.begin(id, 'ana')
    await hall.quiz.submitExam({ examId: exam.id, userId: 'ana' })
    for (let n = 0; n < 3; n++)
      await hall.quiz.giveMoreTime({ guildId, eventId: id, typed: '24 h', userId: null })
    const until = (await hall.store.examEvents.findEvent(id))!.endsAt
    await hall.leap(40 * HOUR_S)
    expect(await hall.quiz.resumeExam('ana')).toEqual({ kind: 'sealed', until })
    const own = await hall.quiz.startExam({
      ...anAsker(0),
      audience: 'private',
      userId: 'ana',
      bank: null,
      format: null,
      extra: null,
    })
    if (own.kind !== 'question') throw new Error(own.kind)
    await hall.quiz.submitExam({ examId: own.view.exam.id, userId: 'ana' })
    expect(await hall.quiz.resumeExam('ana')).toEqual({ kind: 'sealed', until })
    expect(await hall.quiz.examHistory('ana')).toMatchObject({ results: [{}], sealed: [{ until }] })
    await hall.leap(34 * HOUR_S)
    expect(await hall.quiz.examHistory('ana')).toMatchObject({ results: [{}, {}], sealed: [] })
  })

  test('submitted days before it was over is shown by “resume” for a day after its end', async () => {
    const hall = await openHall()
    const id = await hall.announce('now')
    await hall.join(id, 'ana')
    const { exam } = await hall.begin(id, 'ana')
    await hall.quiz.submitExam({ examId: exam.id, userId: 'ana' })
    await hall.quiz.giveMoreTime({ guildId, eventId: id, typed: '24 h', userId: null })
    await hall.leap(26 * HOUR_S)
    expect(await hall.quiz.resumeExam('ana')).toMatchObject({ kind: 'result' })
    await hall.leap(24 * HOUR_S)
    expect(await hall.quiz.resumeExam('ana')).toEqual({ kind: 'nothing-open' })
  })

  test('that someone still sits is shown as open where they ask for its result', async () => {
    const hall = await openHall()
    const id = await hall.announce('now')
    await hall.join(id, 'ana')
    const { exam } = await hall.begin(id, 'ana')
    const result = () => hall.quiz.eventResult({ eventId: id, guildId, userId: 'ana' })
    expect(await result()).toMatchObject({ kind: 'open', view: { exam: { id: exam.id } } })
    expect(await hall.quiz.eventResult({ eventId: id, guildId, userId: 'ben' })).toEqual({
      kind: 'took-no-part',
    })
    hall.clock.time = exam.endsAt! + GRACE_MS
    // Its tasks have not run.
    expect(await result()).toMatchObject({ kind: 'sealed', until: exam.endsAt })
    await hall.advance(2)
    expect(await result()).toMatchObject({ kind: 'result' })
  })

  test('has its summary once though the first attempt seemed to fail, and none where no one took part', async () => {
    const hall = await openHall()
    const [id, empty] = [await hall.announce(), await hall.announce()]
    await hall.join(id, 'ana')
    await hall.leap(HOUR_S)
    await hall.begin(id, 'ana')
    await hall.leap(1)
    hall.nextDelivery(hall.arrives('event-summary'))
    await hall.leap(HOUR_S + 10)
    await hall.advance(30)
    expect(hall.said.filter(({ kind }) => kind === 'event-summary')).toHaveLength(1)
    expect((await hall.store.examEvents.findEvent(id))!.summaryId).not.toBeNull()
    expect(hall.tallied).toEqual(['not twice: message'])
    expect((await hall.store.examEvents.findEvent(empty))!).toMatchObject({
      summaryId: null,
      cancelledAt: null,
    })
  })

  test('names in its summary those who said yes and don’t hide their name', async () => {
    const hall = await openHall()
    const id = await hall.announce()
    for (const userId of ['ana', 'ben', 'cem', 'dee']) {
      await hall.join(id, userId)
      if (userId !== 'ana') await hall.quiz.shareResult({ eventId: id, guildId, userId, shares: true })
    }
    await hall.quiz.shareResult({ eventId: id, guildId, userId: 'cem', shares: false })
    await hall.quiz.setHidden({ userId: 'dee', hidden: true })
    await hall.leap(HOUR_S)
    for (const userId of ['ana', 'ben', 'cem', 'dee']) await hall.begin(id, userId)
    await hall.leap(HOUR_S + 10)
    expect(hall.spoken('event-summary')).toMatchObject([
      { view: { summary: { took: 4, shares: null, named: [{ userId: 'ben', score: 0 }] } } },
    ])
  })

  test('is submitted at its moved end, also where the task that submits it ran while the end was moved', async () => {
    const hall = await openHall()
    const id = await hall.announce('now')
    for (const person of ['ana', 'ben']) await hall.join(id, person)
    const { exam } = await hall.begin(id, 'ana')
    const more = { guildId, eventId: id, typed: '30', userId: 'ana' }
    await hall.quiz.giveMoreTime(more)
    // Ben’s time keeps the group exam open.
    await hall.quiz.giveMoreTime({ ...more, typed: '2 h', userId: 'ben' })
    await hall.db.updateTable('tasks').set({ due_at: 0 }).where('kind', '=', 'submit-exam').execute()
    await hall.advance(2)
    expect((await hall.store.exams.findExam(exam.id, 'ana'))!.submission).toBeNull()
    await hall.leap(1.5 * HOUR_S + 10)
    const own = (await hall.store.exams.findExam(exam.id, 'ana'))!
    expect(own).toMatchObject({
      submission: { by: 'deadline', at: exam.endsAt! + 30 * 60_000 },
      isSealed: true,
    })
  })

  test('keeps the extra time of someone’s own exams as their default', async () => {
    const hall = await openHall()
    const alone = { ...anAsker(0), audience: 'private' as const, userId: 'ana', bank: null, format: null }
    const own = await hall.quiz.startExam({ ...alone, extra: 'x150' })
    if (own.kind !== 'question') throw new Error(own.kind)
    await hall.quiz.submitExam({ examId: own.view.exam.id, userId: 'ana' })
    const id = await hall.announce('now')
    await hall.join(id, 'ana')
    await hall.begin(id, 'ana')
    await hall.leap(HOUR_S + 10)
    expect(await hall.quiz.prepareExam({ ...alone, extra: null })).toMatchObject({
      kind: 'offer',
      offer: { extra: 'x150' },
    })
  })

  test('of another server is unknown, also by a forged id', async () => {
    const hall = await openHall()
    const id = await hall.announce()
    const elsewhere = { eventId: id, guildId: '999', userId: 'mallory' }
    const unknown = { kind: 'unknown-event' }
    expect(await hall.quiz.joinEvent(elsewhere)).toEqual(unknown)
    expect(await hall.quiz.beginEventExam({ ...hall.beginning(id, 'mallory'), guildId: '999' })).toEqual(
      unknown,
    )
    expect(await hall.quiz.leaveEvent(elsewhere)).toEqual(unknown)
    expect(await hall.quiz.shareResult({ ...elsewhere, shares: true })).toEqual(unknown)
    expect(await hall.quiz.eventResult(elsewhere)).toEqual(unknown)
    expect(await hall.quiz.cancelEvent({ guildId: '999', eventId: id })).toEqual(unknown)
    expect(await hall.quiz.giveMoreTime({ guildId: '999', eventId: id, typed: '30', userId: null })).toEqual({
      kind: 'no-events',
    })
  })

  test('can be one of several, which then must be named, up to a limit', async () => {
    const hall = await openHall()
    const ids = []
    for (let n = 0; n < MAX_EVENTS; n++) ids.push(await hall.announce())
    const proposed = await hall.quiz.proposeEvent({ ...hall.request, start: 'in 1 hour' })
    if (proposed.kind !== 'event-offer') throw new Error(proposed.kind)
    const { id, startsAt } = proposed.offer
    expect(await hall.quiz.announceEvent({ ...hall.request, id, startsAt })).toEqual({ kind: 'too-many' })
    expect(await hall.quiz.chooseEvent({ guildId, eventId: null })).toEqual({ kind: 'which-event' })
    expect(await hall.quiz.chooseEvent({ guildId, eventId: ids[3]! })).toMatchObject({ kind: 'chosen' })
  })

  test('confirmed after its start, or with a forged time years ahead, is not announced', async () => {
    const hall = await openHall()
    const proposed = await hall.quiz.proposeEvent({ ...hall.request, start: 'in 5 min' })
    if (proposed.kind !== 'event-offer') throw new Error(proposed.kind)
    const { id, startsAt } = proposed.offer
    hall.clock.time += 600_000
    expect(await hall.quiz.announceEvent({ ...hall.request, id, startsAt })).toEqual({ kind: 'past' })
    const forged = hall.clock.time + 400 * 24 * 3_600_000
    expect(await hall.quiz.announceEvent({ ...hall.request, id, startsAt: forged })).toEqual({ kind: 'past' })
    expect(await hall.store.examEvents.findEvent(id)).toBeNull()
  })
})
