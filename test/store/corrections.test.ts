import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { gradeExam } from '../../src/play/exam/grade-exam.ts'
import type { RescoreRules } from '../../src/play/ports/corrections.ts'
import type { Store } from '../../src/play/ports/store.ts'
import type { Correction, Fix } from '../../src/quiz/correction.ts'
import { isRight } from '../../src/quiz/grading.ts'
import { scoreOf } from '../../src/quiz/scoring.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import { readRun } from '../../src/store/rescore/run.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { seed } from '../seed.ts'
import { carryOutAll, decisionsOn } from './carry-out.ts'
import { studyRows, totalRows } from './derived-rows.ts'
import { engineName, hasOneDatabase } from './engines.ts'
import { copiesOf, openScratchStore } from './open.ts'
import {
  dailyPurpose,
  forgetPerson,
  NOON,
  SAMPLE_TRAITS,
  sampleAttempt,
  sampleCorrection,
  sampleExam,
  samplePost,
  someClick,
} from './sample.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const LATER = NOON + 40 * DAY_MS
const rules: RescoreRules = { now: LATER, isInForce: () => true }
const person = (n: number) => `4000000000000000${10 + n}`

/** Random answers by eight people to three questions, of which the first has a key that will be corrected. */
const playAtRandom = async (store: Store, from: number) => {
  const dice = createRandom(from)
  const roll = (below: number) => Math.floor(dice() * below)
  for (let n = 0; n < 30; n++) {
    const openedAt = NOON + n * 1.3 * DAY_MS
    const question = sampleQuestion(
      roll(3) === 0 ? { id: `sample/${roll(2)}`, hash: `hash${roll(2)}` } : { id: 'sample/one' },
    )
    const audience = roll(4) === 0 ? 'private' : 'channel'
    const asker = person(roll(8))
    const post = samplePost({
      id: `post${String(n).padStart(12, '0')}`,
      guildId: `10000000000000000${roll(2)}`,
      questionId: question.id,
      hash: question.hash,
      audience,
      askedBy: asker,
      openedAt,
      closesAt: openedAt + 10 * MINUTE_MS,
      ...(audience === 'channel' && roll(3) === 0 && { purpose: dailyPurpose(dayOf(openedAt)) }),
      messageId: `message-${n}`,
    })
    await store.posts.openPost(post, question, null)
    const people = audience === 'private' ? [asker] : Array.from({ length: 5 }, () => person(roll(8)))
    for (const userId of new Set(people)) {
      const picked = ['ABCD'[roll(4)]!]
      const right = isRight(question, picked)
      const tookMs = 1000 + roll(500_000)
      const pace = { windowMs: 600_000, speedPays: false }
      await store.answers.recordAnswer(
        post,
        sampleAttempt({
          postId: post.id,
          userId,
          picked,
          right,
          score: scoreOf(right, tookMs, pace),
          tookMs,
          answeredAt: openedAt + tookMs,
          day: dayOf(openedAt + tookMs),
          traits: SAMPLE_TRAITS,
        }),
        someClick(),
      )
    }
    if (roll(4) > 0)
      await store.posts.closePost(post.id, openedAt + 10 * MINUTE_MS, {
        nextPost: null,
        endSession: null,
        revealAt: openedAt + 10 * MINUTE_MS,
      })
  }
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** Someone's exam of the question and two others, all answered with C, which is wrong. */
const sitExam = async (store: Store, userId: string) => {
  const questions = [sampleQuestion(), sampleQuestion({ id: 'sample/0', hash: 'hash0' })]
  const items = questions.map((question, index) => ({ number: index + 1, seed: index, question }))
  await store.exams.startExam(sampleExam({ userId, questions: 2 }), items)
  for (const { number } of items)
    await store.exams.stepExam({
      examId: sampleExam().id,
      userId,
      at: NOON + 1000,
      show: number,
      change: { number, pick: ['C'] },
    })
  let ids = 0
  const random = { id: () => `exampost${String(++ids).padStart(8, '0')}`, seed: () => 1 }
  await store.exams.submitExam(
    sampleExam().id,
    NOON + MINUTE_MS,
    'person',
    gradeExam({ random }, NOON + MINUTE_MS),
  )
}

/** Everything that a correction may change, in a fixed order. */
const allRows = async (db: Kysely<Schema>) => ({
  ...(await studyRows(db)),
  totals: await totalRows(db),
  answers: await db.selectFrom('answers').selectAll().orderBy('post_id').orderBy('user_id').execute(),
  posts: await db.selectFrom('posts').selectAll().orderBy('id').execute(),
  stats: await db
    .selectFrom('question_stats')
    .selectAll()
    .orderBy('guild_id')
    .orderBy('question_id')
    .execute(),
  streaks: await db.selectFrom('streaks').selectAll().orderBy('guild_id').orderBy('user_id').execute(),
  exams: await db.selectFrom('exams').selectAll().orderBy('id').execute(),
  items: await db.selectFrom('exam_items').selectAll().orderBy('exam_id').orderBy('number').execute(),
  rescores: await db.selectFrom('rescores').selectAll().orderBy('post_id').orderBy('user_id').execute(),
})

const openPlayed = [seed, seed + 1, seed + 2].map(from =>
  copiesOf(async () => {
    const opened = await openScratchStore()
    await playAtRandom(opened.store, from)
    await sitExam(opened.store, person(0))
    // A rebuild leaves out what has expired, so both begin without it.
    await rebuildTotals(opened.db, LATER)
    return opened
  }),
)

const play = (from: number) => openPlayed[from - seed]!()

const fixes: Readonly<Record<string, Fix>> = {
  'another key': { kind: 'key', answer: ['C'] },
  'one more key': { kind: 'accept', accepted: ['C'] },
  'a voided question': { kind: 'void' },
}

describe.each(Object.entries(fixes))('%s', (_, fix) => {
  test.each(engineName === 'sqlite' ? [0, 1, 2] : [0])(
    'is undone to exactly what was there, and a rebuild agrees with every step (%i)',
    async n => {
      const { db, store } = await play(seed + n)
      const before = await allRows(db)
      const correction = sampleCorrection({ fix, at: LATER })
      expect(await decisionsOn(store.corrections).applyCorrection(correction, rules)).toBe('applied')
      const corrected = await allRows(db)
      expect(corrected.rescores.length).toBeGreaterThan(5)
      await rebuildTotals(db, LATER)
      expect(await allRows(db)).toEqual(corrected)
      expect(await decisionsOn(store.corrections).undoCorrection(correction.id, rules)).toBe('undone')
      const undone = await allRows(db)
      expect(undone).toEqual(before)
      await rebuildTotals(db, LATER)
      expect(await allRows(db)).toEqual(undone)
    },
  )

  test('gives points to those who are right by it, and takes nothing from anyone', async () => {
    const { db, store } = await play(seed)
    const before = await allRows(db)
    await decisionsOn(store.corrections).applyCorrection(sampleCorrection({ fix, at: LATER }), rules)
    const after = await allRows(db)
    for (const [index, answer] of after.answers.entries()) {
      const was = before.answers[index]!
      const isAbout = answer.question_id === 'sample/one'
      const isGranted = isAbout && was.is_right === 0 && (fix.kind === 'void' || answer.picked === 'C')
      expect(answer.is_right).toBe(isGranted ? 1 : was.is_right)
      expect(answer.score).toBe(isGranted ? 10 : was.score)
      const isWrongNow = isAbout && fix.kind === 'key' && answer.picked === 'B'
      expect(answer.corrected_right).toBe(isWrongNow ? 0 : null)
    }
    expect(after.streaks).toEqual(before.streaks)
    expect(after.exams[0]).toMatchObject({ right_count: 1 })
    expect(before.exams[0]).toMatchObject({ right_count: 0, score: 0 })
    const points = (rows: typeof after) => rows.totals.reduce((sum, row) => sum + Number(row.points), 0)
    expect(points(after)).toBeGreaterThan(points(before))
  })
})

test('a preview counts what is then done', async () => {
  const { db, store } = await play(seed)
  const before = await allRows(db)
  const correction = sampleCorrection({ at: LATER })
  const effects = await store.corrections.countEffects(correction, rules)
  expect(await allRows(db)).toEqual(before)
  await decisionsOn(store.corrections).applyCorrection(correction, rules)
  const { rescores } = await allRows(db)
  const gained = rescores.filter(({ points }) => points > 0)
  expect(effects).toMatchObject({
    people: new Set(gained.map(({ user_id }) => user_id)).size,
    points: gained.reduce((sum, { points }) => sum + points, 0),
    keep: new Set(rescores.filter(({ now_right }) => now_right === 0).map(({ user_id }) => user_id)).size,
  })
  expect(effects.keep).toBeGreaterThan(0)
  expect(
    await store.corrections.countEffects(sampleCorrection({ id: 'again', at: LATER + 1 }), rules),
  ).toMatchObject({
    people: 0,
    points: 0,
    keep: 0,
  })
  const tasks = await db.selectFrom('tasks').select('ref').where('kind', '=', 'correct-message').execute()
  expect(tasks.length).toBe(effects.messages)
})

test('a correction is made once, whoever presses twice', async () => {
  const { db, store } = await play(seed)
  const correction = sampleCorrection({ at: LATER })
  const done = await Promise.all([
    decisionsOn(store.corrections).applyCorrection(correction, rules),
    decisionsOn(store.corrections).applyCorrection(correction, rules),
  ])
  expect(done.sort()).toEqual(['applied', 'exists'])
  const once = await allRows(db)
  await decisionsOn(store.corrections).rescoreAgain(correction.id, rules)
  expect(await allRows(db)).toEqual(once)
})

test('of two corrections the last one wins, and they are undone in that order', async () => {
  const { db, store } = await play(seed)
  const before = await allRows(db)
  const first = sampleCorrection({ at: LATER })
  const second: Correction = {
    ...first,
    id: 'correction000002',
    fix: { kind: 'key', answer: ['D'] },
    at: LATER + 1,
  }
  await decisionsOn(store.corrections).applyCorrection(first, rules)
  const afterFirst = await allRows(db)
  await decisionsOn(store.corrections).applyCorrection(second, { ...rules, now: LATER + 1 })
  const answers = (await allRows(db)).answers.filter(({ question_id }) => question_id === 'sample/one')
  expect(answers.every(({ picked, is_right }) => is_right === (picked === 'A' ? 0 : 1))).toBe(true)
  expect(answers.every(row => (row.corrected_right ?? row.is_right) === (row.picked === 'D' ? 1 : 0))).toBe(
    true,
  )
  await rebuildTotals(db, LATER)
  expect(await decisionsOn(store.corrections).undoCorrection(first.id, rules)).toBe('superseded')
  expect(await decisionsOn(store.corrections).undoCorrection(second.id, rules)).toBe('undone')
  expect(await allRows(db)).toEqual(afterFirst)
  expect(await decisionsOn(store.corrections).undoCorrection(first.id, rules)).toBe('undone')
  expect(await decisionsOn(store.corrections).undoCorrection(first.id, rules)).toBe('not-active')
  expect(await allRows(db)).toEqual(before)
})

describe('answers that another process records by the key of before', () => {
  const lateAnswer = async (store: Store, picked: string, right: boolean, userId: string) => {
    const openedAt = LATER + MINUTE_MS
    const post = samplePost({
      id: `late${picked}${userId.slice(-11)}`,
      openedAt,
      closesAt: openedAt + DAY_MS,
    })
    await store.posts.openPost(post, sampleQuestion(), null)
    await store.answers.recordAnswer(
      post,
      sampleAttempt({
        postId: post.id,
        userId,
        picked: [picked],
        right,
        score: right ? 10 : 0,
        answeredAt: openedAt + 1000,
        day: dayOf(openedAt),
      }),
      someClick(),
    )
  }
  const newcomer = '400000000000000099'
  const pointsOf = async (db: Kysely<Schema>) =>
    Number((await totalRows(db)).find(row => row.user_id === newcomer && row.period === 'all')?.points ?? 0)

  test('get their points when they are looked at again', async () => {
    const { db, store } = await play(seed)
    const correction = sampleCorrection({ at: LATER })
    await decisionsOn(store.corrections).applyCorrection(correction, rules)
    await lateAnswer(store, 'C', false, newcomer)
    expect(await pointsOf(db)).toBe(0)
    await decisionsOn(store.corrections).rescoreAgain(correction.id, rules)
    expect(await pointsOf(db)).toBe(10)
    const rows = await allRows(db)
    await rebuildTotals(db, LATER)
    expect(await allRows(db)).toEqual(rows)
  })

  test('and by the corrected key after it is undone keep their points, and are wrong in truth', async () => {
    const { db, store } = await play(seed)
    const correction = sampleCorrection({ at: LATER })
    await decisionsOn(store.corrections).applyCorrection(correction, rules)
    await lateAnswer(store, 'C', true, newcomer)
    await decisionsOn(store.corrections).undoCorrection(correction.id, rules)
    expect(await pointsOf(db)).toBe(10)
    const rows = await allRows(db)
    expect(rows.answers.find(row => row.user_id === newcomer)).toMatchObject({
      is_right: 1,
      corrected_right: 0,
    })
    expect(rows.cards.find(row => row.user_id === newcomer)).toMatchObject({ first_right: 0 })
    await rebuildTotals(db, LATER)
    expect(await allRows(db)).toEqual(rows)
  })
})

test('a person who deletes their data after an award is gone, and undoing it brings nothing back', async () => {
  const { db, store } = await play(seed)
  const correction = sampleCorrection({ at: LATER })
  await decisionsOn(store.corrections).applyCorrection(correction, rules)
  const someone = (await allRows(db)).rescores[0]!.user_id
  await forgetPerson(store, someone)
  const gone = await allRows(db)
  await rebuildTotals(db, LATER)
  expect(await allRows(db)).toEqual(gone)
  expect(await decisionsOn(store.corrections).undoCorrection(correction.id, rules)).toBe('undone')
  const undone = await allRows(db)
  expect(JSON.stringify(undone)).not.toContain(someone)
  await rebuildTotals(db, LATER)
  expect(await allRows(db)).toEqual(undone)
})

test.skipIf(hasOneDatabase)(
  'a person who deletes their data while a correction is carried out is gone from how far it came, too',
  async () => {
    const { db, store } = await play(seed)
    const correction = sampleCorrection({ at: LATER })
    await store.corrections.applyCorrection(correction, rules)
    expect(await store.corrections.carryOut(correction.id, rules, 7)).toBe(true)
    const { user_id: someone } = (await readRun(db, correction.questionId))!.after
    await forgetPerson(store, someone)
    expect(JSON.stringify(await db.selectFrom('bot_state').selectAll().execute())).not.toContain(someone)
    await carryOutAll(store.corrections, correction.id, rules)
    /** Each replaced id is another one. */
    const plainRows = async (from: Kysely<Schema>) =>
      JSON.parse(JSON.stringify(await allRows(from)).replace(/nobody-\w+/g, 'nobody'))
    // The same as if they had deleted it afterwards.
    const { db: other, store: others } = await play(seed)
    await decisionsOn(others.corrections).applyCorrection(correction, rules)
    await forgetPerson(others, someone)
    expect(await plainRows(db)).toEqual(await plainRows(other))
  },
)

test('a correction of other options, or of another key, changes no answer', async () => {
  const { db, store } = await play(seed)
  const before = await allRows(db)
  await decisionsOn(store.corrections).applyCorrection(
    sampleCorrection({ id: 'one', optionsDigest: 'other' }),
    rules,
  )
  await decisionsOn(store.corrections).applyCorrection(sampleCorrection({ id: 'two', was: ['A'] }), rules)
  expect(await allRows(db)).toEqual(before)
})

describe('a key that was changed in its file', () => {
  const inFile = sampleCorrection({ id: 'file000000000001', source: 'file', by: null, at: LATER })

  test('is recorded once, where people had answered, and changes points only when it is awarded', async () => {
    const { db, store } = await play(seed)
    const before = await allRows(db)
    expect(await store.corrections.recordFileCorrection({ ...inFile, id: 'x', hash: 'unanswered' })).toBe(
      false,
    )
    expect(await store.corrections.recordFileCorrection(inFile)).toBe(true)
    expect(await store.corrections.recordFileCorrection(inFile)).toBe(false)
    expect(await allRows(db)).toEqual(before)
    expect(await decisionsOn(store.corrections).awardCorrection(inFile.id, 'owner', rules)).toBe('awarded')
    expect(await decisionsOn(store.corrections).awardCorrection(inFile.id, 'owner', rules)).toBe('not-active')
    expect((await allRows(db)).rescores.length).toBeGreaterThan(5)
    expect(await decisionsOn(store.corrections).undoCorrection(inFile.id, rules)).toBe('undone')
    expect(await allRows(db)).toEqual(before)
    expect(await store.corrections.findCorrection(inFile.id)).toMatchObject({
      undoneAt: null,
      awardedAt: null,
    })
  })
})

describe('a key that is changed in its file beside an owner’s decisions', () => {
  const inFile = sampleCorrection({
    id: 'file000000000001',
    source: 'file',
    by: null,
    fix: { kind: 'key', answer: ['D'] },
    at: LATER + 1,
  })
  const owners = sampleCorrection({ at: LATER })
  /** While `file` is false, the file has its old key again. */
  const withFile = (file: boolean, now = LATER + 2): RescoreRules => ({
    now,
    isInForce: ({ source }) => file || source === 'owner',
  })

  test('gives no points before they are awarded, whatever is decided or looked at again meanwhile', async () => {
    const { db, store } = await play(seed)
    const before = await allRows(db)
    await decisionsOn(store.corrections).applyCorrection(owners, rules)
    await store.corrections.recordFileCorrection(inFile)
    const corrected = await allRows(db)
    await decisionsOn(store.corrections).rescoreAgain(owners.id, withFile(true))
    expect(await allRows(db)).toEqual(corrected)
    expect(await decisionsOn(store.corrections).undoCorrection(owners.id, withFile(true))).toBe('undone')
    expect(await allRows(db)).toEqual(before)
  })

  test('gives no points for what an exam asked either', async () => {
    const { db, store } = await openScratchStore()
    await sitExam(store, person(0))
    await store.corrections.recordFileCorrection({ ...inFile, fix: { kind: 'key', answer: ['C'] } })
    const before = await allRows(db)
    const other = { ...owners, fix: { kind: 'key', answer: ['A'] } } as const
    await decisionsOn(store.corrections).applyCorrection(other, withFile(true))
    await decisionsOn(store.corrections).undoCorrection(other.id, withFile(true))
    expect(await allRows(db)).toEqual(before)
  })

  test('leaves alone what was graded by it, until it is awarded and after', async () => {
    const { db, store } = await play(seed)
    await decisionsOn(store.corrections).applyCorrection(owners, rules)
    await store.corrections.recordFileCorrection(inFile)
    const post = samplePost({ id: 'latepost00000001', openedAt: LATER + 2, closesAt: LATER + DAY_MS })
    await store.posts.openPost(post, sampleQuestion(), null)
    const attempt = sampleAttempt({
      postId: post.id,
      userId: person(50),
      picked: ['D'],
      answeredAt: LATER + 3,
    })
    await store.answers.recordAnswer(post, { ...attempt, day: dayOf(LATER) }, someClick())
    const answer = async () => (await allRows(db)).answers.find(({ user_id }) => user_id === attempt.userId)
    const recorded = await answer()
    expect(recorded).toMatchObject({ is_right: 1, corrected_right: null })
    await decisionsOn(store.corrections).rescoreAgain(owners.id, withFile(true))
    expect(await answer()).toEqual(recorded)
    await decisionsOn(store.corrections).awardCorrection(inFile.id, 'owner', withFile(true))
    expect(await answer()).toEqual(recorded)
    await decisionsOn(store.corrections).undoCorrection(inFile.id, withFile(true))
    expect(await answer()).toEqual(recorded)
  })

  test('and is changed back within the minute keeps what it gave, until its award is undone', async () => {
    const { db, store } = await play(seed)
    const before = await allRows(db)
    await store.corrections.recordFileCorrection(inFile)
    await decisionsOn(store.corrections).awardCorrection(inFile.id, 'owner', withFile(true))
    const awarded = await allRows(db)
    await decisionsOn(store.corrections).rescoreAgain(inFile.id, withFile(false))
    const reverted = await allRows(db)
    expect(reverted.totals).toEqual(awarded.totals)
    expect(reverted.rescores.every(({ was_right, now_right }) => was_right === now_right)).toBe(true)
    await decisionsOn(store.corrections).rescoreAgain(inFile.id, withFile(true))
    expect((await allRows(db)).totals).toEqual(awarded.totals)
    await rebuildTotals(db, LATER)
    expect((await allRows(db)).rescores.map(({ granted }) => granted)).toEqual(
      awarded.rescores.map(({ granted }) => granted),
    )
    expect(await decisionsOn(store.corrections).undoCorrection(inFile.id, withFile(true))).toBe('undone')
    const undone = await allRows(db)
    expect(undone.totals).toEqual(before.totals)
    expect(undone.answers.map(({ is_right, score }) => [is_right, score])).toEqual(
      before.answers.map(({ is_right, score }) => [is_right, score]),
    )
  })

  test('that came and went stops no one from undoing an earlier decision', async () => {
    const { db, store } = await play(seed)
    const before = await allRows(db)
    await decisionsOn(store.corrections).applyCorrection(owners, rules)
    await store.corrections.recordFileCorrection(inFile)
    await decisionsOn(store.corrections).awardCorrection(inFile.id, 'owner', withFile(true))
    expect(await decisionsOn(store.corrections).undoCorrection(owners.id, withFile(true))).toBe('superseded')
    expect(await decisionsOn(store.corrections).undoCorrection(owners.id, withFile(false))).toBe('undone')
    const rows = await allRows(db)
    await rebuildTotals(db, LATER)
    expect(await allRows(db)).toEqual(rows)
    const pointsOf = (picked: string, { answers }: typeof rows) =>
      answers.filter(row => row.question_id === 'sample/one' && row.picked === picked).map(row => row.score)
    expect(pointsOf('C', rows)).toEqual(pointsOf('C', before))
    const ofQuestion = rows.answers.filter(row => row.question_id === 'sample/one')
    expect(
      ofQuestion.every(row => (row.corrected_right ?? row.is_right) === (row.picked === 'B' ? 1 : 0)),
    ).toBe(true)
  })

  test.each([0, 1, 2])(
    'law: points follow awards alone, and a rebuild agrees (%i)',
    { tags: ['slow'] },
    async n => {
      const { db, store } = await play(seed + n)
      const dice = createRandom(seed + n)
      const before = await allRows(db)
      let [isFiled, at] = [false, LATER]
      const owned: Correction[] = []
      const steps: (() => Promise<unknown>)[] = [
        async () => {
          const fix = Object.values(fixes)[Math.floor(dice() * 3)]!
          owned.push({ ...owners, id: `correction${String(at).slice(-6)}`, fix, at })
          await decisionsOn(store.corrections).applyCorrection(owned.at(-1)!, withFile(isFiled, at))
        },
        async () => {
          isFiled = !isFiled
          if (isFiled) await store.corrections.recordFileCorrection({ ...inFile, at })
        },
        async () => {
          if (isFiled)
            await decisionsOn(store.corrections).awardCorrection(inFile.id, 'owner', withFile(true, at))
        },
        () => decisionsOn(store.corrections).undoCorrection(inFile.id, withFile(isFiled, at)),
        async () => {
          for (const { id } of owned)
            await decisionsOn(store.corrections).undoCorrection(id, withFile(isFiled, at))
        },
        async () => {
          for (const { id } of [...owned, inFile])
            await decisionsOn(store.corrections).rescoreAgain(id, withFile(isFiled, at))
        },
      ]
      for (let step = 0; step < 25; step++) {
        at += 1000
        await steps[Math.floor(dice() * steps.length)]!()
        const rows = await allRows(db)
        const awarded = (await store.corrections.correctionsOf('sample/one'))
          .filter(({ undoneAt, awardedAt }) => undoneAt === null && awardedAt !== null)
          .map(({ id }) => id)
        for (const [index, answer] of rows.answers.entries()) {
          const grants = rows.rescores.filter(
            row => row.post_id === answer.post_id && row.user_id === answer.user_id && row.granted === 1,
          )
          expect(grants.every(row => awarded.includes(row.correction_id))).toBe(true)
          expect(grants.length).toBe(answer.is_right - before.answers[index]!.is_right)
        }
        await rebuildTotals(db, LATER)
        expect(await allRows(db)).toEqual(rows)
      }
    },
  )
})

describe('a decision that is carried out in batches', () => {
  const correction = sampleCorrection({ fix: { kind: 'void' }, at: LATER })
  /** Who has all of their points for the question, and who none. No one has a part of them. */
  const peopleIn = ({ answers, totals }: Awaited<ReturnType<typeof allRows>>) => {
    const own = Map.groupBy(
      answers.filter(row => row.question_id === 'sample/one'),
      row => row.user_id,
    )
    const sumOf = (rows: typeof answers) =>
      rows.reduce((sum, { counted, score }) => sum + counted * Number(score), 0)
    for (const { user_id, guild_id, period, points } of totals)
      if (period === 'all')
        expect(Number(points)).toBe(
          sumOf(answers.filter(row => row.user_id === user_id && row.guild_id === guild_id)),
        )
    return [...own].map(([userId, rows]) => {
      const right = rows.filter(({ is_right }) => is_right === 1).length
      return { userId, isDone: right === rows.length, right }
    })
  }

  test('gives each person all of their points at once, and a rebuild agrees after every batch', async () => {
    const { db, store } = await play(seed)
    const before = new Map(peopleIn(await allRows(db)).map(({ userId, right }) => [userId, right]))
    await store.corrections.applyCorrection(correction, rules)
    const sizes = [await store.corrections.findProgress('sample/one')].map(progress => progress?.done)
    for (const size of [1, 1, 1, 5, 5]) {
      expect(await store.corrections.carryOut(correction.id, rules, size)).toBe(true)
      sizes.push((await store.corrections.findProgress('sample/one'))?.done)
      const rows = await allRows(db)
      for (const { userId, isDone, right } of peopleIn(rows))
        expect(isDone || right === before.get(userId)).toBe(true)
      await rebuildTotals(db, LATER)
      expect(await allRows(db)).toEqual(rows)
    }
    expect(sizes).toEqual([0, 1, 2, 3, 8, 13])
    await carryOutAll(store.corrections, correction.id, rules)
    expect(peopleIn(await allRows(db)).every(({ isDone }) => isDone)).toBe(true)
    expect(await store.corrections.findProgress('sample/one')).toBeNull()
    const tasks = await db.selectFrom('tasks').select('kind').where('ref', '=', correction.id).execute()
    expect(tasks).toEqual([{ kind: 'rescore' }])
  })

  test.skipIf(hasOneDatabase)(
    'ends as if it had been carried out at once, whoever does which batch',
    async () => {
      const { db, store, address } = await play(seed)
      await store.corrections.applyCorrection(correction, rules)
      // Another process reads the question anew.
      const { store: there } = await openScratchStore(address)
      const both = [store, there].map(({ corrections }) => carryOutAll(corrections, correction.id, rules))
      await Promise.all(both)
      const rows = await allRows(db)
      const alone = await play(seed)
      await alone.store.corrections.applyCorrection(correction, rules)
      while (await alone.store.corrections.carryOut(correction.id, rules, 10_000));
      expect(rows).toEqual(await allRows(alone.db))
    },
  )

  test.each([1, 4, 9])(
    'is undone to exactly what was there before its end (after %i batches)',
    async batches => {
      const { db, store } = await play(seed)
      const before = await allRows(db)
      await store.corrections.applyCorrection(correction, rules)
      for (let n = 0; n < batches; n++) await store.corrections.carryOut(correction.id, rules, 3)
      expect((await allRows(db)).rescores.length).toBeGreaterThan(0)
      expect(await store.corrections.undoCorrection(correction.id, rules)).toBe('undone')
      let steps = 0
      await carryOutAll(store.corrections, correction.id, rules, async () => {
        steps++
        const rows = await allRows(db)
        peopleIn(rows)
        await rebuildTotals(db, LATER)
        expect(await allRows(db)).toEqual(rows)
      })
      expect(steps).toBeGreaterThan(3)
      expect(await allRows(db)).toEqual(before)
    },
  )

  test('keeps other decisions about its question waiting until its end, and none about others', async () => {
    const { store } = await play(seed)
    const { corrections } = store
    const inFile = sampleCorrection({ id: 'file000000000001', source: 'file', by: null, at: LATER })
    await corrections.recordFileCorrection(inFile)
    await decisionsOn(corrections).applyCorrection(sampleCorrection({ id: 'first', at: LATER }), rules)
    await corrections.applyCorrection(correction, { ...rules, now: LATER + 1 })
    const second = sampleCorrection({ id: 'second', at: LATER + 2 })
    expect(await corrections.applyCorrection(second, rules)).toBe('busy')
    expect(await corrections.findCorrection(second.id)).toBeNull()
    expect(await corrections.awardCorrection(inFile.id, 'owner', rules)).toBe('busy')
    expect(await corrections.beginRescore('first', rules)).toBe('busy')
    const elsewhere = sampleCorrection({ id: 'elsewhere', questionId: 'sample/0' })
    expect(await corrections.applyCorrection(elsewhere, rules)).toBe('applied')
    await carryOutAll(corrections, correction.id, rules)
    expect(await corrections.applyCorrection(second, rules)).toBe('applied')
  })
})

test('every change of the overrides has another version', async () => {
  const { store } = await openScratchStore()
  const versions = [await store.corrections.overridesVersion()]
  const note = async () => versions.push(await store.corrections.overridesVersion())
  await decisionsOn(store.corrections).applyCorrection(sampleCorrection(), rules)
  await note()
  const suspension = { guildId: '100000000000000002', questionId: 'sample/one', by: 'owner', at: NOON }
  expect(await store.corrections.suspend(suspension)).toBe(true)
  await note()
  expect(await store.corrections.suspend(suspension)).toBe(false)
  expect(await store.corrections.overridesVersion()).toBe(versions.at(-1))
  expect(await store.corrections.restore(suspension.guildId, 'sample/one')).toBe(true)
  await note()
  expect(await store.corrections.restore(suspension.guildId, 'sample/one')).toBe(false)
  await decisionsOn(store.corrections).undoCorrection(sampleCorrection().id, rules)
  await note()
  await store.corrections.suspend(suspension)
  await note()
  await store.guilds.markJoined([suspension.guildId, 'another'])
  await store.guilds.markLeft([suspension.guildId], NOON)
  while (await store.guilds.purgeBatch(suspension.guildId, NOON + 1, 1000));
  await note()
  expect(new Set(versions).size).toBe(7)
  expect((await store.corrections.overrides()).version).toBe(versions.at(-1))
})
