import { describe, expect, test } from 'vitest'
import { marksOf, questionOf, SKY, sky } from '../sample.ts'

describe('shuffle: in a file', () => {
  test('false keeps the order of the options', () => {
    expect(questionOf(SKY).shuffle).toBe(true)
    expect(questionOf(sky('answer', 'shuffle: false\nanswer')).shuffle).toBe(false)
  })

  test('true changes nothing, also where a text names options by letter', () => {
    const citing = sky('"Air', '"Option B is right: air')
    const asked = (file: string) => questionOf(file.replace('answer:', 'shuffle: True\nanswer:'))
    expect(asked(SKY)).toEqual(questionOf(SKY))
    expect(asked(citing).shuffle).toBe(false)
  })

  test.each(['no', 'maybe', '1'])('%s is refused with its place', value => {
    expect(marksOf(sky('answer', `shuffle: ${value}\nanswer`))).toContain('8:10 wrong-type')
  })
})

describe('the hash of a question', () => {
  const numbers = SKY.replace('"Red"', '"4"')
    .replace('"Blue"', '"2"')
    .replace('"Green"', '"1"')
    .replace('"Black"', '"3"')

  test('is what it was before numbers had an order, where options are not numbers or are not shuffled', () => {
    expect(questionOf(SKY).hash).toBe('2da3a260e206594a')
    expect(questionOf(sky('Air', 'Option B: air')).hash).toBe('4168231fccca84d0')
  })

  test('is another for numbers, so that posts from before keep their letters', () => {
    const question = questionOf(numbers)
    expect(question.ascending).toBe(true)
    expect(question.hash).not.toBe('799b40c67cad874d')
    expect(questionOf(numbers.replace('Air', 'Option B: air')).hash).toBe('ded48dfcd24c084a')
  })
})
