import { describe, expect, test } from 'vitest'
import { citesOption, refersToOptions } from '../../src/bank/parse/can-shuffle.ts'
import { fitsMessage } from '../../src/bank/parse/message-limit.ts'
import { mergedOptionIndex, statedAnswerCount } from '../../src/bank/parse/stated-answer-count.ts'
import { uniqueTags } from '../../src/bank/parse/tags.ts'
import { questionOf, sky } from './sample.ts'

describe('options may not be shuffled where the explanation says', () => {
  test.each([
    'Option B is cheaper.',
    'Answers A and C fail.',
    'The answer is B.',
    'The correct answer: D',
    'Only (B) keeps the data.',
    'Cheap and durable (A, C).',
    'B is correct, since it is cheap.',
    'It is cheap. A and D are wrong because they are not.',
    'A is incorrect.',
    'C. Use a queue: it keeps the messages.',
    'It is cheap.\nB) It is not.',
    'The first option costs more.',
    'The last two answers are wrong.',
    'Option 2 costs more.',
    'The options above cost more.',
    'OPTION B costs more.',
    'Choice **C** costs more.',
  ])('%j', text => {
    expect(citesOption(text, 4)).toBe(true)
  })

  test.each([
    'A Type A record maps a name to an IPv4 address.',
    'An A record or an AAAA record.',
    'Class B networks have 65,534 hosts.',
    'Use an S3 bucket, which is the best answer to this.',
    'A is an article here, and an option a company might use.',
    'There are two options: pay or wait.',
    'Plan B is to wait.',
    'Vitamin C is found in fruit.',
    'The C library; C# and C++ are others, B-trees too.',
    'An answer is right only if it fits.',
    'It has option 10.5% and more options.',
    'f(A) is the image of A.',
    'Option J is beyond these.',
    '',
  ])('but not where it says %j', text => {
    expect(citesOption(text, 4)).toBe(false)
  })

  test('nor where an option or a rationale cites another', () => {
    expect(questionOf(SHUFFLED).shuffle).toBe(true)
    expect(questionOf(sky('"Red"', '"The same as option B"')).shuffle).toBe(false)
    expect(questionOf(sky('"Red"', '"All of the above"')).shuffle).toBe(false)
    expect(questionOf(sky('answer', 'rationale: { A: "See option B." }\nanswer')).shuffle).toBe(false)
  })
})

const SHUFFLED = sky('noon', 'dawn')

describe('an option speaks of others', () => {
  test.each([
    'All of the above',
    'None of the above.',
    'all the above',
    'None of these',
    'Neither of them',
    'Both A and B',
    'A and C',
    'A, B and C only',
    'Neither A nor B',
    'Only A',
    'B only',
    '(A) and (B)',
  ])('%j', option => {
    expect(refersToOptions(option, 4)).toBe(true)
  })

  test.each([
    'An A record and an AAAA record',
    'A',
    'C',
    'C#',
    'Type A record',
    'All of the objects in the bucket',
    'Both an alarm and a topic',
    'Delete none of these logs before a year',
    'A and AAAA',
    'Only a bucket',
    'a and b are swapped',
    'C, E and G',
    'E and G',
  ])('%j does not', option => {
    expect(refersToOptions(option, 4)).toBe(false)
  })
})

describe('a question tells how many to choose', () => {
  test.each([
    ['Which? (Choose two.)', 2],
    ['Which? (Select THREE)', 3],
    ['Which? [Choose 2]', 2],
    ['Which? Choose the two best answers.', 2],
    ['Which? **Pick four.**', 4],
    ['Choose one: which?', 1],
    ['Which?\nPlease select exactly two options.', 2],
    ['Which fits? - Choose 3', 3],
    ['Users select two files to compare. What happens?', null],
    ['Which two services fit?', null],
    ['Which service lets people choose two-factor login?', null],
    ['What should she choose?', null],
  ])('%j: %j', (question, count) => {
    expect(statedAnswerCount(question)).toBe(count)
  })
})

describe('an option swallowed into the one before', () => {
  test.each([
    ['First thing E. Second thing', true],
    ['First thing. E) Second thing', true],
    ['First thing\nE. `code`', true],
    ['Take vitamin E. It helps', false],
    ['A group E. coli belongs to', false],
    ['See example E.', false],
    ['Send it i.e. Later', false],
  ])('%j: %j', (text, swallowed) => {
    expect(mergedOptionIndex(text, 'E') !== null).toBe(swallowed)
  })
})

test('tags that differ only in case, hyphens or spaces are one, in the first spelling', () => {
  expect(
    uniqueTags(['S3', 's3', 'Object Storage', 'object-storage', 'objectstorage', 'S3 Glacier', '-']),
  ).toEqual(['S3', 'Object Storage', 'S3 Glacier', '-'])
})

test('a message holds 3,500 characters and 9,000 bytes', () => {
  expect(fitsMessage(['x'.repeat(3500)])).toBe(true)
  expect(fitsMessage(['x'.repeat(3500), 'y'])).toBe(false)
  expect(fitsMessage(['語'.repeat(3000)])).toBe(true)
  expect(fitsMessage(['語'.repeat(3000), 'y'])).toBe(false)
  expect(fitsMessage(['é'.repeat(3400)])).toBe(true)
})
