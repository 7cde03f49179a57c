import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/play/ports/reports.ts'
import type { Store } from '../../src/play/ports/store.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { engineName } from './engines.ts'
import { everythingAbout } from './everything.ts'
import { openScratchStore } from './open.ts'
import { forgetPerson, NOON, samplePost, sampleReport } from './sample.ts'

const ANA = '400000000000000001'
const BEN = '400000000000000002'
const GUILD = samplePost().guildId
const HOUR = 3_600_000
const FIVE = { max: 5, since: NOON - 24 * HOUR }
const rejected = { outcome: 'rejected', reply: 'It is right.', at: NOON + HOUR } as const

/** Reports with ids of their own. */
const report = (n: number, given: Partial<Report> = {}) =>
  sampleReport({ id: `report${String(n).padStart(10, '0')}`, questionId: `sample/${n}`, ...given })

/** Another process on the same database. A SQLite file belongs to one, whose work takes turns in the same way. */
const another = async (store: Store, address: string): Promise<Store> =>
  engineName === 'postgres' ? (await openScratchStore(address)).store : store

describe('reports', () => {
  test('are kept as they were filed, and one that replaces another keeps its id', async () => {
    const { store } = await openScratchStore()
    expect(await store.reports.fileReport(report(1), FIVE)).toBe('filed')
    expect(await store.reports.openReportsOn('sample/1')).toEqual([{ ...report(1), closed: null }])
    const again = report(2, {
      questionId: 'sample/1',
      reason: 'typo',
      suggested: null,
      source: null,
      comment: null,
      picked: [],
      postId: null,
      at: NOON + 1,
    })
    expect(await store.reports.fileReport(again, FIVE)).toBe('updated')
    expect(await store.reports.openReportsOn('sample/1')).toEqual([
      { ...again, id: report(1).id, at: NOON, closed: null },
    ])
    expect(await store.reports.findOpenReport(BEN, 'sample/1')).toBeNull()
  })

  test('are limited per person and day, and replacing one is not another', async () => {
    const { store } = await openScratchStore()
    for (let n = 0; n < 5; n++) await store.reports.fileReport(report(n), FIVE)
    expect(await store.reports.fileReport(report(5), FIVE)).toBe('too-many-today')
    expect(await store.reports.fileReport(report(4, { reason: 'typo' }), FIVE)).toBe('updated')
    expect(await store.reports.fileReport(report(6, { userId: BEN }), FIVE)).toBe('filed')
    const tomorrow = { at: NOON + 24 * HOUR }
    expect(await store.reports.fileReport(report(7, tomorrow), { max: 5, since: NOON })).toBe('filed')
  })

  test('are closed with a notice for each reporter, and can then be filed again', async () => {
    const { store } = await openScratchStore()
    await store.reports.fileReport(report(1, { questionId: 'sample/1' }), FIVE)
    await store.reports.fileReport(report(2, { questionId: 'sample/1', userId: BEN }), FIVE)
    await store.reports.fileReport(report(3, { userId: BEN }), FIVE)
    expect(await store.reports.closeReports('sample/1', rejected)).toBe(2)
    expect(await store.reports.closeReports('sample/1', rejected)).toBe(0)
    expect(await store.reports.openReportsOn('sample/1')).toEqual([])
    const notice = { userId: ANA, kind: 'report', ref: report(1).id, at: NOON + HOUR } as const
    expect(await store.notices.takeNotices(ANA, ['rescored'], 99)).toEqual([])
    expect(await store.notices.takeNotices(ANA, ['report'], 99)).toEqual([notice])
    expect(await store.notices.takeNotices(ANA, ['report'], 99)).toEqual([])
    await store.notices.addNotices([notice, notice])
    expect(await store.notices.takeNotices(ANA, ['report'], 99)).toEqual([notice])
    expect(await store.reports.findReports([report(1).id, 'another'])).toEqual([
      { ...report(1), closed: rejected },
    ])
    expect(await store.reports.fileReport(report(4, { questionId: 'sample/1' }), FIVE)).toBe('filed')
  })

  test('that a decision had closed are open again once it is undone, but for those that were filed anew', async () => {
    const { store } = await openScratchStore()
    const CEM = '400000000000000003'
    const about = (n: number, userId: string, at = NOON) => report(n, { questionId: 'sample/1', userId, at })
    const close = (outcome: 'corrected' | 'rejected', at: number) =>
      store.reports.closeReports('sample/1', { outcome, reply: 'Iron.', at })
    await store.reports.fileReport(about(1, ANA), FIVE)
    await close('corrected', NOON + 1)
    await store.reports.fileReport(about(2, BEN), FIVE)
    await close('rejected', NOON + HOUR)
    for (const [n, userId] of [ANA, BEN, CEM].entries())
      await store.reports.fileReport(about(3 + n, userId), FIVE)
    await close('corrected', NOON + HOUR)
    await store.reports.fileReport(about(6, CEM), FIVE)
    await store.reports.reopenReports('sample/1', 'corrected', NOON + HOUR)
    const open = await store.reports.openReportsOn('sample/1')
    expect(open.map(({ id }) => id)).toEqual([3, 4, 6].map(n => report(n).id))
    expect(open[0]).toEqual({ ...about(3, ANA), closed: null })
    const told = async (userId: string) =>
      (await store.notices.takeNotices(userId, ['report'], 99)).map(({ ref }) => ref)
    expect([await told(ANA), await told(BEN), await told(CEM)]).toEqual([
      [report(1).id],
      [report(2).id],
      [report(5).id],
    ])
  })

  test('about an earlier revision are closed as fixed, and those about the present one stay', async () => {
    const { store } = await openScratchStore()
    await store.reports.fileReport(report(1, { questionId: 'sample/1', hash: 'before' }), FIVE)
    await store.reports.fileReport(report(2, { questionId: 'sample/1', userId: BEN, hash: 'after' }), FIVE)
    const fixed = { outcome: 'fixed', reply: null, at: NOON } as const
    expect(await store.reports.closeOutdatedReports('sample/1', 'after', fixed)).toBe(1)
    expect((await store.reports.openReportsOn('sample/1')).map(({ userId }) => userId)).toEqual([BEN])
  })

  test('are grouped by question, those with most first', async () => {
    const { store } = await openScratchStore()
    const people = [ANA, BEN, '400000000000000003']
    for (const [n, userId] of people.entries())
      await store.reports.fileReport(
        report(10 + n, {
          questionId: 'sample/1',
          userId,
          at: NOON + n,
          ...(n === 2 && { reason: 'typo', suggested: null }),
        }),
        FIVE,
      )
    await store.reports.fileReport(report(20, { questionId: 'sample/2', guildId: '7' }), FIVE)
    expect(await store.reports.questionsWithReports({ limit: 10 })).toEqual([
      {
        questionId: 'sample/1',
        count: 3,
        reasons: { 'wrong-key': 2, typo: 1 },
        suggested: [{ keys: ['C'], count: 2 }],
        doubters: people.slice(0, 2),
        firstAt: NOON,
        lastAt: NOON + 2,
      },
      expect.objectContaining({ questionId: 'sample/2', count: 1 }),
    ])
    expect(await store.reports.questionsWithReports({ limit: 1 })).toHaveLength(1)
    const there = await store.reports.questionsWithReports({ guildId: '7', limit: 10 })
    expect(there.map(({ questionId }) => questionId)).toEqual(['sample/2'])
  })

  test('give each reporter a track record', async () => {
    const { store } = await openScratchStore()
    const outcomes = ['corrected', 'fixed', 'rejected', 'stale'] as const
    for (const [n, outcome] of outcomes.entries()) {
      await store.reports.fileReport(report(n), FIVE)
      await store.reports.closeReports(`sample/${n}`, { outcome, reply: null, at: NOON })
    }
    await store.reports.fileReport(report(9), FIVE)
    expect([...(await store.reports.trackRecord([ANA, BEN]))]).toEqual([
      [ANA, { changed: 2, rejected: 1 }],
      [BEN, { changed: 0, rejected: 0 }],
    ])
    expect((await store.reports.trackRecord([])).size).toBe(0)
  })

  test('go with their person, and so do the notices; those of others stay', async () => {
    const { store } = await openScratchStore()
    for (const [n, userId] of [ANA, BEN].entries()) {
      await store.reports.fileReport(report(n, { userId, questionId: 'sample/1' }), FIVE)
      await store.reports.closeReports('sample/1', rejected)
      await store.reports.fileReport(report(10 + n, { userId, questionId: 'sample/1' }), FIVE)
    }
    expect((await everythingAbout(store, ANA)).reports).toHaveLength(2)
    expect((await everythingAbout(store, ANA)).notices).toHaveLength(2)
    await forgetPerson(store, ANA)
    expect(await everythingAbout(store, ANA)).toEqual({ deletions: [NOON] })
    expect((await everythingAbout(store, BEN)).reports).toHaveLength(2)
    expect(await store.notices.takeNotices(BEN, ['report'], 99)).toHaveLength(1)
  })

  test('go with their guild in small batches, and so do their notices', async () => {
    const { store } = await openScratchStore()
    for (let n = 0; n < 5; n++) await store.reports.fileReport(report(n), FIVE)
    await store.reports.fileReport(report(5, { guildId: '7', userId: BEN }), FIVE)
    for (const n of [0, 5]) await store.reports.closeReports(`sample/${n}`, rejected)
    await store.guilds.markJoined([GUILD])
    await store.guilds.markLeft([GUILD], NOON)
    while (await store.guilds.purgeBatch(GUILD, NOON, 2));
    expect(await everythingAbout(store, ANA)).toEqual({})
    expect((await everythingAbout(store, BEN)).reports).toHaveLength(1)
    expect(await store.notices.takeNotices(BEN, ['report'], 99)).toHaveLength(1)
  })

  test('of others follow a deleted person’s post to its new id', async () => {
    const { store } = await openScratchStore()
    const post = samplePost({ askedBy: BEN, messageId: 'message-1' })
    await store.posts.openPost(post, sampleQuestion(), null)
    await store.reports.fileReport(sampleReport(), FIVE)
    const after = { nextPost: null, endSession: null, revealAt: NOON }
    await store.posts.closePost(post.id, NOON, after)
    await store.tasks.dropTask('reveal', post.id)
    await forgetPerson(store, BEN)
    const [kept] = await store.reports.openReportsOn('sample/one')
    expect(kept!.postId).not.toBe(post.id)
    expect(await store.posts.findPost(kept!.postId!)).toMatchObject({ questionId: post.questionId })
  })

  test('of one person stay within the limit, one open per question, whatever is filed and closed', async () => {
    const step = fc.oneof(
      fc.record({ file: fc.integer({ min: 0, max: 4 }) }),
      fc.record({ close: fc.integer({ min: 0, max: 4 }) }),
    )
    const { store } = await openScratchStore()
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async steps => {
        const [userId, topic] = [`40000000000000${1000 + runs}`, `run-${runs++}`]
        const open = new Set<number>()
        let filed = 0
        let closed = 0
        for (const [n, one] of steps.entries()) {
          if ('close' in one) {
            const count = await store.reports.closeReports(`${topic}/${one.close}`, rejected)
            expect(count).toBe(open.delete(one.close) ? 1 : 0)
            closed += count
            continue
          }
          const isOpen = open.has(one.file)
          const expected = isOpen ? 'updated' : filed < 3 ? 'filed' : 'too-many-today'
          const filing = report(1000 * runs + n, { userId, questionId: `${topic}/${one.file}` })
          expect(await store.reports.fileReport(filing, { ...FIVE, max: 3 })).toBe(expected)
          if (expected === 'filed') filed += 1
          if (expected !== 'too-many-today') open.add(one.file)
        }
        expect(await store.notices.takeNotices(userId, ['report'], 99)).toHaveLength(closed)
        for (let n = 0; n < 5; n++)
          expect(await store.reports.openReportsOn(`${topic}/${n}`)).toHaveLength(open.has(n) ? 1 : 0)
      }),
      { numRuns: 30 },
    )
  })

  test('that two processes close at the same time are closed once, with one notice each', async () => {
    const { store, address } = await openScratchStore()
    const other = await another(store, address)
    const people = Array.from({ length: 40 }, (_, n) => `4000000000000001${10 + n}`)
    for (const [n, userId] of people.entries())
      await store.reports.fileReport(report(n, { userId, questionId: 'sample/1' }), FIVE)
    const counts = await Promise.all(
      [store, other, store, other].map(one => one.reports.closeReports('sample/1', rejected)),
    )
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40)
    const told = await Promise.all(
      people.flatMap(userId => [store, other].map(one => one.notices.takeNotices(userId, ['report'], 99))),
    )
    expect(told.flat()).toHaveLength(40)
  })

  test('that a person files in two processes at the same time stay within the limit', async () => {
    const { store, address } = await openScratchStore()
    const other = await another(store, address)
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? store : other).reports.fileReport(report(n), FIVE)),
    )
    expect(outcomes.filter(outcome => outcome === 'filed')).toHaveLength(5)
    const same = await Promise.all(
      [store, other].map((one, n) =>
        one.reports.fileReport(report(50 + n, { userId: BEN, questionId: 'sample/1' }), FIVE),
      ),
    )
    expect(same.sort()).toEqual(['filed', 'updated'])
  })
})
