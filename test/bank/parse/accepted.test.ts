import { describe, expect, test } from 'vitest'
import { createBankRegistry } from '../../../src/bank/registry.ts'
import { load, marksOf, questionOf, read, SKY, sky } from '../sample.ts'

const accepting = (written: string, answer = '"B"') =>
  sky('answer: "B"', `answer: ${answer}\naccepted: ${written}`)
const PAIR = '[B, C]'

describe('accepted: in a file', () => {
  test.each([
    ['[C]', '"B"', [['C']]],
    ['C', '"B"', [['C']]],
    ['[d, "Red"]', '"B"', [['A'], ['D']]],
    ['"C, D"', '"B"', [['C'], ['D']]],
    ['[[D]]', '"B"', [['D']]],
    ['[[C, A]]', PAIR, [['A', 'C']]],
    [
      '[[D, B], "A and B"]',
      PAIR,
      [
        ['A', 'B'],
        ['B', 'D'],
      ],
    ],
    ['[C, A]', PAIR, [['A', 'C']]],
    ['AC', PAIR, [['A', 'C']]],
  ])('%s beside %s names further correct answers, in the order of the options', (written, answer, sets) => {
    expect(questionOf(accepting(written, answer)).accepted).toEqual(sets)
  })

  test.each(['', '[]', '""'])('%s names none', written => {
    expect(questionOf(accepting(written))).not.toHaveProperty('accepted')
  })

  test.each([
    ['F', '"B"', '9:11 accepted-unknown'],
    ['[C, Purple]', '"B"', '9:15 accepted-unknown'],
    ['[2]', '"B"', '9:12 accepted-number'],
    ['[C, B]', '"B"', '9:15 accepted-answer'],
    ['[C, D, C]', '"B"', '9:18 accepted-repeated'],
    ['[[C, D]]', '"B"', '9:12 accepted-count'],
    ['[A, C, D]', '"B"', '9:11 accepted-all'],
    ['{ C: true }', '"B"', '9:11 wrong-type'],
    ['[[A, [C]]]', PAIR, '9:16 wrong-type'],
    ['[[A]]', PAIR, '9:12 accepted-count'],
    ['[[A, A]]', PAIR, '9:12 accepted-repeated'],
    ['[[C, B]]', PAIR, '9:12 accepted-answer'],
    ['[[A, C], [C, A]]', PAIR, '9:20 accepted-repeated'],
    ['[AB, AC, AD, BD, CD]', PAIR, '9:11 accepted-all'],
  ])('%s beside %s is refused with its place', (written, answer, mark) => {
    expect(marksOf(accepting(written, answer))).toEqual([mark])
  })

  test('says what to do next', () => {
    const [diagnostic] = read(accepting('[[C, D]]')).diagnostics
    expect(diagnostic!.message).toBe(
      '`answer` names 1 and this 2, and they must be as many: write `accepted: [C]` for another single option, `accepted: [[A, C]]` for another pair',
    )
  })

  test('is suggested for names that other programs use', () => {
    expect(read(sky('answer', 'also_accepted: C\nanswer')).diagnostics).toMatchObject([
      { code: 'unknown-key', message: 'unknown key `also_accepted`: did you mean `accepted`?' },
    ])
  })
})

describe('status: in a file', () => {
  test.each([
    ['trial', 'trial'],
    ['Suspended', 'suspended'],
    ['"retired"', 'retired'],
  ])('%s is kept', (written, status) => {
    expect(questionOf(sky('answer', `status: ${written}\nanswer`)).status).toBe(status)
  })

  test.each(['live', '', '""'])('%s says nothing', written => {
    expect(questionOf(sky('answer', `status: ${written}\nanswer`))).toEqual(questionOf(SKY))
  })

  test.each(['archived', '1'])('%s is refused with its place', written => {
    expect(marksOf(sky('answer', `status: ${written}\nanswer`))).toEqual(['8:9 status-unknown'])
  })
})

describe('the hash of a question', () => {
  test('is what it was without accepted answers, whatever its status', () => {
    expect(questionOf(SKY).hash).toBe('2da3a260e206594a')
    for (const status of ['trial', 'suspended', 'retired'])
      expect(questionOf(sky('answer', `status: ${status}\nanswer`)).hash).toBe('2da3a260e206594a')
  })

  test('changes with what is accepted, not with how it is written', () => {
    const hashes = ['[C]', '[D]', '[C, D]'].map(written => questionOf(accepting(written)).hash)
    expect(new Set([...hashes, '2da3a260e206594a']).size).toBe(4)
    expect(questionOf(accepting('[D, C]')).hash).toBe(hashes[2])
    expect(questionOf(accepting('"c, d"')).hash).toBe(hashes[2])
  })
})

describe('suspended and retired questions', () => {
  const statuses = { 'live.md': SKY, 'trial.md': changed('trial'), 'gone.md': changed('retired') }

  test('are valid, but not among those that are asked', () => {
    const library = load({ ...statuses, 'away.md': changed('suspended') })
    expect(library.counts).toEqual({ playable: 2, withWarnings: 0, quarantined: 0, drafts: 0, withdrawn: 2 })
    const [bank] = createBankRegistry(library, null).current()
    expect(bank!.questions.map(({ id }) => id)).toEqual(['b/live', 'b/trial'])
    expect(bank!.withdrawn!.map(({ id }) => id)).toEqual(['b/away', 'b/gone'])
  })

  test('stay the same bank where there are none', () => {
    const library = load({ 'live.md': SKY })
    const registry = createBankRegistry(library, null)
    expect(registry.current()[0]).toBe(library.banks[0])
    expect(registry.current()).toBe(registry.current())
  })

  test('may ask the same as the question that takes their place, with another answer', () => {
    const fixed = SKY.replace('answer: "B"', 'answer: "D"')
    const old = sky('answer', 'status: retired\nanswer')
    expect(load({ 'old.md': old, 'new.md': fixed })).toMatchObject({ problems: [], counts: { playable: 1 } })
    expect(load({ 'old.md': SKY, 'new.md': fixed }).counts.playable).toBe(0)
  })

  test('still need an id of their own', () => {
    const twice = (file: string) => file.replace('answer', 'id: same\nanswer')
    const library = load({ 'a.md': twice(SKY), 'b.md': twice(changed('retired')) })
    expect(library.problems.map(({ code }) => code)).toEqual(['id-twice', 'id-twice'])
  })
})

/** SKY at another time, so that it is no copy. */
function changed(status: string): string {
  return SKY.replace('noon', `noon, ${status}`).replace('answer', `status: ${status}\nanswer`)
}
