import { describe, expect, test } from 'vitest'
import { FULL_TEXT_FILE, fitBlocks, type TextBlock } from '../../../../src/discord/render/parts/fit.ts'

const NOTICE = 'The rest is in the file.'

const block = (text: string, dropOrder = 0): TextBlock => ({ text, dropOrder })

const lengthOf = (texts: readonly string[]): number => texts.join('').length

describe('blocks of text', () => {
  test('that fit stay as they are, without empty ones and without a file', () => {
    expect(fitBlocks([block('a'), block(''), block('b', 3)], NOTICE)).toEqual({
      texts: ['a', 'b'],
      file: null,
    })
  })

  test('that do not fit lose the highest drop order first, and are complete in the file', () => {
    const blocks = [block('a'), block('b'.repeat(2000), 1), block('c'.repeat(2000), 2)]
    const { texts, file } = fitBlocks(blocks, NOTICE)
    expect(texts).toEqual(['a', 'b'.repeat(2000), NOTICE])
    expect(file?.name).toBe(FULL_TEXT_FILE)
    expect(file?.data.toString()).toBe(blocks.map(({ text }) => text).join('\n\n'))
  })

  test('that must stay are shortened, the longest first', () => {
    const { texts } = fitBlocks([block('short'), block('x'.repeat(9000))], NOTICE)
    expect(texts[0]).toBe('short')
    expect(texts[1]).toMatch(/^x{2000,} …$/)
    expect(lengthOf(texts)).toBeLessThanOrEqual(3900)
  })

  test('leave room for other texts of the message', () => {
    const others = ['o'.repeat(3000)]
    const { texts } = fitBlocks([block('x'.repeat(2000))], NOTICE, others)
    expect(lengthOf([...others, ...texts])).toBeLessThanOrEqual(3900)
  })

  // `shorten` called itself forever: the cut ends with an ellipsis, so a short text never became shorter.
  test.each([
    ['one block', [block('some text')]],
    ['several blocks', [block('some text'), block('x'.repeat(5000)), block('```\ncode\n```', 2)]],
    ['no block that stays', [block('some text', 1)]],
    ['no block', []],
  ])('beside texts that alone are too long end with %s', (_, blocks) => {
    const { texts, file } = fitBlocks(blocks, NOTICE, ['o'.repeat(5000)])
    expect(texts.at(-1)).toBe(NOTICE)
    expect(lengthOf(texts)).toBeLessThan(200)
    expect(file).not.toBeNull()
  })
})

describe('joined blocks', () => {
  const joined = (text: string): TextBlock => ({ text, dropOrder: 0, joined: true })

  test('stand in one text with the one before, also where that one is empty', () => {
    expect(fitBlocks([block('a'), joined('b'), block('c'), joined('d')], NOTICE).texts).toEqual([
      'a\nb',
      'c\nd',
    ])
    expect(fitBlocks([block(''), joined('b')], NOTICE).texts).toEqual(['b'])
  })

  test('are shortened one by one', () => {
    const { texts } = fitBlocks([block('A'), joined('x'.repeat(9000)), joined('last')], NOTICE)
    expect(texts[0]).toMatch(/^A\nx{2000,} …\nlast$/)
  })
})
