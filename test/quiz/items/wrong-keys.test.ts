import { describe, expect, inject, test } from 'vitest'
import { type ClassOptions, classOf, simulateClass } from '../../../src/dev/simulated-class/class.ts'
import type { Student } from '../../../src/dev/simulated-class/student.ts'
import { analyseClass, detectIn } from './detection.ts'

const SEEDS = [11, 12, 13, 14]

const classesOf = (answers: number, given: Partial<ClassOptions> = {}, seeds = SEEDS) =>
  seeds.map(seed => classOf(answers, { seed, ...given }))

describe('wrong keys in simulated classes', () => {
  test('are found from 25 answers a question, where negative discrimination cries wolf half of the time', () => {
    const { posterior, negative, named } = detectIn(classesOf(25))
    expect(posterior.recall).toBeGreaterThanOrEqual(0.83)
    expect(posterior.precision).toBeGreaterThanOrEqual(0.94)
    expect(named).toBeGreaterThanOrEqual(0.97)
    expect(negative.precision).toBeLessThan(0.6)
  })

  test('are found almost all from 80', { tags: ['slow'] }, () => {
    const { posterior, named } = detectIn(classesOf(80))
    expect(posterior.recall).toBeGreaterThanOrEqual(0.98)
    expect(posterior.precision).toBeGreaterThanOrEqual(0.98)
    expect(named).toBeGreaterThanOrEqual(0.98)
  })

  test.each<[string, number, Partial<ClassOptions>, number]>([
    ['when one person in five clicks at random', 40, { clickers: 0.2 }, 0.9],
    ['when 15 % of the keys are wrong', 25, { wrongKeys: 0.15 }, 0.94],
    ['when two of five options are to be chosen', 40, { options: 5, choose: 2 }, 0.94],
    ['when few people answer everything', 25, { answersEach: 300 }, 0.94],
    ['when each person answers only ten questions', 40, { answersEach: 10 }, 0.94],
    ['when some questions depend much more on ability', 40, { slopeSpread: 0.25 }, 0.94],
  ])('are found %s', { tags: ['slow'] }, (_, answers, given, precision) => {
    const { posterior } = detectIn(classesOf(answers, given))
    expect(posterior.recall).toBeGreaterThanOrEqual(0.83)
    expect(posterior.precision).toBeGreaterThanOrEqual(precision)
  })

  test('are not seen in ambiguous questions, which are called ambiguous', () => {
    const { ambiguous, calledAmbiguous, posterior } = detectIn(classesOf(120, { ambiguous: 0.1 }, [11, 12]))
    expect(ambiguous.all).toBe(60)
    expect(ambiguous.found).toBeGreaterThanOrEqual(0.75 * ambiguous.all)
    expect(ambiguous.calledWrong).toBeLessThanOrEqual(0.1 * ambiguous.all)
    expect(calledAmbiguous).toBeLessThanOrEqual(4)
    expect(posterior.precision).toBeGreaterThanOrEqual(0.98)
  })

  test('in ambiguous questions are doubted from 40 answers, and hardly any sound question with them', () => {
    const { ambiguous, calledAmbiguous, doubted } = detectIn(classesOf(40, { ambiguous: 0.1 }, [11, 12]))
    expect(ambiguous.found).toBeGreaterThanOrEqual(0.2 * ambiguous.all)
    expect(calledAmbiguous).toBeLessThanOrEqual(3)
    expect(doubted.ambiguous).toBeGreaterThanOrEqual(0.35)
    expect(doubted.sound).toBeLessThanOrEqual(0.01)
  })
})

/** In a class without wrong keys, so many of those who answer a question copy the same wrong answer. */
const copyingClass = (seed: number, copiers: number) => {
  const options = classOf(40, { seed, wrongKeys: 0 })
  const honest = simulateClass(options)
  const copies = honest.students.map(() => new Map<string, number>())
  const targets = honest.questions.slice(0, 10)
  for (const [item, { trait }] of targets.entries()) {
    const answerers = honest.responses.person.filter((_, row) => honest.responses.item[row] === item)
    for (const person of answerers.slice(0, copiers)) copies[person]!.set(trait.question, trait.sets[1]!)
  }
  const copying: Partial<Student>[] = copies.map(own => ({ copies: own }))
  return { copied: simulateClass(options, copying), targets: targets.length }
}

test.each(inject('runsAll') ? [10, 20] : [20])(
  '%i of 40 people who copy one wrong answer make no key wrong',
  copiers => {
    for (const seed of [21, 22]) {
      const { copied, targets } = copyingClass(seed, copiers)
      const share = copied.questions[0]!
      const [first, ...others] = analyseClass(copied).slice(0, targets)
      const wrong = first!.options.find(({ key }) => key === 'ABCD'[Math.log2(share.trait.sets[1]!)])!
      expect(wrong.share).toBeGreaterThan(0.15)
      expect([first!, ...others].filter(({ pKeyWrong }) => pKeyWrong > 0.5)).toEqual([])
    }
  },
)

test('people who click at random hide no wrong key and make none', () => {
  const { recall, precision } = detectIn([classOf(60, { seed: 31, clickers: 0.3 })]).posterior
  expect(recall).toBeGreaterThanOrEqual(0.9)
  expect(precision).toBeGreaterThanOrEqual(0.9)
})
