import { memoizeByObject } from '../../../src/quiz/memoize.ts'
import { createRandom, type Random } from '../../../src/quiz/seeded-random.ts'
import { type LoggedAnswer, replay } from '../../../src/quiz/study/card.ts'
import { dueOn, isResting, NO_PLAN } from '../../../src/quiz/study/due.ts'
import { nextInQueue } from '../../../src/quiz/study/queue.ts'
import { retrievability } from '../../../src/quiz/study/scheduler.ts'
import { createLearner } from './learner.ts'

const DAYS = 60
const PER_DAY = 15
const LEARNERS = 20
/** As many questions as people answer in sixty days have in all, and more. */
const BANKS = [150, 300]

/** Of each question, its answers: an array that is replaced by the next answer, never changed. */
type Log = (readonly LoggedAnswer[])[]

/** The questions of a day, one after the other; each may depend on the answers before. */
type Policy = (log: Log, day: number, random: Random) => number

/** Retention after sixty days at fifteen questions a day, in one run: how much of it each way of choosing leaves. */
export const forgettingTable = (): string => {
  const rows = BANKS.flatMap(size =>
    Object.entries(POLICIES).map(([name, policy]) => rowOf(name, size, averageOf(policy, size))),
  )
  const title = `\nForgetting: ${DAYS} days at ${PER_DAY} questions a day, ${LEARNERS} simulated learners (half-lives, four options)`
  const head = '  questions  choosing by            seen   recall of what was seen   recall of all'
  return [title, head, ...rows].join('\n')
}

const rowOf = (name: string, size: number, { seen, recallOfSeen, recall }: Retention): string =>
  `  ${String(size).padStart(9)}  ${name.padEnd(20)} ${percent(seen)}   ${percent(recallOfSeen).padStart(23)}   ${percent(recall).padStart(13)}`

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(7)

type Retention = { readonly seen: number; readonly recallOfSeen: number; readonly recall: number }

const averageOf = (policy: Policy, size: number): Retention => {
  const runs = Array.from({ length: LEARNERS }, (_, seed) => study(policy, size, seed + 1))
  const mean = (of: (run: Retention) => number) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length
  return { seen: mean(r => r.seen), recallOfSeen: mean(r => r.recallOfSeen), recall: mean(r => r.recall) }
}

export const study = (policy: Policy, size: number, seed: number): Retention => {
  const learner = createLearner(size, seed)
  const random = createRandom(seed + 1000)
  const log: Log = Array.from({ length: size }, () => [])
  for (let day = 1; day <= DAYS; day++)
    for (let n = 0; n < PER_DAY; n++) {
      const question = policy(log, day, random)
      const right = learner.answer(question, day)
      log[question] = [...log[question]!, { day, right, guessed: false, confidence: null }]
    }
  const all = log.map((answers, question) => ({
    isSeen: answers.length > 0,
    recall: learner.recall(question, DAYS + 1),
  }))
  const seen = all.filter(({ isSeen }) => isSeen)
  const mean = (some: typeof all) => some.reduce((sum, { recall }) => sum + recall, 0) / some.length
  return { seen: seen.length / size, recallOfSeen: mean(seen), recall: mean(all) }
}

const oneOf = (questions: readonly number[], random: Random): number | undefined =>
  questions[Math.floor(random() * questions.length)]

const indices = (log: Log): number[] => [...log.keys()]

const isMissed = (answers: readonly LoggedAnswer[]): boolean => answers.at(-1)?.right === false

/** Any question, as often as it comes. */
const atRandom: Policy = (log, _day, random) => oneOf(indices(log), random)!

/** What was missed the last time, that longest ago first; then what is new; then any. */
const missedFirst: Policy = (log, day, random) => {
  const missed = indices(log)
    .filter(question => isMissed(log[question]!) && log[question]!.at(-1)!.day < day)
    .sort((a, b) => log[a]!.at(-1)!.day - log[b]!.at(-1)!.day)
  const fresh = indices(log).filter(question => log[question]!.length === 0)
  return missed[0] ?? oneOf(fresh, random) ?? oneOf(indices(log), random)!
}

const cardOf = memoizeByObject((answers: readonly LoggedAnswer[]) => {
  const state = replay(answers)
  return state && { ...state, due: dueOn({ ...state, resting: isResting(state) }, NO_PLAN, 'sample') }
})

/** As /review does: what is due by retrievability, then what was missed today. Then new ones, as many as there is time for. */
const reviews: Policy = (log, day, random) => {
  const cards = indices(log).flatMap(question => {
    const card = cardOf(log[question]!)
    return card ? [{ ...card, question, tags: [], recall: retrievability(card, day - card.lastOn) }] : []
  })
  const due = cards.filter(card => card.due <= day).sort((a, b) => a.recall - b.recall)
  const isToday = (question: number) => log[question]!.at(-1)!.day === day
  const missed = cards.filter(
    ({ question, due }) => due > day && isToday(question) && isMissed(log[question]!),
  )
  const fresh = indices(log).filter(question => log[question]!.length === 0)
  const known = nextInQueue(due, null, PER_DAY) ?? nextInQueue(missed, null, PER_DAY)
  if (known) return known.question
  return oneOf(fresh, random) ?? oneOf(indices(log), random)!
}

export const POLICIES: Readonly<Record<string, Policy>> = {
  'random practice': atRandom,
  'missed ones first': missedFirst,
  '/review': reviews,
}
