import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Topic, topicsOf } from '../../src/quiz/topic.ts'
import { searchTopics } from '../../src/quiz/topic-search.ts'
import { cutGraphemes } from '../../src/quiz/topic-value.ts'
import { sampleBank, sampleQuestion } from './sample.ts'

/** Discord's limit. */
const SHOWN = 25

const AREAS = 'alpine baroque cardiac desert equine fungal glacial harbour insular jurassic'.split(' ')
const FIELDS = 'anatomy botany'.split(' ')
const DOMAINS = 'origins methods safety history planning'.split(' ')
const TAGS = [
  ...'multi-az lambda-layers key-rotation blue-green cold-start edge-cache fan-out'.split(' '),
  ...'hot-standby image-scan job-queue load-test mesh-proxy node-pool open-policy'.split(' '),
  ...'point-in-time quota-limit read-replica spot-fleet'.split(' '),
]

/** 20 banks with 500 topics beside them: five domains of the same names in each, and tags of its own. */
const banks = AREAS.flatMap((area, a) =>
  FIELDS.map((field, f) => {
    const name = `b${a}${f}`
    const title = `${area} ${field}`
    const tags = TAGS.map(tag => (a + f === 0 ? tag : `${tag}-${area}-${field}`))
    return sampleBank(0, {
      name,
      title,
      domains: DOMAINS.map(domain => ({ name: domain, weight: 20 })),
      questions: tags.map((tag, n) =>
        sampleQuestion({
          id: `${name}/${n}`,
          bank: name,
          domain: DOMAINS[n % 5]!,
          tags: [tag, `${title} ${n % 2}`],
        }),
      ),
    })
  }),
)
const topics = topicsOf(banks)
const shown = (typed: string): readonly Topic[] => searchTopics(topics, typed).slice(0, SHOWN)
const labels = (typed: string) => shown(typed).map(({ label }) => label)

describe('with 20 banks and 500 topics, the 25 suggestions', () => {
  test('are all banks before anything is typed, then domains', () => {
    expect(topics).toHaveLength(520)
    expect(new Set(shown('').map(({ kind }) => kind))).toEqual(new Set(['bank', 'domain']))
    expect(shown('').filter(({ kind }) => kind === 'bank')).toHaveLength(20)
  })

  test.each(['glacial botany', 'Glacial Botany', 'glacial-botany', 'b61'])(
    'for a bank’s name (%s) are the bank, its domains, then its tags',
    typed => {
      const found = shown(typed)
      expect(found[0]).toMatchObject({ kind: 'bank', label: 'glacial botany' })
      expect(found.slice(1, 6).map(({ label }) => label)).toEqual(DOMAINS)
      expect(found.every(({ value }) => value.startsWith('b61'))).toBe(true)
    },
  )

  test('for a topic with its bank are that topic first', () => {
    expect(shown('glacial botany safety')[0]!.value).toBe('b61/domain/safety')
    expect(shown('glac bota safe')[0]!.value).toBe('b61/domain/safety')
    expect(shown('safety glacial botany')[0]!.value).toBe('b61/domain/safety')
  })

  test.each([
    ['multi az', 'multi-az'],
    ['multiaz', 'multi-az'],
    ['lamda', 'lambda-layers'],
    ['labmda', 'lambda-layers'],
    ['lambdda-layers', 'lambda-layers'],
    ['blue gren', 'blue-green'],
    ['raed replica', 'read-replica'],
    ['hsitory', 'history'],
  ])('for %s begin with %s', (typed, label) => {
    expect(labels(typed)[0]).toBe(label)
  })

  test('have every topic by its label without hyphens, and its beginning before what only contains it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...topics), topic => {
        expect(shown(topic.name.replaceAll('-', ' '))).toContain(topic)
        // A bank's domains follow it.
        if (topic.kind === 'bank') return
        const begin = labels(topic.label).map(label => label.startsWith(topic.label))
        expect(begin.toSorted((a, b) => Number(b) - Number(a))).toEqual(begin)
      }),
    )
  })

  test('are whole signs within Discord’s 100 units, however long the names are', () => {
    const long = sampleBank(2, { title: '👩‍👩‍👧‍👦'.repeat(20) })
    for (const { name, value } of topicsOf([long])) {
      const cut = cutGraphemes(name, 100)
      expect(cut.length).toBeLessThanOrEqual(100)
      expect(cut.isWellFormed() && value.isWellFormed()).toBe(true)
      expect(cut).toMatch(/^(?:👩‍👩‍👧‍👦)+…$|^\w+$/u)
    }
  })

  test('have every topic in spite of one small typo after its first letter', () => {
    const typo = fc.record({ topic: fc.constantFrom(...topics), at: fc.nat(), how: fc.nat(3) })
    fc.assert(
      fc.property(typo, ({ topic, at, how }) => {
        const { label: name } = topic
        const place = 1 + (at % (name.length - 2))
        const [before, rest] = [name.slice(0, place), name.slice(place)]
        const typed = [
          `${before}${rest.slice(1)}`,
          `${before}x${rest}`,
          `${before}x${rest.slice(1)}`,
          `${before}${rest[1] ?? ''}${rest[0]}${rest.slice(2)}`,
        ][how]!
        expect(shown(typed)).toContain(topic)
      }),
      { numRuns: 300 },
    )
  })
})
