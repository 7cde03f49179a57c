import { describe, expect, test } from 'vitest'
import { closeFixedReports } from '../../src/play/close-fixed-reports.ts'
import type { TakenNotices } from '../../src/play/notices.ts'
import type { NoticeKind } from '../../src/play/ports/notices.ts'
import { sampleBank } from '../quiz/sample.ts'
import { NOON, sampleReport } from '../store/sample.ts'
import { openTable } from './table.ts'

const ANA = '400000000000000001'
const WEEK = { max: 99, since: 0 }

/** A table at which Ana has answered the questions of a bank and reported the first ones. */
const reported = async (count: number) => {
  const table = await openTable()
  const bank = sampleBank(8)
  for (let n = 0; n < count; n++) {
    const { id: questionId, hash } = bank.questions[n]!
    const question = bank.questions[n]!
    await table.store.posts.openPost(
      { ...(await table.ask()).post, id: `mine${String(n).padStart(12, '0')}`, questionId, hash },
      question,
      null,
    )
    const report = sampleReport({
      id: `report${String(n).padStart(10, '0')}`,
      questionId,
      hash,
      userId: ANA,
      at: NOON + n,
    })
    await table.store.reports.fileReport(report, WEEK)
  }
  const close = (n: number, outcome: 'corrected' | 'rejected' = 'rejected') =>
    table.store.reports.closeReports(`sample/${n}`, { outcome, reply: null, at: NOON + n })
  return { ...table, bank, close }
}

const reportsIn = (taken: TakenNotices | null) => taken!.told.filter(view => view.kind === 'report')

describe('notices', () => {
  test('are told three at a time, oldest first, and the others the next time', async () => {
    const { quiz, close } = await reported(5)
    for (let n = 0; n < 5; n++) await close(n)
    const first = await quiz.takeNotices(ANA)
    expect(first).toMatchObject({ later: 2 })
    const second = await quiz.takeNotices(ANA)
    const ids = [first, second].flatMap(taken => reportsIn(taken).map(({ report }) => report.questionId))
    expect(ids).toEqual([0, 1, 2, 3, 4].map(n => `sample/${n}`))
    expect(await quiz.takeNotices(ANA)).toBeNull()
    await quiz.returnNotices(second!.told)
    expect((await quiz.takeNotices(ANA))!.told).toHaveLength(2)
  })

  test('of a kind that this version can’t read stay for one that can', async () => {
    const { quiz, store, close } = await reported(1)
    await close(0)
    const kind = 'of a later version' as NoticeKind
    const later = { userId: ANA, kind, ref: 'something', at: NOON }
    await store.notices.addNotices([later])
    expect((await quiz.takeNotices(ANA))!.told).toHaveLength(1)
    expect(await store.notices.takeNotices(ANA, [kind])).toEqual([later])
  })

  test('say what is correct today, and nothing about a report that is gone', async () => {
    const { quiz, store, close, bank, replaceBanks } = await reported(1)
    await close(0, 'corrected')
    const corrected = { ...bank.questions[0]!, hash: 'corrected0000000', answer: ['C'] }
    replaceBanks([{ ...bank, questions: [corrected] }])
    await store.notices.addNotices([{ userId: ANA, kind: 'report', ref: 'no such report', at: NOON }])
    const taken = await quiz.takeNotices(ANA)
    expect(taken!.later).toBe(0)
    expect(reportsIn(taken).map(({ question, now }) => [question.answer, now!.answer])).toEqual([
      [['B'], ['C']],
    ])
    expect(await quiz.takeNotices(ANA)).toBeNull()
  })
})

test('reports on questions whose file has changed are closed as fixed, and the others stay open', async () => {
  const { store, bank, clock, quiz } = await reported(3)
  const questions = [{ ...bank.questions[0]!, hash: 'changed000000000' }, bank.questions[1]!]
  const banks = { current: () => [{ ...bank, questions }] }
  expect(await closeFixedReports({ ...store, banks, clock })).toBe(1)
  expect(await closeFixedReports({ ...store, banks, clock })).toBe(0)
  expect(reportsIn(await quiz.takeNotices(ANA))[0]!.report.closed).toMatchObject({ outcome: 'fixed' })
  const open = await store.reports.questionsWithReports({ limit: 9 })
  expect(open.map(({ questionId }) => questionId)).toEqual(['sample/1', 'sample/2'])
})
