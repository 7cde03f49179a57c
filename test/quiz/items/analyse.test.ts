import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classOf, plantKey, simulateClass } from '../../../src/dev/simulated-class/class.ts'
import { DAY_MS } from '../../../src/quiz/day.ts'
import { analyse } from '../../../src/quiz/items/analyse.ts'
import type { ItemAnalysis } from '../../../src/quiz/items/item-analysis.ts'
import { createResponseBuilder } from '../../../src/quiz/items/response-builder.ts'
import { choiceBits, type Item } from '../../../src/quiz/items/responses.ts'
import { runSteps } from '../../../src/quiz/items/steps.ts'
import { createRandom, shuffle } from '../../../src/quiz/seeded-random.ts'
import { analyseClass } from './detection.ts'

const item = (given: Partial<Item> = {}): Item => ({
  question: 'sample/one',
  hash: '0123456789abcdef',
  options: ['A', 'B', 'C', 'D'],
  answer: ['B'],
  difficulty: null,
  ...given,
})

type Row = { person: number; item?: number; keys: string; ms?: number; at?: number }

/** Letters of each person's answer, as in `BBAC`. */
const rowsOf = (letters: string, given: Partial<Row> = {}): Row[] =>
  [...letters].map((keys, person) => ({ person, keys, ...given }))

const analyseRows = (rows: readonly Row[], items: readonly Item[]): ItemAnalysis[] => {
  const builder = createResponseBuilder()
  for (const { person, item: place = 0, keys, ms = 0, at = 0 } of rows)
    builder.add({ person, item: place, choice: choiceBits(items[place]!, [...keys]), ms, at })
  return runSteps(analyse(builder.build(), items))
}

const flagsOf = (analysis: ItemAnalysis) =>
  analysis.flags.map(({ kind, option }) => (option === null ? kind : `${kind} ${option}`))

describe('an item', () => {
  test('no one answered says nothing, and is fine', () => {
    const [one] = analyseRows([], [item()])
    expect(one).toMatchObject({
      answers: 0,
      right: 0,
      facility: { share: 0 },
      discrimination: null,
      medianMs: null,
      suggestedKey: null,
      state: 'ok',
      flags: [],
    })
    expect(one!.pKeyWrong).toBeCloseTo(0.05, 2)
  })

  test('counts each person’s first answer only', () => {
    const [one] = analyseRows([...rowsOf('BA'), ...rowsOf('AB')], [item()])
    expect(one).toMatchObject({ answers: 2, right: 1 })
    expect(one!.options.map(({ share }) => share)).toEqual([0.5, 0.5, 0, 0])
  })

  test('has the share of correct answers with its 80 % interval, and the median time', () => {
    const rows = rowsOf('BBBA').map((row, place) => ({ ...row, ms: [1000, 9000, 2000, 0][place]! }))
    const [one] = analyseRows(rows, [item()])
    expect(one!.medianMs).toBe(2000)
    expect(one!.facility.share).toBe(0.75)
    expect(one!.facility.low).toBeGreaterThan(0.4)
    expect(one!.facility.high).toBeLessThan(0.95)
  })

  test('counts what is accepted beside the key as correct', () => {
    const [one] = analyseRows(rowsOf('BBCA'), [item({ accepted: [['C']] })])
    expect(one!.right).toBe(3)
  })

  test('that most people of every ability answer otherwise is probably keyed wrong', () => {
    const simulated = simulateClass(classOf(80, { seed: 5, wrongKeys: 0, questions: 60 }))
    const sound = analyseClass(simulated)
    const easy = sound.findIndex(({ facility }) => facility.share > 0.8)
    const truth = simulated.questions[easy]!.truth
    const wrongKey = ['A', 'B', 'C', 'D'].find(key => key !== truth[0])!
    const planted = analyseClass(plantKey(simulated, easy, [wrongKey]))
    expect(sound[easy]).toMatchObject({ state: 'ok', suggestedKey: null })
    expect(planted[easy]).toMatchObject({ state: 'probable', suggestedKey: truth })
    expect(planted[easy]!.pKeyWrong).toBeGreaterThan(0.9)
  })
})

describe('states and flags', () => {
  const others = (person: number, isAble: boolean): Row[] =>
    Array.from({ length: 12 }, (_, at) => ({ person, item: at + 1, keys: isAble ? 'B' : 'ACD'[at % 3]! }))
  const items = Array.from({ length: 13 }, (_, at) => item({ question: `sample/${at}` }))
  /** Half of the people are able. What each half chooses at the first question. */
  const split = (able: string, weak: string): ItemAnalysis => {
    const rows = [...able, ...weak].flatMap((keys, person) => [
      { person, keys },
      ...others(person, person < able.length),
    ])
    return analyseRows(rows, items)[0]!
  }

  test('the able on another option: suspect from 25 answers, probable from 40, watch before', () => {
    const wrong = (half: number) => split('C'.repeat(half), 'BAD'.repeat(half).slice(0, half))
    expect([6, 13, 20].map(half => wrong(half).state)).toEqual(['watch', 'suspect', 'probable'])
    expect(wrong(20).suggestedKey).toEqual(['C'])
    expect(wrong(20).discrimination).toBeLessThan(0)
  })

  test('the able on two options: ambiguous, and which option it is', () => {
    const both = split('BC'.repeat(20), 'AD'.repeat(20))
    expect(both).toMatchObject({ state: 'ambiguous', suggestedKey: ['C'] })
    expect(flagsOf(both)).toContain('two-keys C')
    expect(both.pKeyWrong).toBeLessThan(0.1)
  })

  test('options by thirds of ability', () => {
    const { options, discrimination } = split('B'.repeat(15), 'A'.repeat(15))
    expect(options.map(({ topShare }) => topShare)).toEqual([0, 1, 0, 0])
    expect(options.map(({ bottomShare }) => bottomShare)).toEqual([1, 0, 0, 0])
    expect(options[1]!.correlation).toBeCloseTo(discrimination!, 9)
    expect(options[0]!.correlation).toBeCloseTo(-discrimination!, 9)
  })

  test('a third of fewer than five people is not shown', () => {
    expect(split('B'.repeat(7), 'A'.repeat(7)).options[0]).toMatchObject({
      topShare: null,
      bottomShare: null,
    })
    expect(split('B'.repeat(8), 'A'.repeat(7)).options[0]!.topShare).not.toBeNull()
  })

  test('distractors: dead from 40 answers, and attractive to the able', () => {
    const few = split('B'.repeat(19), 'A'.repeat(19))
    expect(flagsOf(few).filter(flag => flag.startsWith('dead'))).toEqual([])
    const many = split(`${'B'.repeat(22)}CCCCCC`, 'BA'.repeat(14))
    expect(flagsOf(many)).toEqual(expect.arrayContaining(['attracts-able C', 'dead-distractor D']))
    expect(flagsOf(many)).not.toContain('attracts-able A')
  })

  test.each([
    ['too-easy', 'B'.repeat(60), null],
    ['too-hard', `B${'ACD'.repeat(10)}`, null],
    ['labelled-easy', 'ABCD'.repeat(10), 'Easy'],
    ['labelled-hard', `${'B'.repeat(38)}AC`, 'hard'],
  ])('%s', (flag, letters, difficulty) => {
    const flags = (label: string | null) =>
      flagsOf(analyseRows(rowsOf(letters), [item({ difficulty: label })])[0]!)
    expect(flags(difficulty)).toContain(flag)
    if (difficulty !== null) expect(flags('medium')).not.toContain(flag)
  })

  describe('drift', () => {
    const NOW = Date.parse('2026-11-29T12:00:00Z')
    /** Letters by how many days ago they were answered. */
    const drifts = (answers: Readonly<Record<number, string>>): boolean => {
      const letters = Object.entries(answers).flatMap(([days, keys]) =>
        [...keys].map(key => ({ keys: key, at: NOW - Number(days) * DAY_MS })),
      )
      const rows = letters.map((row, person) => ({ person, ...row }))
      // Another question is answered today, which says when the 60 days end.
      const all = [...rows, { person: 0, item: 1, keys: 'B', at: NOW }]
      return flagsOf(analyseRows(all, [item(), item({ question: 'sample/two' })])[0]!).includes('drift')
    }
    const [right, half] = ['B'.repeat(30), 'BA'.repeat(15)]

    test('is a share of correct answers in the last 60 days that is another one than before', () => {
      expect(drifts({ 200: right, 30: half })).toBe(true)
      expect(drifts({ 200: half, 30: right })).toBe(true)
      expect(drifts({ 200: right, 30: right })).toBe(false)
    })

    test('shows however few of the answers are recent', () => {
      expect(drifts({ 200: right.repeat(20), 30: half })).toBe(true)
      expect(drifts({ 200: right, 30: half.slice(0, 19) })).toBe(false)
    })

    test('is neither what changed long ago nor what changed within the 60 days', () => {
      expect(drifts({ 400: right, 200: half })).toBe(false)
      expect(drifts({ 200: right, 61: half })).toBe(false)
      expect(drifts({ 50: right, 10: half })).toBe(false)
    })

    test('without times is between the halves of the answers, in their order', () => {
      const flags = (letters: string) => flagsOf(analyseRows(rowsOf(letters), [item()])[0]!)
      expect(flags('B'.repeat(25) + 'BA'.repeat(13))).toContain('drift')
      expect(flags('BA'.repeat(25))).not.toContain('drift')
      expect(flags('B'.repeat(10) + 'A'.repeat(10))).not.toContain('drift')
    })
  })
})

describe('an analysis', () => {
  const simulated = simulateClass(classOf(25, { seed: 3, questions: 40, answersEach: 20, ambiguous: 0.05 }))

  test('is the same each time', () => {
    expect(analyseClass(simulated)).toEqual(analyseClass(simulated))
  })

  test('pauses often, so that a bot can run it beside its work', () => {
    const steps = analyse(simulated.responses, simulated.items)
    let pauses = 0
    while (!steps.next().done) pauses++
    expect(pauses).toBeGreaterThan(3)
  })

  test('pauses within a question as often as between questions', () => {
    const pausesOf = (questions: number): number => {
      const builder = createResponseBuilder()
      for (let person = 0; person < 24_000; person++)
        builder.add({ person, item: person % questions, choice: 1 << (person % 3), ms: 0, at: 0 })
      const items = Array.from({ length: questions }, (_, at) => item({ question: `sample/${at}` }))
      const steps = analyse(builder.build(), items)
      let pauses = 0
      while (!steps.next().done) pauses++
      return pauses
    }
    expect(pausesOf(1)).toBeGreaterThan(0.9 * pausesOf(24))
  })

  test('depends on the order of neither people nor questions', () => {
    const expected = analyseClass(simulated)
    fc.assert(
      fc.property(fc.nat(), seed => {
        const random = createRandom(seed)
        const places = shuffle([...simulated.items.keys()], random)
        const names = shuffle([...simulated.students.keys()], random)
        const { person, item: of, choice } = simulated.responses
        const builder = createResponseBuilder()
        for (const row of shuffle([...person.keys()], random))
          builder.add({
            person: names[person[row]!]!,
            item: places.indexOf(of[row]!),
            choice: choice[row]!,
            ms: 0,
            at: 0,
          })
        const items = places.map(place => simulated.items[place]!)
        for (const [at, analysis] of runSteps(analyse(builder.build(), items)).entries()) {
          const same = expected[places[at]!]!
          expect(analysis).toMatchObject({
            question: same.question,
            state: same.state,
            suggestedKey: same.suggestedKey,
          })
          expect(analysis.pKeyWrong).toBeCloseTo(same.pKeyWrong, 6)
          expect(analysis.options.map(({ topShare }) => topShare?.toFixed(6))).toEqual(
            same.options.map(({ topShare }) => topShare?.toFixed(6)),
          )
        }
      }),
      { numRuns: 5 },
    )
  })

  test('never lets an answer speak for itself: where no one knows anything, nothing discriminates', () => {
    const random = createRandom(9)
    const items = Array.from({ length: 4 }, (_, at) => item({ question: `sample/${at}` }))
    const rows = Array.from({ length: 400 }, (_, person) =>
      items.map((_, at) => ({ person, item: at, keys: 'ABCD'[Math.floor(4 * random())]! })),
    ).flat()
    for (const { discrimination } of analyseRows(rows, items)) {
      expect(discrimination).toBeLessThan(0.15)
      expect(discrimination).toBeGreaterThan(-0.15)
    }
  })

  test('of one question with ten thousand different choices ends', () => {
    const wide = item({ options: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'], answer: ['A', 'B', 'C'] })
    const builder = createResponseBuilder()
    for (let person = 0; person < 10_000; person++)
      builder.add({ person, item: 0, choice: person + 1, ms: 0, at: 0 })
    expect(runSteps(analyse(builder.build(), [wide]))[0]).toMatchObject({ answers: 10_000, right: 1 })
  })
})
