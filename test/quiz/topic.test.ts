import { describe, expect, test } from 'vitest'
import { difficultiesOf, findTopic, questionsOn, searchTopics, topicsOf } from '../../src/quiz/topic.ts'
import { sampleBank, sampleQuestion } from './sample.ts'

const questions = [
  sampleQuestion({ id: 'a', domain: 'First', tags: ['S3', 'Storage'] }),
  sampleQuestion({ id: 'b', domain: 'First', tags: ['S3', 'Storage'] }),
  sampleQuestion({ id: 'c', domain: 'Second', tags: ['EC2', 'Storage'], difficulty: 'hard' }),
]
const bank = sampleBank(0, { questions })

describe('topics', () => {
  test('are the bank, and the domains and tags that divide it', () => {
    expect(topicsOf([bank])).toEqual([
      { value: 'sample', label: 'Sample bank', size: 3 },
      { value: 'sample/domain/First', label: 'First', size: 2 },
      { value: 'sample/tag/S3', label: 'S3', size: 2 },
    ])
  })

  test('of several banks begin with the banks, so that each is offered before anything is typed', () => {
    const other = { ...bank, name: 'other', title: 'Other bank' }
    expect(topicsOf([bank, other]).map(({ value }) => value)).toEqual([
      'sample',
      'other',
      'sample/domain/First',
      'sample/tag/S3',
      'other/domain/First',
      'other/tag/S3',
    ])
  })

  test('are found by value, or by name in any case', () => {
    const topics = topicsOf([bank])
    expect(findTopic(topics, 'sample/tag/S3')?.label).toBe('S3')
    expect(findTopic(topics, ' sample BANK ')?.value).toBe('sample')
    expect(findTopic(topics, 'nothing like it')).toBeNull()
  })

  test('that begin with what was typed come before those that contain it', () => {
    const found = searchTopics(topicsOf([bank]), 's')
    expect(found.map(topic => topic.label)).toEqual(['Sample bank', 'S3', 'First'])
  })

  test('narrow the questions, as a difficulty does', () => {
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
