import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Store } from '../../src/play/ports/store.ts'
import { runInSteps } from '../../src/play/tasks/steps.ts'
import { openStore } from '../../src/store/store.ts'
import { createPostgres, findPostgres } from '../postgres.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { NOON, sampleAttempt, sampleCorrection, samplePost, someClick } from '../store/sample.ts'
import { column, withFolder } from './measured.ts'

const SIZES = [5000, 50_000]
const ANSWERS_PER_POST = 100
const AT_A_TIME = 500

/** A key that is corrected after so many had answered: how long it takes, and what clicks meanwhile wait. */
export const benchRescores = async (sizes: readonly number[] = SIZES): Promise<void> => {
  console.log('\nA corrected key: every answer becomes correct; clicks on another question meanwhile')
  console.log(
    '                answers   preview ms   blocked ms   confirm ms   in all ms   blocked ms   click ms (the longest)',
  )
  for (const answers of sizes) {
    await withFolder(async folder => {
      const { store } = await openStore({ kind: 'sqlite', file: join(folder, 'bench.sqlite') })
      await measure('SQLite', store, answers)
      await store.maintenance.stop()
    })
    if (!findPostgres()) continue
    const postgres = await createPostgres({ durable: true })
    const { store } = await openStore({ kind: 'postgres', url: postgres.url })
    await measure('PostgreSQL', store, answers)
    await store.maintenance.stop()
    await postgres.destroy()
  }
}

const measure = async (name: string, store: Store, answers: number): Promise<void> => {
  await fill(store, answers)
  const other = samplePost({ id: 'anotherpost00000', questionId: 'sample/other', hash: 'other' })
  await store.posts.openPost(other, sampleQuestion({ id: 'sample/other', hash: 'other' }), null)
  const clicks = watchClicks(n => answer(store, other.id, `clicker ${n}`))
  await wait(200)
  const previewBlocked = watchLoop()
  const previewed = await timePreview(store)
  const preview = previewBlocked()
  const blocked = watchLoop()
  const began = performance.now()
  const confirmed = await correct(store)
  const took = performance.now() - began
  const [click, block] = [await clicks(), blocked()]
  console.log(
    `  ${name.padEnd(12)}${String(answers).padStart(9)}   ${column(previewed)}     ${column(preview)}     ${column(confirmed - began)}    ${column(took)}   ${column(block)}     ${column(click)}`,
  )
}

/** How long the counts take that an owner sees before they decide, ms. */
const timePreview = async (store: Store): Promise<number> => {
  const began = performance.now()
  await store.corrections.countEffects(sampleCorrection(), RULES)
  return performance.now() - began
}

const RULES = { now: NOON, isInForce: () => true }

/** Resolves with the time at which the owner has an answer. */
const correct = async (store: Store): Promise<number> => {
  const correction = sampleCorrection()
  await store.corrections.applyCorrection(correction, RULES)
  const carryOut = (size: number) => store.corrections.carryOut(correction.id, RULES, size)
  // As play/corrections/carry-out.ts does it.
  const pace = { runMs: 1500, stepMs: store.corrections.batchMs }
  let more = await runInSteps(carryOut, pace)
  const confirmedAt = performance.now()
  while (more) more = await runInSteps(carryOut, pace)
  return confirmedAt
}

const fill = async (store: Store, answers: number): Promise<void> => {
  for (let n = 0; n * ANSWERS_PER_POST < answers; n++) {
    const post = samplePost({ id: `bench${String(n).padStart(11, '0')}`, channelId: `channel ${n}` })
    await store.posts.openPost(post, sampleQuestion(), null)
  }
  for (let first = 0; first < answers; first += AT_A_TIME)
    await Promise.all(
      Array.from({ length: Math.min(AT_A_TIME, answers - first) }, (_, n) =>
        answer(
          store,
          `bench${String(Math.floor((first + n) / ANSWERS_PER_POST)).padStart(11, '0')}`,
          `person ${first + n}`,
        ),
      ),
    )
}

const answer = (store: Store, postId: string, userId: string) =>
  store.answers.recordAnswer(
    samplePost({ id: postId }),
    sampleAttempt({ postId, userId, picked: ['C'], right: false, score: 0 }),
    someClick(),
  )

/** One click after the other. The function that ends it resolves with the longest, ms; infinity where one failed. */
const watchClicks = (click: (n: number) => Promise<unknown>): (() => Promise<number>) => {
  let [isRunning, longest, failed] = [true, 0, 0]
  const loop = async () => {
    for (let n = 0; isRunning; n++) {
      const began = performance.now()
      await click(n).catch(() => failed++)
      longest = Math.max(longest, performance.now() - began)
      await wait(5)
    }
  }
  const ended = loop()
  return async () => {
    isRunning = false
    await ended
    return failed > 0 ? Number.POSITIVE_INFINITY : longest
  }
}

/** The longest time in which no timer ran, ms. */
const watchLoop = (): (() => number) => {
  let [last, longest] = [performance.now(), 0]
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 2)
  return () => {
    clearInterval(timer)
    return Math.max(longest, performance.now() - last)
  }
}
