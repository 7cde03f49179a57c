import { describe, expect, test } from 'vitest'
import { citesOption, refersToOptions } from '../../../src/bank/parse/can-shuffle.ts'
import { questionOf, sky } from '../sample.ts'

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
