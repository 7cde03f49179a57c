import { describe, expect, test } from 'vitest'
import type { Viewer } from '../../src/play/curation/viewer.ts'
import { optionsDigest } from '../../src/quiz/correction.ts'
import { isProven, type Question, stableId } from '../../src/quiz/question.ts'
import { shortDigest } from '../../src/quiz/short-digest.ts'
import { sampleBank } from '../quiz/sample.ts'
import { NOON, samplePost, sampleReport } from '../store/sample.ts'
import { sampleAnalysis } from '../store/sample-analysis.ts'
import { anAsker, openTable } from './table.ts'

const GUILD = anAsker(0).guildId
const OWNER: Viewer = { kind: 'owner', userId: '300000000000000009', guildId: null }
const MANAGER: Viewer = { kind: 'manager', userId: '300000000000000008', guildId: GUILD }
const CHANNEL = { guildId: GUILD, channelId: '200000000000000009', locale: 'en-US' }
const DAY_MS = 86_400_000

/** That C is correct. */
const decisionFor = (question: Question) =>
  ({
    fix: { kind: 'key', answer: ['C'] },
    comment: null,
    id: 'decision00000001',
    options: optionsDigest(question),
  }) as const

const openDesk = async () => {
  const bank = sampleBank(6)
  const [first, ...others] = bank.questions
  const table = await openTable({
    banks: [{ ...bank, questions: [{ ...first!, status: 'trial' }, ...others] }],
  })
  // Reports are about revisions that were asked.
  for (const [n, { id: questionId, hash }] of bank.questions.entries())
    await table.store.posts.openPost(
      samplePost({ id: `asked${String(n).padStart(11, '0')}`, questionId, hash, channelId: 'elsewhere' }),
      bank.questions[n]!,
      null,
    )
  await table.quiz.prepare()
  await table.advance(1)
  const question = (n: number) => bank.questions[n]!
  const digest = (n: number) => shortDigest(stableId(question(n)))
  let reports = 0
  return {
    ...table,
    question,
    digest,
    analyse: (n: number, given: Parameters<typeof sampleAnalysis>[1] = {}) =>
      table.store.items.saveAnalyses([sampleAnalysis(question(n), given)], NOON),
    /** As the form files it, with what follows. */
    async report(n: number, given: Parameters<typeof sampleReport>[0] = {}) {
      const { id: questionId, hash } = question(n)
      const id = `report${String(++reports).padStart(10, '0')}`
      const userId = String(400_000_000_000_000_000n + BigInt(reports))
      const filed = sampleReport({
        id,
        questionId,
        hash,
        userId,
        guildId: GUILD,
        at: NOON + reports,
        ...given,
      })
      await table.store.reports.fileReport(filed, { max: 99, since: 0 })
      return filed
    },
    check: async () => {
      await table.store.tasks.addTask('check-questions', 'all', table.clock.time, 'later')
      await table.advance(3)
    },
    async open(viewer: Viewer, n: number) {
      const desk = await table.quiz.openQuestion(viewer, digest(n))
      if (!desk) throw new Error(`question ${n} isn’t shown`)
      return desk
    },
    isAskedInDailies: (n: number) =>
      table.overlay
        .current()
        .flatMap(({ questions }) => questions)
        .some(one => stableId(one) === stableId(question(n)) && isProven(one)),
  }
}

describe('the list of questions that need someone', () => {
  test('has reports and statistics together, then trials, typos and what is suspended', async () => {
    const desk = await openDesk()
    await desk.analyse(0, { answers: 31 })
    await desk.analyse(1, { state: 'probable', pKeyWrong: 0.97, suggestedKey: ['C'] })
    await desk.analyse(2)
    await desk.report(2)
    await desk.report(3, { reason: 'typo', suggested: null })
    await desk.quiz.suspendQuestion({ questionId: 'sample/4', guildId: null, by: OWNER.userId })
    const listed = await desk.quiz.listAttention(OWNER)
    expect(listed.map(({ questionId, group }) => [questionId, group])).toEqual([
      ['sample/1', 'doubt'],
      ['sample/2', 'doubt'],
      ['sample/0', 'trial'],
      ['sample/3', 'reports'],
      ['sample/4', 'suspended'],
    ])
    expect(listed[2]!.trial).toEqual({ answers: 31, isFit: true })
  })

  test('shows a server’s managers what was reported or suspended there, and no other server’s reports', async () => {
    const desk = await openDesk()
    await desk.analyse(1, { state: 'watch', pKeyWrong: 0.4, suggestedKey: ['C'] })
    await desk.report(2, { comment: 'From here.' })
    await desk.report(2, { guildId: '7', comment: 'From elsewhere.' })
    await desk.report(3, { guildId: '7' })
    const listed = await desk.quiz.listAttention(MANAGER)
    expect(listed.map(({ questionId, reports }) => [questionId, reports])).toEqual([['sample/2', 1]])
    const opened = await desk.open(MANAGER, 2)
    expect(opened.reports.map(({ comment }) => comment)).toEqual(['From here.'])
    expect(await desk.quiz.openQuestion(MANAGER, desk.digest(3))).toBeNull()
    expect(await desk.quiz.openQuestion(OWNER, 'ffffffffffff')).toBeNull()
  })

  test('never says who reported a question, nor what they had answered', async () => {
    const desk = await openDesk()
    const { userId } = await desk.report(2, { picked: ['D'] })
    const opened = await desk.open(OWNER, 2)
    expect(JSON.stringify(opened.reports)).not.toContain(userId)
    expect(Object.keys(opened.reports[0]!).sort()).toEqual(['at', 'comment', 'reason', 'source', 'suggested'])
  })
})

test('a report on an earlier revision names no option: its letters may mean others by now', async () => {
  const desk = await openDesk()
  await desk.report(2, { suggested: ['A'] })
  await desk.report(2, { suggested: ['A'], hash: 'before' })
  const { reports } = await desk.open(OWNER, 2)
  expect(reports.map(({ suggested }) => suggested)).toEqual([['A'], null])
})

describe('what few people answered', () => {
  test('is on the list from five answers up: with fewer, a doubt would say what single people chose', async () => {
    const desk = await openDesk()
    const doubt = { state: 'watch', pKeyWrong: 0.98, suggestedKey: ['C'] } as const
    await desk.analyse(1, { ...doubt, answers: 4 })
    await desk.analyse(2, { ...doubt, answers: 4 })
    await desk.report(2)
    await desk.analyse(3, { ...doubt, answers: 5 })
    const listed = await desk.quiz.listAttention(OWNER)
    expect(listed.map(({ questionId, analysis }) => [questionId, analysis?.answers])).toEqual([
      ['sample/3', 5],
      ['sample/2', undefined],
    ])
    expect((await desk.open(OWNER, 2)).analysis).toMatchObject({ answers: 4 })
  })
})

describe('a doubtful question', () => {
  test('leaves dailies and exams once three people report its key, and comes back when an owner finds it fine', async () => {
    const desk = await openDesk()
    for (let n = 0; n < 2; n++) await desk.report(2)
    await desk.report(2, { reason: 'typo', suggested: null })
    await desk.check()
    expect(desk.isAskedInDailies(2)).toBe(true)
    await desk.report(2)
    await desk.check()
    expect(desk.isAskedInDailies(2)).toBe(false)
    expect(await desk.quiz.rejectReports(await desk.open(OWNER, 2), 'It’s in the manual.')).toEqual({
      kind: 'rejected',
    })
    await desk.advance(3)
    expect(desk.isAskedInDailies(2)).toBe(true)
    expect(await desk.quiz.listAttention(OWNER)).toEqual([])
  })

  test('by its statistics stays out until it is corrected, which closes its reports', async () => {
    const desk = await openDesk()
    await desk.analyse(1, { state: 'suspect', pKeyWrong: 0.7, suggestedKey: ['C'] })
    const { userId } = await desk.report(1)
    await desk.check()
    expect(desk.isAskedInDailies(1)).toBe(false)
    expect((await desk.open(OWNER, 1)).isSuspect).toBe(true)
    const decision = {
      fix: { kind: 'key', answer: ['C'] },
      comment: 'Iron.',
      id: 'decision00000001',
      options: optionsDigest(desk.question(1)),
    } as const
    expect(await desk.quiz.decideFix(await desk.open(OWNER, 1), decision)).toEqual({ kind: 'corrected' })
    // The message about the decision doesn't wait for the next check of all questions.
    expect((await desk.open(OWNER, 1)).isSuspect).toBe(false)
    await desk.advance(3)
    expect(desk.isAskedInDailies(1)).toBe(true)
    expect((await desk.quiz.takeNotices(userId))!.told).toMatchObject([
      { report: { closed: { outcome: 'corrected', reply: 'Iron.' } } },
    ])
    expect(await desk.quiz.decideFix(await desk.open(OWNER, 1), decision)).toEqual({ kind: 'nothing-to-do' })
    const after = await desk.open(OWNER, 1)
    expect(after).toMatchObject({
      question: { answer: ['C'] },
      decision: { id: decision.id },
      analysis: null,
    })
    expect(await desk.quiz.undoDecision(after, decision.id)).toEqual({ kind: 'undone' })
    expect((await desk.open(OWNER, 1)).question.answer).toEqual(['B'])
  })

  test('whose decision was undone keeps its reports open when the decision’s form is sent again', async () => {
    const desk = await openDesk()
    const decision = decisionFor(desk.question(1))
    await desk.quiz.decideFix(await desk.open(OWNER, 1), decision)
    await desk.report(1, { at: desk.clock.time + 1 })
    // Only what had been reported before it was decided is answered by it.
    await desk.quiz.decideFix(await desk.open(OWNER, 1), decision)
    expect((await desk.open(OWNER, 1)).reports).toHaveLength(1)
    await desk.quiz.undoDecision(await desk.open(OWNER, 1), decision.id)
    await desk.report(1, { at: desk.clock.time })
    expect(await desk.quiz.decideFix(await desk.open(OWNER, 1), decision)).toEqual({ kind: 'nothing-to-do' })
    expect((await desk.open(OWNER, 1)).reports).toHaveLength(2)
  })

  test('whose decision was undone has its reports open again, and their reporters hear of what is decided then', async () => {
    const desk = await openDesk()
    const { userId } = await desk.report(1)
    const decision = decisionFor(desk.question(1))
    await desk.quiz.decideFix(await desk.open(OWNER, 1), decision)
    const again = await desk.report(1)
    await desk.quiz.rejectReports(await desk.open(OWNER, 1), null)
    await desk.quiz.undoDecision(await desk.open(OWNER, 1), decision.id)
    expect(await desk.quiz.takeNotices(userId)).toBeNull()
    expect((await desk.open(OWNER, 1)).reports).toHaveLength(1)
    expect((await desk.quiz.takeNotices(again.userId))!.told).toMatchObject([
      { report: { closed: { outcome: 'rejected' } } },
    ])
    await desk.quiz.rejectReports(await desk.open(OWNER, 1), 'It’s Mars.')
    expect((await desk.quiz.takeNotices(userId))!.told).toMatchObject([
      { report: { closed: { outcome: 'rejected', reply: 'It’s Mars.' } } },
    ])
  })

  test('isn’t corrected where its options have changed since they were shown', async () => {
    const desk = await openDesk()
    const shown = desk.question(1)
    const options = shown.options.toReversed().map(({ text }, n) => ({ ...shown.options[n]!, text }))
    const before = desk.overlay.filed()[0]!
    const questions = before.questions.map(one =>
      one.id === shown.id ? { ...one, hash: 'b', options } : one,
    )
    desk.replaceBanks([{ ...before, questions }])
    const refused = { problem: 'other-options' }
    const { fix } = decisionFor(shown)
    expect(await desk.quiz.previewFix(await desk.open(OWNER, 1), fix, optionsDigest(shown))).toEqual(refused)
    expect(await desk.quiz.decideFix(await desk.open(OWNER, 1), decisionFor(shown))).toMatchObject(refused)
    expect((await desk.open(OWNER, 1)).question.answer).toEqual(['B'])
    expect(await desk.quiz.decideFix(await desk.open(OWNER, 1), decisionFor({ ...shown, options }))).toEqual({
      kind: 'corrected',
    })
  })

  test('is undone by its own decision only', async () => {
    const desk = await openDesk()
    const decision = decisionFor(desk.question(1))
    await desk.quiz.decideFix(await desk.open(OWNER, 1), decision)
    expect(await desk.quiz.undoDecision(await desk.open(OWNER, 2), decision.id)).toEqual({
      kind: 'nothing-to-do',
    })
    expect((await desk.open(OWNER, 1)).question.answer).toEqual(['C'])
  })
})

describe('suspending', () => {
  test('by a manager takes a question from their server alone, and leaves its reports open', async () => {
    const desk = await openDesk()
    await desk.report(2)
    expect(await desk.quiz.decideSuspension(await desk.open(MANAGER, 2))).toEqual({ kind: 'suspended-here' })
    expect(desk.overlay.isSuspendedIn(GUILD, 'sample/2')).toBe(true)
    expect(desk.overlay.isSuspendedIn('7', 'sample/2')).toBe(false)
    expect((await desk.open(OWNER, 2)).reports).toHaveLength(1)
    expect(await desk.quiz.decideRestore(await desk.open(MANAGER, 2))).toEqual({ kind: 'restored' })
    expect(desk.overlay.isSuspendedIn(GUILD, 'sample/2')).toBe(false)
  })

  test('by an owner takes it everywhere, and answers the reports', async () => {
    const desk = await openDesk()
    const { userId } = await desk.report(2)
    expect(await desk.quiz.decideSuspension(await desk.open(OWNER, 2))).toEqual({ kind: 'suspended' })
    expect(desk.overlay.isSuspendedIn('7', 'sample/2')).toBe(true)
    expect((await desk.quiz.takeNotices(userId))!.told).toMatchObject([
      { report: { closed: { outcome: 'suspended' } } },
    ])
    expect(await desk.quiz.decideRestore(await desk.open(OWNER, 2))).toEqual({ kind: 'restored' })
  })
})

describe('the owners are told', () => {
  const doubted = async () => {
    const desk = await openDesk()
    await desk.analyse(1, { state: 'suspect', pKeyWrong: 0.7, suggestedKey: ['C'] })
    await desk.analyse(0, { answers: 40 })
    return desk
  }

  test('once, in the chosen channel, how many questions need them and why', async () => {
    const desk = await doubted()
    await desk.check()
    expect(desk.spoken('alert')).toEqual([])
    await desk.quiz.setAlertChannel(CHANNEL)
    await desk.advance(3)
    expect(desk.spoken('alert')).toMatchObject([
      { view: { ...CHANNEL, message: { counts: { answers: 1, trial: 1 } } } },
    ])
    await desk.check()
    expect(desk.spoken('alert')).toHaveLength(1)
  })

  test('about what is new the next day', async () => {
    const desk = await doubted()
    await desk.quiz.setAlertChannel(CHANNEL)
    await desk.advance(3)
    for (let n = 0; n < 3; n++) await desk.report(3)
    await desk.check()
    expect(desk.spoken('alert')).toHaveLength(1)
    desk.clock.time += DAY_MS
    await desk.advance(3)
    const [, second] = desk.spoken('alert')
    expect(second).toMatchObject({ view: { message: { counts: { reports: 1 } } } })
  })

  test('once where the answer of Discord is lost', async () => {
    const desk = await doubted()
    await desk.quiz.setAlertChannel(CHANNEL)
    desk.nextDelivery(async () => {
      const { id, at, counts } = (await desk.store.alerts.nextAlertMessage({
        id: 'unused',
        at: desk.clock.time,
        everyMs: DAY_MS,
      })) as { id: string; at: number; counts: object }
      // It arrives, and the connection breaks.
      desk.said.push({
        kind: 'alert',
        view: { ...CHANNEL, message: { id, at, counts, sentAt: null } },
      })
      throw new Error('connection reset')
    })
    await desk.advance(10)
    expect(desk.spoken('alert')).toHaveLength(1)
    expect(desk.tallied).toContain('not twice: message')
  })

  test('in the next channel if one is gone', async () => {
    const desk = await doubted()
    await desk.quiz.setAlertChannel(CHANNEL)
    desk.nextDelivery(async () => ({ kind: 'gone', why: 'deleted', refusal: 'channel-gone' }))
    await desk.advance(3)
    expect(desk.spoken('alert')).toEqual([])
    expect(await desk.quiz.alertChannel()).toEqual({ ...CHANNEL, gone: true })
    await desk.quiz.setAlertChannel({ ...CHANNEL, channelId: '200000000000000010' })
    await desk.advance(3)
    expect(desk.spoken('alert')).toHaveLength(1)
  })
})

describe('when the files are loaded again', () => {
  test('the reports on a changed question are settled', async () => {
    const desk = await openDesk()
    const { userId } = await desk.report(2)
    const bank = sampleBank(6)
    const changed = { ...desk.question(2), text: 'Reworded?', hash: 'feedfeedfeedfeed' }
    desk.replaceBanks([{ ...bank, questions: bank.questions.with(2, changed) }])
    await desk.quiz.questionsLoaded()
    expect((await desk.quiz.takeNotices(userId))!.told).toMatchObject([
      { report: { closed: { outcome: 'fixed' } } },
    ])
  })

  test('a key that changed in its file is on the list until its points are given', async () => {
    const desk = await openDesk()
    const asked = await desk.ask()
    const { question } = asked
    const wrong = 'C'
    await desk.press(asked, 'ana')
    await desk.press(asked, 'ben', false)
    const n = Number(stableId(question).split('/')[1])
    const bank = sampleBank(6)
    const changed = { ...desk.question(n), answer: [wrong], hash: 'feedfeedfeedfeed' }
    desk.replaceBanks([{ ...bank, questions: bank.questions.with(n, changed) }])
    await desk.advance(3)
    const [listed] = await desk.quiz.listAttention(OWNER)
    expect(listed).toMatchObject({ questionId: stableId(question), group: 'file-key' })
    const opened = await desk.open(OWNER, n)
    const preview = await desk.quiz.previewAward(opened)
    expect(preview).toMatchObject({ how: 'award', keys: [wrong], effects: { keep: 1 } })
    expect(await desk.quiz.decideAward(opened, preview!.decision)).toEqual({ kind: 'awarded' })
    expect(await desk.quiz.decideAward(opened, preview!.decision)).toEqual({ kind: 'nothing-to-do' })
    expect(await desk.quiz.listAttention(OWNER)).toEqual([])
  })

  test('another answer that a file accepts now is what those who reported it hear of', async () => {
    const desk = await openDesk()
    const asked = await desk.ask()
    await desk.press(asked, 'ana', false)
    const n = Number(stableId(asked.question).split('/')[1])
    const bank = sampleBank(6)
    const changed = { ...desk.question(n), accepted: [['A'], ['C'], ['D']], hash: 'feedfeedfeedfeed' }
    desk.replaceBanks([{ ...bank, questions: bank.questions.with(n, changed) }])
    const { userId } = await desk.report(n)
    await desk.advance(4)
    const opened = await desk.open(OWNER, n)
    const preview = (await desk.quiz.previewAward(opened))!
    expect(preview.keys).toEqual(['A'])
    expect(await desk.quiz.decideAward(opened, preview.decision)).toEqual({ kind: 'awarded' })
    expect((await desk.quiz.takeNotices(userId))!.told).toMatchObject([
      { report: { closed: { outcome: 'accepted' } } },
    ])
  })
})

test('a question is found by words of its text and by its id; managers find what concerns their server', async () => {
  const desk = await openDesk()
  const [found] = await desk.quiz.searchQuestions(OWNER, 'SAMPLE/3', 5)
  expect(found!.digest).toBe(desk.digest(3))
  expect(await desk.quiz.searchQuestions(MANAGER, 'sample/3', 5)).toEqual([])
  await desk.report(3)
  expect(await desk.quiz.searchQuestions(MANAGER, '', 5)).toHaveLength(1)
})
