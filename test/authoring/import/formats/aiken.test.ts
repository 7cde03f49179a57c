import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aiken } from '../../../../src/authoring/import/formats/aiken.ts'
import { expectNeverThrows, readerOf } from './reader.ts'

const { read } = readerOf(aiken)

/** `line question | option | option = answer`, or what else it is. */
const shown = (text: string): string[] =>
  read(text).map(found => {
    if (found.kind === 'skipped' || found.kind === 'note') return `${found.line} ${found.kind}`
    if (found.kind === 'refused') return `${found.line} ${found.code}`
    const texts = [found.question, ...found.options.map(option => option.text.trim())]
    return `${found.line} ${texts.join(' | ')} = ${found.answer.join('+')}`
  })

describe('Aiken', () => {
  test('has a question, its options, and its answer', () =>
    expect(
      shown('Which is red?\nA) Venus\nB) Mars\nANSWER: B\n\nWhich is big?\nA. Jupiter\nB. Mars\nANSWER: A\n'),
    ).toEqual(['1 Which is red? | Venus | Mars = B', '6 Which is big? | Jupiter | Mars = A']))

  test.each([
    ['no space', 'Q?\nA)x\nB).5 GB\nANSWER:B', '1 Q? | x | .5 GB = B'],
    ['small letters', 'Q?\na) x\nb) y\nanswer: b', '1 Q? | x | y = B'],
    ['blank lines', '\n\nQ?\n\nA) x\n\nB) y\n\nANSWER: B', '3 Q? | x | y = B'],
    [
      'several lines of a question',
      'Look:\nnow\n\nQ?\nA) x\nB) y\nANSWER: A',
      '1 Look:\nnow\n\nQ? | x | y = A',
    ],
    [
      'several lines of an option',
      'Q?\nA) x\n  more\nB) y\ne.g. z\nANSWER: A',
      '1 Q? | x\n  more | y\ne.g. z = A',
    ],
    ['several answers', 'Q?\nA) x\nB) y\nC) z\nANSWER: A, C', '1 Q? | x | y | z = A+C'],
    ['an empty answer', 'Q?\nA) x\nB) y\nANSWER:', '1 Q? | x | y = '],
    ['no answer', 'Q?\nA) x\nB) y\n', '1 Q? | x | y = '],
    [
      'a name that begins the question',
      'A. Smith asks:\nwhich?\nA. x\nB. y\nANSWER: B',
      '1 A. Smith asks:\nwhich? | x | y = B',
    ],
    [
      'a list in the question',
      'Which?\nI. first\nII. second\nA) x\nB) y\nANSWER: B',
      '1 Which?\nI. first\nII. second | x | y = B',
    ],
    [
      'code',
      'Which?\n```\nA) no\n\nB) no\n```\nA) x\nB) y\nANSWER: B',
      '1 Which?\n```\nA) no\n\nB) no\n``` | x | y = B',
    ],
  ])('takes %s', (_, text, expected) => expect(shown(text)).toEqual([expected]))

  test('loses no text above the first question', () =>
    expect(shown('EXPLANATION: how to read this\nQ?\nA) x\nB) y\nANSWER: B')).toEqual([
      '1 EXPLANATION: how to read this\nQ? | x | y = B',
    ]))

  test('guesses no answer where one is missing before the next question', () => {
    const next = 'Next?\nA) v\nB) w\nANSWER: A'
    expect(shown(`Q?\nA) x\nB) y\n\n${next}`)).toEqual(['1 Q? | x | y = ', '5 Next? | v | w = A'])
    expect(shown(`Q?\nA) x\nB) y\n${next}`)).toEqual(['1 Q? | x | y = ', '4 Next? | v | w = A'])
  })

  test('has reasons below the answer', () => {
    const text = 'Q?\nA) x\nB) y\nANSWER: B\nExplanation: since\nit is\n\nNext?\nA) x\nB) y\nANSWER: A'
    expect(read(text)).toMatchObject([{ explanation: 'since\nit is' }, { question: 'Next?', line: 8 }])
  })

  test('refuses a letter that is left out, and an answer without options', () => {
    expect(shown('Q?\nA) x\nC) y\nANSWER: C')).toEqual(['1 options-gap'])
    expect(shown('Q?\nANSWER: C')).toEqual(['1 options-missing'])
    expect(shown('Q?\nA) x\nB) y\nB) z\nANSWER: B')).toEqual(['1 options-gap'])
  })

  test('passes over a text without options', () => expect(shown('A title\n')).toEqual(['1 skipped']))

  test('has nothing in an empty text', () => expect(read('\n \n')).toEqual([]))

  test('is known by options and answer', () => {
    expect(aiken.recognises('Q?\nA) x\nB) y\nANSWER: B')).toBe(true)
    expect(aiken.recognises('Q?\na) x\nb) y\nAnswer: b')).toBe(true)
    expect(['', 'A) x', 'ANSWER: 42 is\nfoo', 'Answer the phone: A'].some(aiken.recognises)).toBe(false)
  })

  test('never throws', () =>
    expectNeverThrows(aiken, [
      'A) x',
      'B. y',
      'C)',
      'ANSWER: B',
      'ANSWER:',
      '```',
      '\n',
      '\n\n',
      'text',
      ' ',
      'EXPLANATION: z',
    ]))

  test('reads what is written in it', () => {
    const line = fc
      .stringMatching(/^[b-z][a-z =~]{0,20}[a-z]$/)
      .filter(it => !/^(answer|explan|feed|rational)/.test(it))
    const question = fc.tuple(line, fc.array(line, { minLength: 2, maxLength: 10 }), fc.nat())
    const property = fc.property(fc.array(question), questions => {
      const text = questions.map(([stem, options, right]) =>
        [
          stem,
          ...options.map((it, place) => `${'ABCDEFGHIJ'[place]}) ${it}`),
          `ANSWER: ${'ABCDEFGHIJ'[right % options.length]}`,
          '',
        ].join('\n'),
      )
      const expected = questions.map(
        ([stem, options, right]) =>
          `${[stem, ...options].join(' | ')} = ${'ABCDEFGHIJ'[right % options.length]}`,
      )
      expect(shown(text.join('\n')).map(it => it.replace(/^\d+ /, ''))).toEqual(expected)
    })
    fc.assert(property)
  })

  test.each([
    ['spaces', ' '.repeat(300_000)],
    ['options', `Q?\n${'A) x\n'.repeat(30_000)}`],
    ['lines', 'x\n'.repeat(100_000)],
    ['blank lines', `x${'\n'.repeat(100_000)}x`],
    ['reasons', `Q?\nA) x\nB) y\nANSWER: A\n${'EXPLANATION: z\n'.repeat(20_000)}`],
    ['blank lines of spaces', `Q?\nA) x\n${`${' '.repeat(100)}\n`.repeat(2_000)}`],
  ])('comes to an end over very many %s', (_, text) => {
    aiken.recognises(text)
    expect(read(text)).toBeInstanceOf(Array)
  })
})
