import { describe, expect, test } from 'vitest'
import { closeFixedReports } from '../../src/play/close-fixed-reports.ts'
import type { TakenNotices } from '../../src/play/notices.ts'
import type { NoticeKind } from '../../src/play/ports/notices.ts'
import type { Bank } from '../../src/quiz/question.ts'
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
    expect(await store.notices.takeNotices(ANA, [kind], 99)).toEqual([later])
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
  const banks = { current: () => [{ ...bank, partial: true as const, questions }] }
  expect(await closeFixedReports({ ...store, banks, clock })).toBe(1)
  expect(await closeFixedReports({ ...store, banks, clock })).toBe(0)
  expect(reportsIn(await quiz.takeNotices(ANA))[0]!.report.closed).toMatchObject({ outcome: 'fixed' })
  const open = await store.reports.questionsWithReports({ limit: 9 })
  expect(open.map(({ questionId }) => questionId)).toEqual(['sample/1', 'sample/2'])
})

describe('a report on a question that its bank no longer has', () => {
  const openReports = async (table: Awaited<ReturnType<typeof reported>>) =>
    (await table.store.reports.questionsWithReports({ limit: 9 })).map(({ questionId }) => questionId)

  test('is closed, and told once', async () => {
    const table = await reported(2)
    const { bank, quiz } = table
    const [first, second, ...others] = bank.questions
    table.replaceBanks([{ ...bank, questions: others, withdrawn: [{ ...second!, status: 'suspended' }] }])
    await quiz.questionsLoaded()
    await quiz.questionsLoaded()
    const told = reportsIn(await quiz.takeNotices(ANA))
    expect(told.map(({ report }) => [report.questionId, report.closed?.outcome])).toEqual([
      [first!.id, 'stale'],
    ])
    expect(await quiz.takeNotices(ANA)).toBeNull()
    // One that is only suspended may be asked again.
    expect(await openReports(table)).toEqual([second!.id])
  })

  test.each([
    ['is away', () => []],
    ['is empty', (bank: Bank) => [{ ...bank, questions: [] }]],
    [
      'has files with errors',
      (bank: Bank) => [{ ...bank, questions: bank.questions.slice(3), partial: true as const }],
    ],
    ['is away, beside another one', () => [{ ...sampleBank(3), name: 'another' }]],
  ])('stays open while its bank %s', async (_, banksNow) => {
    const table = await reported(2)
    table.replaceBanks(banksNow(table.bank))
    await table.quiz.questionsLoaded()
    expect(await openReports(table)).toEqual(['sample/0', 'sample/1'])
    table.replaceBanks([table.bank])
    await table.quiz.questionsLoaded()
    expect(await openReports(table)).toEqual(['sample/0', 'sample/1'])
  })
})
