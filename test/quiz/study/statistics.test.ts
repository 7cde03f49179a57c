import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateIn, dayNumberIn, mondayOf } from '../../../src/quiz/day.ts'
import type { StudyAnswer, StudyCard } from '../../../src/quiz/study/history.ts'
import { statisticsOf } from '../../../src/quiz/study/statistics.ts'
import { sampleBank, sampleQuestion } from '../sample.ts'

const DAY = 86_400_000
/** A Friday. */
const NOW = Date.parse('2026-11-27T12:00:00Z')
const TODAY = Math.floor(NOW / DAY)
const AT = { today: TODAY, zone: 'UTC' }

const TAGS = ['vpc', 's3', 'iam', 'sqs']
const questions = Array.from({ length: 40 }, (_, index) =>
  sampleQuestion({
    id: `sample/${index}`,
    domain: index % 2 === 0 ? 'First' : 'Second',
    tags: [TAGS[index % 4]!],
  }),
)
const bank = sampleBank(0, { questions })
const whole = { bank, questions }

const card = (index: number, given: Partial<StudyCard> = {}): StudyCard => ({
  questionId: `sample/${index}`,
  firstAt: NOW - DAY,
  firstRight: true,
  firstFair: true,
  firstMs: 20_000,
  dueOn: TODAY + 30,
  everyone: { answered: 1, logMs: 9903 },
  ...given,
})

const answer = (index: number, daysAgo: number, given: Partial<StudyAnswer> = {}): StudyAnswer => ({
  questionId: `sample/${index}`,
  at: NOW - daysAgo * DAY,
  day: TODAY - daysAgo,
  right: true,
  guessed: false,
  confidence: null,
  ...given,
})

const statistics = (cards: readonly StudyCard[], answers: readonly StudyAnswer[] = [], scope = whole) =>
  statisticsOf(scope, cards, answers, AT)

describe('where someone stands', () => {
  test('counts first attempts that were fair, and how much of the bank was seen', () => {
    const cards = [card(0), card(1, { firstRight: false }), card(2, { firstFair: false })]
    expect(statistics(cards)).toMatchObject({ seen: 3, size: 40, first: { answered: 2, right: 1 } })
  })

  test('is nothing for someone who never answered', () => {
    expect(statistics([])).toMatchObject({
      seen: 0,
      first: { answered: 0, right: 0 },
      weakest: [],
      pace: null,
      recall: { retention: { answered: 0 }, luckyGuesses: 0, sure: { answered: 0 } },
      dueToday: 0,
      dueLater: 0,
    })
  })

  test('lists domains in the order of the bank, tags by what was seen of them', () => {
    const { domains, tags } = statistics([card(3), card(7), card(1, { firstRight: false })])
    expect(domains.map(({ name, seen, size }) => [name, seen, size])).toEqual([
      ['First', 0, 20],
      ['Second', 3, 20],
    ])
    expect(tags.map(({ name, seen, answered, right }) => [name, seen, answered, right])).toEqual([
      ['sqs', 2, 2, 2],
      ['s3', 1, 1, 0],
      ['iam', 0, 0, 0],
      ['vpc', 0, 0, 0],
    ])
    expect(tags[0]!.topic).toBe('sample/tag/sqs')
  })

  test('goes by the domain that a question has now, under any id that it had', () => {
    const moved = sampleQuestion({ id: 'sample/new', aliases: ['sample/0'], domain: 'Second' })
    const scope = { bank: { ...bank, questions: [moved] }, questions: [moved] }
    expect(statistics([card(0)], [], scope).domains).toMatchObject([{ name: 'Second', seen: 1, answered: 1 }])
  })

  test('on one topic leaves out all other questions, and those that are gone', () => {
    const scope = { bank, questions: questions.filter(({ tags }) => tags.includes('vpc')) }
    const cards = [card(0), card(1), card(99), card(4, { firstRight: false })]
    expect(statistics(cards, [], scope)).toMatchObject({
      seen: 2,
      size: 10,
      first: { answered: 2, right: 1 },
    })
  })

  test('calls a domain that is all of its bank by the name of the bank', () => {
    const all = questions.map(question => ({ ...question, domain: 'First' }))
    const scope = { bank: { ...bank, questions: all }, questions: all }
    expect(statistics([], [], scope).domains).toMatchObject([{ name: 'First', topic: 'sample' }])
  })

  test('agrees with itself: domains add up to all, whatever was answered', () => {
    const cards = fc.uniqueArray(
      fc
        .record({ index: fc.nat(39), firstRight: fc.boolean(), firstFair: fc.boolean() })
        .map(({ index, ...given }) => card(index, given)),
      { selector: ({ questionId }) => questionId },
    )
    fc.assert(
      fc.property(cards, drawn => {
        const { domains, tags, seen, first, weakest } = statistics(drawn)
        const sum = (groups: typeof domains, name: 'seen' | 'answered' | 'right') =>
          groups.reduce((total, group) => total + group[name], 0)
        for (const groups of [domains, tags])
          expect([sum(groups, 'seen'), sum(groups, 'answered'), sum(groups, 'right')]).toEqual([
            seen,
            first.answered,
            first.right,
          ])
        expect(weakest.every(({ answered, right }) => answered >= 5 && right < answered)).toBe(true)
      }),
    )
  })
})

describe('the weakest', () => {
  /** `right` of `answered` on each tag. */
  const onTags = (...tallies: (readonly [number, number])[]) =>
    tallies.flatMap(([right, answered], tag) =>
      Array.from({ length: answered }, (_, index) => card(4 * index + tag, { firstRight: index < right })),
    )

  test('are the three tags that may be worst, and none with a handful of answers', () => {
    const { weakest } = statistics(onTags([3, 10], [5, 10], [0, 4], [4, 10]))
    expect(weakest.map(({ name }) => name)).toEqual(['vpc', 'sqs', 's3'])
  })

  test('leave out what was always right', () => {
    expect(statistics(onTags([10, 10], [9, 10])).weakest.map(({ name }) => name)).toEqual(['s3'])
  })

  test('leave out a tag that all questions have, which says nothing', () => {
    const tagged = questions.map(question => ({ ...question, tags: ['exam', ...question.tags] }))
    const scope = { bank: { ...bank, questions: tagged }, questions: tagged }
    const { weakest } = statistics(onTags([3, 10], [5, 10]), [], scope)
    expect(weakest.map(({ name }) => name)).toEqual(['vpc', 's3'])
  })

  test('are domains where no tag has enough answers', () => {
    const { weakest } = statistics(onTags([2, 4], [2, 4], [1, 3], [3, 3]))
    expect(weakest.map(({ kind, name }) => [kind, name])).toEqual([
      ['domain', 'First'],
      ['domain', 'Second'],
    ])
  })
})

describe('the trend', () => {
  test('has eight weeks from Monday to Sunday, also empty ones', () => {
    const { weeks } = statistics([
      card(0, { firstAt: Date.parse('2026-11-23T00:00:00Z') }),
      card(1, { firstAt: Date.parse('2026-11-22T23:59:59Z'), firstRight: false }),
      card(2, { firstAt: Date.parse('2026-10-05T00:00:00Z') }),
      card(3, { firstAt: Date.parse('2026-10-04T23:59:59Z') }),
    ])
    expect(weeks.map(({ monday, right, answered }) => [monday, right, answered])).toEqual([
      ['2026-10-05', 1, 1],
      ['2026-10-12', 0, 0],
      ['2026-10-19', 0, 0],
      ['2026-10-26', 0, 0],
      ['2026-11-02', 0, 0],
      ['2026-11-09', 0, 0],
      ['2026-11-16', 0, 1],
      ['2026-11-23', 1, 1],
    ])
  })

  test('counts each first attempt in the week of its local date, in any zone, also where clocks change', () => {
    const zones = [
      'Pacific/Kiritimati',
      'America/Los_Angeles',
      'America/Havana',
      'Australia/Lord_Howe',
      'UTC',
    ]
    const hours = fc.array(fc.integer({ min: -75 * 24, max: 0 }), { maxLength: 20 })
    const nows = fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.constantFrom(...zones), nows, hours, (zone, now, offsets) => {
        const cards = offsets.map((hour, index) => card(index, { firstAt: now.getTime() + hour * 3_600_000 }))
        const today = dayNumberIn(zone, now.getTime())
        const { weeks } = statisticsOf(whole, cards, [], { today, zone })
        const mondays = cards.map(({ firstAt }) => mondayOf(dateIn(zone, firstAt)))
        expect(weeks.map(({ answered }) => answered)).toEqual(
          weeks.map(({ monday }) => mondays.filter(one => one === monday).length),
        )
      }),
    )
  })

  test('begins weeks in the person’s own zone', () => {
    const cards = [card(0, { firstAt: Date.parse('2026-11-22T20:00:00Z') })]
    const { weeks } = statisticsOf(whole, cards, [], { today: TODAY, zone: 'Asia/Tokyo' })
    expect(weeks.at(-1)).toEqual({ monday: '2026-11-23', answered: 1, right: 1 })
  })
})

describe('the time per question', () => {
  const logOf = (...ms: number[]) => ms.reduce((sum, one) => sum + Math.round(1000 * Math.log(one)), 0)

  test('is compared with others’ on the same questions, without one’s own', () => {
    const everyone = { answered: 4, logMs: logOf(10_000, 20_000, 40_000, 80_000) }
    const { pace } = statistics([card(0, { firstMs: 10_000, everyone }), card(1, { firstMs: 99_000 })])
    expect(pace!.questions).toBe(1)
    expect(pace!.own / 10_000).toBeCloseTo(1, 2)
    expect(pace!.others / 40_000).toBeCloseTo(1, 2)
  })

  test('leaves out questions that stayed open for hours, as dailies do', () => {
    const everyone = { answered: 4, logMs: logOf(3_600_000, 20_000, 40_000, 80_000) }
    expect(statistics([card(0, { firstMs: 3_600_000, everyone })]).pace).toBeNull()
  })

  test('is not compared with one or two people', () => {
    const everyone = { answered: 3, logMs: logOf(10_000, 20_000, 40_000) }
    expect(statistics([card(0, { firstMs: 10_000, everyone })]).pace).toBeNull()
  })
})

describe('what was remembered', () => {
  const old = card(0, { firstAt: NOW - 20 * DAY })

  test('counts the first answer of a day to a question from an earlier day', () => {
    const answers = [
      answer(0, 20),
      answer(0, 10, { right: false }),
      answer(0, 10, { at: NOW - 10 * DAY + 1000 }),
      answer(0, 3),
    ]
    expect(statistics([old], answers).recall.retention).toEqual({ answered: 2, right: 1 })
  })

  test('doesn’t count another answer on the day on which it was new', () => {
    const answers = [answer(0, 20), answer(0, 20, { at: NOW - 20 * DAY + 1000 })]
    expect(statistics([old], answers).recall.retention.answered).toBe(0)
  })

  test('is not what was guessed', () => {
    const answers = [answer(0, 3, { guessed: true })]
    expect(statistics([old], answers).recall).toMatchObject({
      retention: { answered: 1, right: 0 },
      luckyGuesses: 1,
    })
  })

  test('tells lucky guesses and what people were sure of', () => {
    const answers = [
      answer(0, 20, { confidence: 1 }),
      answer(0, 9, { confidence: 1, right: false }),
      answer(0, 8, { confidence: 3 }),
      answer(0, 7, { confidence: 3, right: false }),
      answer(0, 6, { confidence: 2 }),
      answer(77, 5, { confidence: 3, right: false }),
    ]
    expect(statistics([old], answers).recall).toMatchObject({
      luckyGuesses: 1,
      sure: { answered: 2, right: 1 },
    })
  })
})

test('what is due is split into today, with all that is overdue, and the seven days after it, as in /study', () => {
  const due = [-40, 0, 1, 6, 7, 8].map((days, index) => card(index, { dueOn: TODAY + days }))
  expect(statistics(due)).toMatchObject({ dueToday: 2, dueLater: 3 })
})
