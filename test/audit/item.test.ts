import { describe, expect, test } from 'vitest'
import { concernsOf } from './rules.ts'

test('a good question raises no concern', () => {
  expect(concernsOf({})).toEqual([])
})

describe('the length of the right option', () => {
  const short = ['Dust', 'Ice', 'Rock', 'Iron']
  const long = 'Frozen water in pieces from the size of a grain to that of a house'

  test('gives it away where it is the longest by far', () => {
    expect(concernsOf({ options: [short[0]!, long, short[2]!, short[3]!] })).toEqual([
      'options.B key-longest',
    ])
  })

  test('is nothing to mention where a wrong option is as long, or it is the shortest', () => {
    expect(concernsOf({ options: [long, `Or ${long}`, 'Rock', 'Iron'] })).toEqual([])
    expect(concernsOf({ options: [long, 'Ice', 'Rock', 'Iron'] })).toEqual([])
  })

  test('counts only where all right options are longer than all others', () => {
    expect(concernsOf({ options: [long, `${long}!`, 'Rock', 'Iron'], answer: 'AB' })).toEqual([
      'options.A key-longest',
      'options.B key-longest',
    ])
    expect(concernsOf({ options: [long, 'Ice', 'Rock', 'Iron'], answer: 'AB' })).toEqual([])
  })

  test('is nothing to mention where all options are right', () => {
    expect(concernsOf({ options: ['Dust', 'Ice'], answer: 'AB' })).toEqual([])
  })
})

describe('words from the question', () => {
  const question = 'A telescope photographs distant galaxies at night. What makes the pictures blurred?'

  test('lead to the right option where no other repeats any', () => {
    const options = ['Warm air above', 'The telescope shakes at night, so galaxies move', 'Dust', 'Moonlight']
    expect(concernsOf({ question, options, explanation: 'The telescope shakes.' })).toContain(
      'options.B key-echoes',
    )
  })

  test('do not where a wrong option repeats one too, or where only a wrong one does', () => {
    const shared = ['The telescope is warm', 'The telescope shakes as galaxies move', 'Dust', 'Moonlight']
    expect(concernsOf({ question, options: shared, explanation: 'The telescope shakes.' })).toEqual([])
    const wrong = ['The telescope sees galaxies twice', 'Warm air above', 'Dust', 'Moonlight']
    expect(concernsOf({ question, options: wrong, explanation: 'Warm air above.' })).toEqual([])
  })
})

describe('options that speak of the others', () => {
  test.each(['All of the above', 'None of the above', 'Both A and B'])('“%s” is noticed', last => {
    expect(concernsOf({ options: ['Jupiter', 'Saturn', 'Uranus', last] })).toContain('options.D all-or-none')
  })

  test('words such as “all” alone are none', () => {
    expect(concernsOf({ options: ['All planets', 'Saturn', 'Both moons', 'None'] })).toEqual([])
  })
})

describe('a question for what is not so', () => {
  test.each([
    'Which of these planets is not a giant?',
    'Which planet doesn’t have rings?'.replace('’', "'"),
    'All planets have moons except:',
  ])('is easily read over: %s', question => {
    expect(concernsOf({ question })).toContain('question stem-negative')
  })

  test.each([
    'Which of these planets is NOT a giant?',
    'Which of these planets is **not** a giant?',
    'All planets have moons EXCEPT:',
    'Which planet takes the LEAST time?',
    'The night is not clear. Which planet can be seen?',
    'Which planet can be seen when the sky is dark?',
  ])('is fine where it is written large, or asks for what is so: %s', question => {
    expect(concernsOf({ question })).toEqual([])
  })
})

describe('options that overlap', () => {
  test('ranges that meet are noticed, ranges side by side are not', () => {
    expect(concernsOf({ options: ['5 to 10 days', '10 to 20 days', '21 to 30 days'] })).toEqual([
      'options.B options-overlap',
    ])
    expect(concernsOf({ options: ['5 to 9 days', '10 to 20 days', '10 to 20 hours'] })).toEqual([])
  })

  test('an option that says another and more is noticed', () => {
    const options = ['Use a red filter', 'Use a red filter and wait', 'Use a lens', 'Use a mirror']
    expect(concernsOf({ options, explanation: 'A red filter.' })).toEqual(['options.B options-overlap'])
  })

  test('two ways that begin alike are not', () => {
    const options = ['Use a red filter at night', 'Use a red filter by day', 'Use a lens', 'Use a mirror']
    expect(concernsOf({ options, explanation: 'A red filter.' })).toEqual([])
  })
})

describe('the grammar of the options', () => {
  test.each([
    ['a full stop', ['It is big.', 'It is small', 'It is warm', 'It is cold'], 'options.A'],
    ['a small letter', ['Jupiter', 'Saturn', 'neptune', 'Uranus'], 'options.C'],
  ])('%s that only one has catches the eye', (_, options, path) => {
    expect(concernsOf({ options, explanation: 'Saturn is small.' })).toEqual([`${path} options-grammar`])
  })

  test('an article that fits some only leads to them', () => {
    const question = 'What falls from a tree is an'
    expect(
      concernsOf({
        question,
        options: ['apple', 'pear', 'cherry'],
        answer: 'A',
        explanation: 'An apple falls from a tree.',
      }),
    ).toEqual(['question options-grammar'])
  })

  test.each([
    [['Jupiter.', 'Saturn.', 'neptune', 'uranus']],
    [['iPhone', 'Saturn', 'eBay', 'Mars']],
    [['3 days', 'One day', 'Two days', 'Four days']],
    [['`ls`', 'Saturn', 'Mars', 'Venus']],
  ])('a mixture, names and code are left alone: %j', options => {
    expect(concernsOf({ options })).toEqual([])
  })
})
