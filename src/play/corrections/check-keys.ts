import { hash } from 'node:crypto'
import { type Correction, changeOfKey, type Fix, optionsDigest } from '../../quiz/correction.ts'
import { asWritten, type Bank, type Question, stableId } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'

type KeyCheckDeps = Pick<Deps, 'banks' | 'clock' | 'corrections' | 'overlay' | 'posts'>

/** Questions per step, which is one query where nothing changed. */
const QUESTIONS_PER_STEP = 200

/**
 * Looks for keys that were changed in their files after people had answered: compares the revisions that were asked with the
 * banks. Each call does one step of it, after the start and after each reload, until it's through; other calls do nothing.
 */
export const createKeyCheck = (deps: KeyCheckDeps): (() => Promise<void>) => {
  let checked: readonly Bank[] | null = null
  let next = 0
  let isRunning = false
  const step = async () => {
    const filed = deps.overlay.filed()
    if (checked !== filed) {
      checked = filed
      next = 0
    }
    const questions = deps.banks.current().flatMap(bank => bank.questions)
    if (next >= questions.length) return
    const found = await checkKeys(deps, questions.slice(next, next + QUESTIONS_PER_STEP))
    // One change of a question is found at a time: with that one in force, the next step finds another.
    if (found > 0) await deps.overlay.reload()
    else next += QUESTIONS_PER_STEP
  }
  return async () => {
    if (isRunning) return
    isRunning = true
    await step().finally(() => {
      isRunning = false
    })
  }
}

/** Resolves with how many changed keys were found that weren't known. */
const checkKeys = async (deps: KeyCheckDeps, questions: readonly Question[]): Promise<number> => {
  const asked = await deps.corrections.askedHashes(questions.map(stableId))
  let found = 0
  for (const question of questions)
    for (const earlierHash of asked.get(stableId(question)) ?? []) {
      if (earlierHash === question.hash) continue
      const earlier = await deps.posts.findRevision(earlierHash)
      const fix = earlier && changeOfKey(earlier, question)
      if (fix && (await deps.corrections.recordFileCorrection(fileCorrection(deps, earlier, fix)))) found++
    }
  return found
}

/** Its id is a digest of what it says, so that several processes and starts record it once. */
const fileCorrection = ({ clock }: Pick<Deps, 'clock'>, earlier: Question, fix: Fix): Correction => {
  const what = {
    questionId: stableId(earlier),
    was: asWritten(earlier).answer,
    optionsDigest: optionsDigest(earlier),
    fix,
  }
  return {
    ...what,
    id: hash('sha256', JSON.stringify([what, earlier.answer, earlier.accepted ?? []]), 'hex').slice(0, 16),
    hash: earlier.hash,
    source: 'file',
    by: null,
    comment: null,
    at: clock.now(),
    undoneAt: null,
  }
}
