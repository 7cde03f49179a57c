import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupsOf } from '../../../src/quiz/results/groups.ts'
import { createSum, createTally, sumCounts } from '../../../src/quiz/results/tally.ts'
import { sampleBank, sampleQuestion } from '../sample.ts'

const bank = sampleBank(2, {
  withdrawn: [sampleQuestion({ id: 'sample/retired', domain: 'Second', status: 'retired' })],
})
const renamed = sampleQuestion({ id: 'other/new', aliases: ['other/old'], bank: 'other', domain: null })
const other = sampleBank(0, { name: 'other', title: 'Other bank', domains: [], questions: [renamed] })

test('a question belongs to the domain that its bank has it in now, retired or renamed', () => {
  const { groups, groupOf } = groupsOf([bank, other], true)
  const nameOf = (id: string) => {
    const number = groupOf(id)
    return number === null ? null : [groups[number]!.bank?.name ?? null, groups[number]!.domain]
  }
  expect(nameOf('sample/0')).toEqual(['sample', 'First'])
  expect(nameOf('sample/retired')).toEqual(['sample', 'Second'])
  expect(nameOf('other/old')).toEqual(['other', null])
})

test('a question that left its bank has no domain, and one of no bank is among the others, or nowhere', () => {
  const all = groupsOf([bank], true)
  expect(all.groups[all.groupOf('sample/gone')!]).toEqual({ bank, domain: null })
  expect(all.groups[all.groupOf('elsewhere/one')!]).toEqual({ bank: null, domain: null })
  const one = groupsOf([bank], false)
  expect(one.groups[one.groupOf('sample/gone')!]).toEqual({ bank, domain: null })
  expect(one.groupOf('elsewhere/one')).toBeNull()
})

test('in any order and any pages, each answer is counted once, in its group or as practice', () => {
  const answer = fc.record({
    userId: fc.constantFrom('ana', 'ben', 'cem'),
    questionId: fc.constantFrom('sample/0', 'sample/1', 'sample/gone', 'elsewhere/one'),
    right: fc.boolean(),
    counted: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(answer), fc.nat(), (answers, cut) => {
      const tally = createTally(groupsOf([bank], true))
      const at = cut % (answers.length + 1)
      tally.add(answers.slice(at))
      tally.add(answers.slice(0, at))
      const sum = createSum(groupsOf([bank], true).groups.length)
      for (const userId of tally.userIds()) {
        sum.add(tally.tallyOf(userId))
        const { total, practice, groups } = tally.tallyOf(userId)
        const own = answers.filter(one => one.userId === userId)
        const counts = (some: typeof own) => ({
          answered: some.length,
          right: some.filter(({ right }) => right).length,
        })
        expect(total).toEqual(counts(own.filter(({ counted }) => counted)))
        expect(practice).toEqual(counts(own.filter(({ counted }) => !counted)))
        expect(sumCounts(groups)).toEqual(total)
      }
      const everyone = sum.total()
      expect(everyone.total.answered + everyone.practice.answered).toBe(answers.length)
      expect(tally.tallyOf('nobody')).toEqual(createSum(everyone.groups.length).total())
      expect(tally.userIds().length).toBe(new Set(answers.map(({ userId }) => userId)).size)
    }),
  )
})
