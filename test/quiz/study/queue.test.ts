import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastRelated, newAllowance, nextInQueue } from '../../../src/quiz/study/queue.ts'

type Card = { readonly id: number; readonly tags: readonly string[] }

const queueOf = (...tags: readonly string[][]): Card[] => tags.map((tags, id) => ({ id, tags }))

/** All questions of a queue in the order in which a review asks them. */
const orderOf = (queue: readonly Card[], previous: Card | null = null): Card[] => {
  const rest = [...queue]
  const order: Card[] = []
  while (rest.length > 0) {
    const next = nextInQueue(rest, order.at(-1) ?? previous, rest.length)!
    rest.splice(rest.indexOf(next), 1)
    order.push(next)
  }
  return order
}

const isRelated = (a: Card, b: Card): boolean => a.tags.some(tag => b.tags.includes(tag))

const neighbours = (order: readonly Card[]): number =>
  order.slice(1).filter((card, index) => isRelated(card, order[index]!)).length

const cards = (maxTags: number) =>
  fc
    .array(fc.array(fc.constantFrom('dns', 'vpc', 's3', 'iam'), { maxLength: maxTags }), { maxLength: 12 })
    .map(tags => queueOf(...tags))

describe('the order of a review', () => {
  test('is that of need where no tags are shared', () => {
    expect(orderOf(queueOf(['a'], ['b'], [], ['c'])).map(({ id }) => id)).toEqual([0, 1, 2, 3])
  })

  test('keeps two questions with a common tag apart', () => {
    expect(orderOf(queueOf(['dns'], ['dns', 'vpc'], ['s3'])).map(({ id }) => id)).toEqual([0, 2, 1])
  })

  test('begins with a tag that most of them have, if only then they can be kept apart', () => {
    expect(orderOf(queueOf(['s3'], ['dns'], ['dns'])).map(({ id }) => id)).toEqual([1, 0, 2])
  })

  test('asks every question once, whatever the tags are', () => {
    fc.assert(
      fc.property(cards(3), queue => {
        expect(
          orderOf(queue)
            .map(({ id }) => id)
            .sort((a, b) => a - b),
        ).toEqual(queue.map(({ id }) => id))
      }),
    )
  })

  test('never puts a question after a related one while an unrelated one is left', () => {
    fc.assert(
      fc.property(cards(3), queue => {
        const order = orderOf(queue)
        for (const [index, card] of order.entries()) {
          const before = order[index - 1]
          if (!before || !isRelated(card, before)) continue
          expect(order.slice(index).every(later => isRelated(later, before))).toBe(true)
        }
      }),
    )
  })

  test('with one tag a question has as few neighbours of one tag as any order can have', () => {
    fc.assert(
      fc.property(cards(1), queue => {
        const counts = Map.groupBy(
          queue.flatMap(({ tags }) => tags),
          tag => tag,
        )
        const most = Math.max(0, ...[...counts.values()].map(({ length }) => length))
        expect(neighbours(orderOf(queue))).toBe(Math.max(0, most - 1 - (queue.length - most)))
      }),
    )
  })

  test('gives way by as little as possible where all are related to the one before', () => {
    const before = { id: 9, tags: ['sky', 'dns', 'vpc'] }
    const queue = queueOf(['sky', 'dns', 'vpc'], ['sky', 'dns'], ['sky'])
    expect(orderOf(queue, before)[0]!.id).toBe(2)
    expect(leastRelated(queue, before).map(({ id }) => id)).toEqual([2])
    expect(nextInQueue([], before, 3)).toBeNull()
  })
})

describe('new questions', () => {
  test('are a quarter of the daily amount, less those that were new today', () => {
    expect(newAllowance({ due: 0, perDay: 20, newToday: 0 })).toBe(5)
    expect(newAllowance({ due: 20, perDay: 20, newToday: 2 })).toBe(3)
    expect(newAllowance({ due: 0, perDay: 50, newToday: 0 })).toBe(13)
  })

  test('wait while more is due than a day’s amount, and never become fewer than none', () => {
    expect(newAllowance({ due: 21, perDay: 20, newToday: 0 })).toBe(0)
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), fc.nat(500), (due, perDay, newToday) => {
        const allowance = newAllowance({ due, perDay, newToday })
        expect(allowance).toBeGreaterThanOrEqual(0)
        if (due > perDay) expect(allowance).toBe(0)
      }),
    )
  })
})
