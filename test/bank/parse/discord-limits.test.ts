import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../../src/bank/load.ts'
import { fitsMessage } from '../../../src/bank/parse/discord-limits.ts'
import { BANK_YAML, folderOf, formatProblem, load, marksOf, questionOf, SKY, sky } from '../sample.ts'

test('a message holds 3,500 characters and 9,000 bytes', () => {
  expect(fitsMessage(['x'.repeat(3500)])).toBe(true)
  expect(fitsMessage(['x'.repeat(3500), 'y'])).toBe(false)
  expect(fitsMessage(['語'.repeat(3000)])).toBe(true)
  expect(fitsMessage(['語'.repeat(3000), 'y'])).toBe(false)
  expect(fitsMessage(['é'.repeat(3400)])).toBe(true)
})

const withPicture = (alt: string) => sky('answer', `image: sky.png\nalt: "${alt}"\nanswer`)

const problemsOf = (file: string, picture = 'not empty') =>
  load({ 'q.md': file, 'sky.png': picture }).problems.map(formatProblem)

describe('what Discord would refuse when the question is asked is an error when it is loaded:', () => {
  test('a difficulty of more than 100 characters', () => {
    const of = (length: number) => sky('answer', `difficulty: ${'e'.repeat(length)}\nanswer`)
    expect(questionOf(of(100)).difficulty).toHaveLength(100)
    expect(problemsOf(of(101))).toEqual([
      'questions/b/q.md:8:13  error  difficulty-long  the difficulty has 101 characters, but Discord allows 100: ' +
        'make it one word, such as `easy`',
    ])
  })

  test('a description of a picture of more than 1,024 characters', () => {
    expect(problemsOf(withPicture('s'.repeat(1024)))).toEqual([])
    expect(problemsOf(withPicture('s'.repeat(1025)))).toEqual([
      'questions/b/q.md:9:6  error  alt-long  the description has 1025 characters, but Discord allows 1024: shorten it',
    ])
  })

  test('a picture without any bytes', () => {
    expect(problemsOf(withPicture('The sky'), '')).toEqual([
      'questions/b/q.md:8:8  error  image-empty  the image is empty: replace it',
    ])
  })

  test.each([
    ['the question', sky('noon?', 'noon? \\ud83d'), '2:11'],
    ['an option', sky('Green', 'Gr\\0een'), '6:6'],
    ['a rationale', sky('"Green"', '{ text: Green, rationale: "\\udc00" }'), '6:14'],
    ['the explanation', sky('blue', '\\x00'), '9:14'],
    ['the difficulty', sky('answer', 'difficulty: "ea\\0sy"\nanswer'), '8:13'],
    ['a tag', sky('answer', 'tags: ["a", "\\ud83d"]\nanswer'), '8:7'],
    ['a description', withPicture('\\ud83d'), '9:6'],
  ])('half a character, or the character 0, in %s', (_, file, place) => {
    expect(problemsOf(file)).toEqual([
      expect.stringContaining(`questions/b/q.md:${place}  error  character-invalid  `),
    ])
  })

  test('but both halves of a character are one', () => {
    expect(questionOf(sky('noon?', '\\ud83d\\ude00 noon?')).text).toContain('😀')
    expect(marksOf(SKY)).toEqual([])
  })

  test('so that one such file keeps nothing else out of play', () => {
    const questions = folderOf({
      'b/bank.yaml': BANK_YAML,
      'b/ok.md': SKY,
      'b/long.md': sky('noon', 'dawn').replace('answer', `difficulty: ${'easy '.repeat(30)}\nanswer`),
    })
    const { banks, counts } = loadLibrary(join(questions))
    expect(counts).toMatchObject({ playable: 1, quarantined: 1 })
    expect(banks[0]!.questions.map(({ id }) => id)).toEqual(['b/ok'])
  })
})
