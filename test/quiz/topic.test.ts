import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bank } from '../../src/quiz/question.ts'
import { difficultiesOf, findTopic, questionsOn, topicsOf } from '../../src/quiz/topic.ts'
import { nearTopics, searchTopics } from '../../src/quiz/topic-search.ts'
import { cutGraphemes, MAX_TOPIC_LENGTH } from '../../src/quiz/topic-value.ts'
import { sampleBank, sampleQuestion } from './sample.ts'

const questions = [
  sampleQuestion({ id: 'a', domain: 'First', tags: ['S3', 'Storage'] }),
  sampleQuestion({ id: 'b', domain: 'First', tags: ['S3', 'Storage'] }),
  sampleQuestion({ id: 'c', domain: 'Second', tags: ['EC2', 'Storage'], difficulty: 'hard' }),
]
const bank = sampleBank(0, { questions })

/** A bank with a question for each list of tags, in one domain. */
const tagged = (name: string, title: string, ...tags: readonly string[][]): Bank =>
  sampleBank(0, {
    name,
    title,
    domains: [],
    questions: tags.map((own, index) =>
      sampleQuestion({ id: `${name}/${index}`, bank: name, domain: null, tags: own }),
    ),
  })

const topicFor = (banks: readonly Bank[], typed: string): string | null => {
  const match = findTopic(banks, typed)
  return match.kind === 'one' ? match.topic.value : null
}

const labelsFor = (banks: readonly Bank[], typed: string) =>
  searchTopics(topicsOf(banks), typed).map(({ label }) => label)

describe('topics', () => {
  test('are the bank, and the domains and tags that divide it', () => {
    expect(topicsOf([bank])).toMatchObject([
      { kind: 'bank', value: 'sample', label: 'Sample bank', name: 'Sample bank', size: 3 },
      { kind: 'domain', value: 'sample/domain/First', label: 'First', name: 'First', size: 2 },
      { kind: 'domain', value: 'sample/domain/Second', label: 'Second', name: 'Second', size: 1 },
      { kind: 'tag', value: 'sample/tag/S3', label: 'S3', name: 'S3', size: 2 },
      { kind: 'tag', value: 'sample/tag/EC2', label: 'EC2', name: 'EC2', size: 1 },
    ])
  })

  test('of several banks begin with all banks and all domains, so that these are offered before anything is typed', () => {
    const other = { ...bank, name: 'other', title: 'Other bank' }
    expect(topicsOf([bank, other]).map(({ value }) => value)).toEqual([
      'sample',
      'other',
      'sample/domain/First',
      'sample/domain/Second',
      'other/domain/First',
      'other/domain/Second',
      'sample/tag/S3',
      'other/tag/S3',
      'sample/tag/EC2',
      'other/tag/EC2',
    ])
  })

  test('include domains that bank.yaml does not list', () => {
    const without = { ...bank, domains: [] }
    expect(topicsOf([without]).map(({ label }) => label)).toEqual([
      'Sample bank',
      'First',
      'Second',
      'S3',
      'EC2',
    ])
  })

  test('are computed once for the banks of a library', () => {
    const banks = [bank]
    expect(topicsOf(banks)).toBe(topicsOf(banks))
  })

  test('are found by value or name, whatever the case, spaces, hyphens and accents', () => {
    const banks = [tagged('b', 'Music', ['Key-Signature', 'Café'], ['C++'], ['C'], ['C#'])]
    expect(topicFor(banks, 'b/tag/C++')).toBe('b/tag/C++')
    expect(topicFor(banks, ' key signature')).toBe('b/tag/Key-Signature')
    expect(topicFor(banks, 'cafe')).toBe('b/tag/Café')
    expect(topicFor(banks, 'c#')).toBe('b/tag/C#')
    expect(topicFor(banks, 'MUSIC')).toBe('b')
    expect(topicFor(banks, 'C++ (tag, 1 question)')).toBe('b/tag/C++')
    expect(findTopic(banks, 'nothing like it')).toEqual({ kind: 'none' })
  })

  test('of one name are the bank, before a domain, before a tag', () => {
    const banks = [bank, tagged('x', 'X', ['Sample bank', 'First'], [])]
    expect(topicFor(banks, 'sample bank')).toBe('sample')
    expect(topicFor(banks, 'first')).toBe('sample/domain/First')
  })
})

describe('topics of one name in several banks', () => {
  const banks = [
    tagged('python', 'Python', ['Basics'], ['Loops']),
    tagged('ruby', 'Ruby', ['basics'], ['Blocks']),
    tagged('ruby-2', 'Ruby', ['Basics'], ['Gems']),
  ]
  const named = (name: string) => topicsOf(banks).find(topic => topic.name === name)?.value

  test('are named with their bank, and banks of one title with their folder', () => {
    expect(topicsOf(banks).map(({ name }) => name)).toEqual([
      'Python',
      'Ruby (ruby)',
      'Ruby (ruby-2)',
      'basics · Ruby (ruby)',
      'Basics · Python',
      'Basics · Ruby (ruby-2)',
      'Blocks',
      'Gems',
      'Loops',
    ])
  })

  test('are asked about where only the name is typed, and found where the bank is typed too', () => {
    const match = findTopic(banks, 'Basics')
    expect(match.kind === 'several' && match.topics.map(({ value }) => value).sort()).toEqual([
      'python/tag/Basics',
      'ruby-2/tag/Basics',
      'ruby/tag/basics',
    ])
    expect(topicFor(banks, 'python basics')).toBe('python/tag/Basics')
    expect(topicFor(banks, 'Basics · Python')).toBe(named('Basics · Python'))
    expect(topicFor(banks, 'ruby-2/basics')).toBe('ruby-2/tag/Basics')
    expect(topicFor(banks, 'loops')).toBe('python/tag/Loops')
  })
})

describe('topics with long names', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 60, maxLength: 200 }).map(text => `x${text}x`)

  test('have values that Discord takes, none twice, and each finds its own questions', () => {
    fc.assert(
      fc.property(name, fc.uniqueArray(name, { minLength: 2, maxLength: 6 }), (folder, tags) => {
        const banks = [tagged(folder, 'T', ...tags.map(tag => [tag]))]
        const topics = topicsOf(banks)
        expect(new Set(topics.map(({ value }) => value)).size).toBe(tags.length + 1)
        for (const { value, label, kind } of topics) {
          expect(value.length).toBeLessThanOrEqual(MAX_TOPIC_LENGTH)
          expect(value.isWellFormed()).toBe(true)
          expect(topicFor(banks, value)).toBe(value)
          const found = questionsOn(banks, value, null)
          if (kind === 'tag') expect(found.map(question => question.tags)).toEqual([[label]])
          else expect(found).toHaveLength(tags.length)
        }
      }),
    )
  })

  test('are cut between graphemes, at most as long as asked for', () => {
    const family = '👨‍👩‍👧‍👦'
    expect(cutGraphemes(`Art ${family}${family}`, 4 + family.length + 2)).toBe(`Art ${family}…`)
    expect(cutGraphemes(family.repeat(3), 5)).toBe('…')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
        const cut = cutGraphemes(text, max)
        expect(cut.length).toBeLessThanOrEqual(max)
        expect(text.startsWith(cut.replace(/…$/, '').trimEnd()) || cut === text).toBe(true)
        if (text.isWellFormed()) expect(cut.isWellFormed()).toBe(true)
      }),
    )
  })

  test('typed in part find their topic like any other', () => {
    const long = `Design ${'very '.repeat(40)}long names`
    const banks = [tagged('b', 'B', [long], ['other'])]
    expect(labelsFor(banks, 'design very')).toEqual([long])
    expect(topicFor(banks, long)).toMatch(/^~[0-9a-f]{12}\/tag\/Design very/)
  })
})

describe('what was typed finds', () => {
  const banks = [
    tagged('music', 'Music theory', ['key-signature', 'triads'], ['major-triad'], ['Time signatures']),
    tagged('aws', 'AWS', ['private-dns', 'Route 53'], ['dns-validation'], ['S3', 'SQS']),
  ]

  test.each([
    ['key sig', ['key-signature']],
    ['keysig', ['key-signature']],
    ['dns', ['dns-validation', 'private-dns']],
    ['triad', ['triads', 'major-triad']],
    ['route53', ['Route 53']],
    ['signatur', ['key-signature', 'Time signatures']],
    ['tiads', ['triads']],
    ['key signatrue', ['key-signature']],
    ['s3', ['S3']],
    ['zzz', []],
  ])('%s', (typed, labels) => {
    expect(labelsFor(banks, typed)).toEqual(labels)
  })

  test('first what is named so, then what begins so, then what contains it', () => {
    const own = tagged('b', 'B', ['class members', 'first class', 'subclasses', 'class'], ['x'])
    expect(labelsFor([own], 'class')).toEqual(['class', 'class members', 'first class', 'subclasses'])
  })

  test('all topics of a bank, by its name', () => {
    expect(labelsFor(banks, 'aws')).toEqual(['AWS', 'dns-validation', 'private-dns', 'Route 53', 'S3', 'SQS'])
  })

  test('near matches instead of a topic that there is not, and nothing where nothing is near', () => {
    const near = (typed: string) => nearTopics(topicsOf(banks), typed, 5).map(({ label }) => label)
    expect(near('dns routing')).toEqual(['dns-validation', 'private-dns'])
    expect(near('trids')).toEqual(['triads'])
    expect(near('volcanoes')).toEqual([])
    expect(near(' ')).toEqual([])
  })

  test('every topic by its own label', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 2 }), labels => {
        const own = [tagged('b', 'B', ...labels.map(label => [label]))]
        const topics = topicsOf(own)
        for (const topic of topics) expect(searchTopics(topics, topic.label)).toContain(topic)
      }),
    )
  })
})

describe('a topic', () => {
  test('narrows the questions, as a difficulty does', () => {
    const ids = (value: string | null, difficulty: string | null) =>
      questionsOn([bank], value, difficulty).map(question => question.id)
    expect(ids(null, null)).toEqual(['a', 'b', 'c'])
    expect(ids('sample/domain/Second', null)).toEqual(['c'])
    expect(ids('sample/tag/S3', null)).toEqual(['a', 'b'])
    expect(ids('sample', 'hard')).toEqual(['c'])
    expect(ids('other', null)).toEqual([])
  })
})

describe('difficulties', () => {
  test('are offered from easy to hard', () => {
    expect(difficultiesOf([bank])).toEqual(['easy', 'hard'])
  })

  test('are not offered where all questions have the same', () => {
    expect(difficultiesOf([sampleBank(3)])).toEqual([])
  })
})

test('a difficulty is matched in any case, since banks may spell it differently', () => {
  const other = sampleBank(0, { name: 'other', questions: [sampleQuestion({ id: 'd', difficulty: 'Hard' })] })
  expect(questionsOn([bank, other], null, 'hard').map(({ id }) => id)).toEqual(['c', 'd'])
  expect(questionsOn([bank, other], 'other', 'hard').map(({ id }) => id)).toEqual(['d'])
  const without = sampleBank(0, { questions: [sampleQuestion({ id: 'e', difficulty: null })] })
  expect(questionsOn([without], null, ' ')).toEqual([])
})
