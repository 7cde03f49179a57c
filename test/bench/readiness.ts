import { join } from 'node:path'
import { loadLibrary } from '../../src/bank/load.ts'
import type { Bank } from '../../src/quiz/question.ts'
import { createRandom, type Random, shuffle } from '../../src/quiz/seeded-random.ts'
import { readinessOf } from '../../src/quiz/study/readiness.ts'

/**
 * Whether readiness keeps its word. Learners whose ability is known answer the bank and then sit the exam, in a world
 * that the model doesn't know: questions differ in difficulty, guessing helps, people may learn on the way, each domain has
 * a level of its own, and so has what someone takes along from the bank to the exam.
 */

type World = {
  /** How much easier the bank is than the exam, in standard deviations of ability (logits). */
  readonly easierBy: number
  /** Whether practice picks questions that the learner gets right three times in four, as /quiz does in private. */
  readonly adaptive: boolean
  /** How much ability grows until the exam, logits. */
  readonly learned: number
}

/** Of the learners with a forecast of this kind, so many in 100 passed. */
export type Calibration = {
  readonly from: number
  readonly learners: number
  readonly said: number
  readonly passed: number
}

const BUCKETS = [0, 0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9]

export const simulateReadiness = (
  bank: Bank,
  world: World,
  learners: number,
  seed: number,
): readonly Calibration[] => {
  const random = createRandom(seed)
  const results = Array.from({ length: learners }, () => simulateLearner(bank, world, random)).flatMap(
    result => result ?? [],
  )
  return BUCKETS.map((from, index) => {
    const inside = results.filter(({ said }) => said >= from && said < (BUCKETS[index + 1] ?? 1))
    const mean = (name: 'said' | 'passed') =>
      inside.reduce((sum, result) => sum + result[name], 0) / inside.length
    return { from, learners: inside.length, said: mean('said'), passed: mean('passed') }
  })
}

const QUESTION_SD = 0.9
const DOMAIN_SD = 0.4
const PERSONAL_TRANSFER_SD = 0.25
const CUT_SD = 0.02
const GUESSING = 0.25
/** Where about half of all learners pass. */
const MEAN_ABILITY = 0.75
const DAYS = 60
const SITTINGS = 20

const simulateLearner = (bank: Bank, world: World, random: Random) => {
  const ability = MEAN_ABILITY + normal(random)
  const domains = new Map(bank.domains.map(({ name }) => [name, ability + DOMAIN_SD * normal(random)]))
  const attempts = practise(bank, domains, world, random)
  const sizes = Map.groupBy(bank.questions, ({ domain }) => domain)
  const readiness = readinessOf({
    exam: bank.exam!,
    domains: bank.domains.map(domain => ({ ...domain, size: sizes.get(domain.name)!.length })),
    attempts,
    seen: attempts.length,
    size: bank.questions.length,
    hasMockExam: true,
  })
  if (readiness.kind !== 'forecast') return null
  const transfer = PERSONAL_TRANSFER_SD * normal(random)
  const sittings = Array.from({ length: SITTINGS }, () => sitExam(bank, domains, transfer, random))
  return { said: readiness.probability, passed: sittings.filter(one => one).length / SITTINGS }
}

type Abilities = ReadonlyMap<string, number>

/** First attempts at between 40 % and all of the bank, evenly over the days before the exam, with growing ability. */
const practise = (
  bank: Bank,
  abilities: Abilities,
  { easierBy, adaptive, learned }: World,
  random: Random,
) => {
  const rated = shuffle(bank.questions, random).map(({ domain }) => ({
    domain: domain!,
    difficulty: QUESTION_SD * normal(random) - easierBy,
  }))
  const distance = ({ domain, difficulty }: (typeof rated)[number]) =>
    Math.abs(chanceOf(abilities.get(domain)! - difficulty) - 0.75) + 0.2 * random()
  const ordered = adaptive
    ? rated
        .map(question => ({ question, at: distance(question) }))
        .sort((a, b) => a.at - b.at)
        .map(({ question }) => question)
    : rated
  const count = Math.ceil(rated.length * (0.4 + 0.6 * random()))
  return ordered.slice(0, count).map(({ domain, difficulty }, index) => {
    const ageDays = DAYS * (1 - index / count)
    const ability = abilities.get(domain)! - (learned * ageDays) / DAYS
    return { domain, ageDays, right: random() < chanceOf(ability - difficulty) }
  })
}

const sitExam = (bank: Bank, abilities: Abilities, transfer: number, random: Random): boolean => {
  const { questions, passMark } = bank.exam!
  const total = bank.domains.reduce((sum, { weight }) => sum + weight, 0)
  const right = bank.domains.reduce((sum, { name, weight }) => {
    const count = Math.round((questions * weight) / total)
    const correct = Array.from({ length: count }, () => {
      const difficulty = QUESTION_SD * normal(random)
      return random() < chanceOf(abilities.get(name)! + transfer - difficulty)
    })
    return sum + correct.filter(one => one).length
  }, 0)
  return right >= Math.ceil(questions * (passMark / 100 + CUT_SD * normal(random)))
}

const chanceOf = (logit: number): number => GUESSING + (1 - GUESSING) / (1 + Math.exp(-logit))

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

export const AS_HARD: World = { easierBy: 0, adaptive: false, learned: 0 }

const WORLDS: readonly (readonly [string, World])[] = [
  ['a bank as hard as the exam', AS_HARD],
  ['a bank half a standard deviation harder than the exam', { ...AS_HARD, easierBy: -0.5 }],
  ['a bank half a standard deviation easier than the exam', { ...AS_HARD, easierBy: 0.5 }],
  ['as hard, with questions picked near 75 %', { ...AS_HARD, adaptive: true }],
  ['as hard, and people learn 0.4 standard deviations on the way', { ...AS_HARD, learned: 0.4 }],
]

export const benchReadiness = (): void => {
  const { banks } = loadLibrary(join(import.meta.dirname, '../../questions'))
  const bank = banks.find(({ name }) => name === 'saa-c03')!
  for (const [name, world] of WORLDS) {
    console.log(`\nreadiness, ${name}:`)
    for (const { from, learners, said, passed } of simulateReadiness(bank, world, 1500, 16))
      console.log(
        `  says from ${percent(from)}: ${String(learners).padStart(4)} learners, ` +
          `says ${percent(said)} on average, really passed ${percent(passed)}`,
      )
  }
}

const percent = (share: number): string =>
  Number.isNaN(share) ? '  –' : `${Math.round(100 * share)} %`.padStart(5)
