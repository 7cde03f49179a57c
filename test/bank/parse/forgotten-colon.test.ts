import { describe, expect, test } from 'vitest'
import { read, sky } from '../sample.ts'

const errorsOf = (text: string) =>
  read(text)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ line, column, message }) => `${line}:${column} ${message}`)

describe('a forgotten colon is named with its key:', () => {
  test.each([
    ['options:', 'options', '3:1', 'options'],
    ['options:', 'options =', '3:1', 'options'],
    ['A: ', 'A ', '4:3', 'A'],
    ['B: ', 'B) ', '5:3', 'B'],
    ['A: "Red"', 'A:Red', '4:3', 'A'],
    ['answer: ', 'answer ', '8:1', 'answer'],
    ['answer: "B"', 'answer:B', '8:1', 'answer'],
    ['question: ', 'question', '2:1', null],
    ['question: "Which', 'question Which', '2:1', 'question'],
    ['explanation: ', 'explanation ', '9:1', 'explanation'],
    ['references:', 'references', '10:1', 'references'],
  ])('%j written as %j', (part, by, place, key) => {
    const errors = errorsOf(sky(part, by))
    if (key === null) expect(errors.length).toBeGreaterThan(0)
    else expect(errors).toEqual([`${place} a colon and a space must follow \`${key}\`: write \`${key}: …\``])
  })

  test('while a colon too many is answered with quotes', () => {
    expect(errorsOf(sky('"Which colour', 'Which: colour'))).toEqual([
      '2:11 a colon followed by a space in unquoted text: put the whole text in double quotes',
    ])
    expect(errorsOf(sky('"Which colour has the sky at noon?"', 'Which\n  A man walks: into'))[0]).toContain(
      'put the whole text in double quotes',
    )
  })
})
