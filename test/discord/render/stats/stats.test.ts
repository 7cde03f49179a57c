import { describe, expect, test } from 'vitest'
import { shortNames } from '../../../../src/discord/render/stats/groups.ts'
import { statsAlt, statsPicture } from '../../../../src/discord/render/stats/picture.ts'
import { statsBody } from '../../../../src/discord/render/stats/stats.ts'
import { statsTagsBody } from '../../../../src/discord/render/stats/tags.ts'
import { en } from '../../../../src/words/en/index.ts'
import { labelsOf, textOf } from '../read.ts'
import { sampleStats } from '../sample-stats.ts'

const shown = (view: ReturnType<typeof sampleStats>) => textOf(statsBody(view, en, null)).split('\n')

describe('where someone stands', () => {
  test('begins with the chance of passing and says what it is a chance of', () => {
    const [title, bank, chance, note, share] = shown(sampleStats())
    expect([title, bank]).toEqual(['## Where you stand', '-# Sample bank'])
    expect(chance).toMatch(/^\*\*Chance of passing: about \d\d%\*\*, likely \d+–\d+%$/)
    expect(note).toContain('in this bank, not on the real exam')
    expect(share).toMatch(/^\*\*63% correct on first attempts\*\* \(38 of 60\), likely \d+–\d+%$/)
  })

  test('begins with what is known where that chance is withheld, then says what it still takes, the quickest first', () => {
    const lines = shown(sampleStats({ seen: 20, hasMockExam: false }))
    expect(lines[2]).toContain('correct on first attempts')
    expect(lines.slice(4, 11)).toEqual([
      '**Chance of passing:** too early to tell. What it still takes, quickest first (one answer can count for several):',
      '- 1 more question on Secure (7 of 8)',
      '- 1 more question on Resilient (7 of 8)',
      '- 2 more questions on Cheap (6 of 8)',
      '- 28 more questions to have seen 40% of the bank (20 of 48)',
      '- 30 more questions you haven’t seen before (20 of 50 answered)',
      '- one full mock exam (60 questions), with at least half of it answered',
    ])
  })

  test('leads to what is weakest', () => {
    expect(labelsOf(statsBody(sampleStats(), en, null))).toEqual([
      'Practice Cheap',
      'Review my mistakes',
      'Mock exam',
      'All tags',
    ])
  })

  test('invites someone who has answered nothing, and leads to a question', () => {
    const body = statsBody(sampleStats({ seen: 0 }), en, null)
    expect(textOf(body)).toContain('## Where you stand\nYou haven’t answered a question yet.')
    expect(labelsOf(body)).toEqual(['New question'])
  })
})

describe('its picture', () => {
  const view = sampleStats()
  const picture = statsPicture(view, en)!

  test('has a bar for each domain, the pass mark, and the weeks as a line', () => {
    expect(picture.bars.map(({ label, figure, note }) => [label, figure, note])).toEqual([
      ['Secure', '75%', '20/40 seen'],
      ['Resilient', '75%', '20/40 seen'],
      ['Cheap', '40%', '20/40 seen'],
    ])
    expect(picture.passMark).toBe(0.72)
    expect(picture.trend).toMatchObject({ from: 'Oct 05', to: 'Nov 23' })
  })

  test('says all that it shows in its alternative text', () => {
    const alt = statsAlt(view, en)
    for (const { figure } of picture.bars) expect(alt).toContain(figure)
    for (const name of view.bank.domains.map(({ name }) => name)) expect(alt).toContain(name)
    for (const week of picture.trend!.weeks) expect(alt).toContain(en.format.percent(week!))
    expect(alt).toContain('Pass mark 72%')
    expect(alt).toContain(picture.trend!.from)
  })

  test('stands in place of what it shows; the text without it says the same', () => {
    const alt = statsAlt(view, en)
    const without = textOf(statsBody(view, en, null))
    const beside = textOf(statsBody(view, en, { alt, png: Buffer.from('png') }))
    expect(without).toContain('**Design Cheap Architectures:** 40% (8 of 20)')
    expect(beside).not.toContain('**Design Cheap Architectures:**')
    expect(beside).toContain('upright lines: the pass mark')
  })

  test('is not drawn where there is nothing to compare', () => {
    expect(statsPicture(sampleStats({ seen: 0 }), en)).toBeNull()
  })
})

test('a list of tags has pages, and one that is gone is the last', () => {
  const names = {
    title: 'Sample bank',
    domains: ['First', 'Second'],
    tags: Array.from({ length: 40 }, (_, n) => `tag ${n}`),
  }
  const view = sampleStats({ names, seen: 35 })
  const page = (n: number) => textOf(statsTagsBody(view, n, en))
  const tagsOn = (n: number) => page(n).match(/\*\*tag \d+:/g)
  expect([tagsOn(0)!.length, tagsOn(1)!.length, tagsOn(2)!.length]).toEqual([15, 15, 5])
  expect(page(999)).toBe(page(2))
  expect(page(2)).toContain('5 more tags not seen yet.')
  expect(labelsOf(statsTagsBody(view, 0, en)).slice(0, 3)).toEqual(['Overview', 'Previous', 'Next'])
})

test.each([
  [
    ['Design Secure Architectures', 'Design Cheap Architectures'],
    ['Secure', 'Cheap'],
  ],
  [
    ['Design', 'Design of Experiments'],
    ['Design', 'Design of Experiments'],
  ],
  [
    ['One A', 'One A B'],
    ['A', 'A B'],
  ],
  [
    ['Types', 'Node runtime'],
    ['Types', 'Node runtime'],
  ],
  [['Only one'], ['Only one']],
  [[], []],
])('of the names %j the words that tell them apart are %j', (names, short) => {
  expect(shortNames(names)).toEqual(short)
})
