import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../../src/bank/load.ts'
import { folderOf, marksOf, questionOf, read, SKY, sky } from '../sample.ts'

const warned = (text: string) => marksOf(text).filter(mark => mark.endsWith('text-comment'))

describe('a comment behind a text is warned of, since YAML drops it:', () => {
  test.each([
    ['a question', sky('"Which colour has the sky at noon?"', 'Which team is #1 in the league?'), '2:11'],
    ['an option', sky('"Red"', 'The #1 seed'), '4:6'],
    ['an option with a rationale', sky('"Red"', '\n    text: Red #1\n    rationale: So.'), '5:11'],
    ['a rationale', sky('answer', 'rationale:\n  A: Rule #3 says so\nanswer'), '9:6'],
    ['an explanation', sky('"Air scatters blue light most."', 'See rule #4.'), '9:14'],
    ['a domain', sky('answer', 'domain: Chapter #2\nanswer'), '8:9'],
    ['a tag', sky('answer', 'tags:\n  - c #\nanswer'), '9:5'],
    ['a tag that begins with it', sky('answer', 'tags:\n  - #1\nanswer'), '9:3'],
  ])('%s', (_, text, place) => {
    expect(warned(text)).toEqual([`${place} text-comment`])
  })

  test('also where nothing is left of the text', () => {
    const { diagnostics } = read(sky('"Which colour has the sky at noon?"', '#1 is who?'))
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(['question-empty', 'text-comment'])
    expect(diagnostics.find(({ code }) => code === 'text-comment')!.message).toBe(
      "`#1 is who?` is a comment for YAML, so it isn't part of the text: put the whole text in double quotes",
    )
  })

  test.each([
    ['behind quotes', SKY.replaceAll(/"$/gm, '" # fine')],
    ['behind the answer', sky('"B"', 'B # because it is')],
    ['behind a link', sky('https://example.org/sky', 'https://example.org/sky # read it')],
    ['on a line of its own', sky('options:', '# They are colours.\noptions:')],
    ['behind a key', sky('options:', 'options: # four')],
    ['behind the mark of a block', sky('"Air scatters blue light most."', '>- # folded\n  Air #1.')],
    ['without a space before it', sky('"Red"', 'C#')],
  ])('but not %s', (_, text) => {
    expect(warned(text)).toEqual([])
    expect(questionOf(text).options).toHaveLength(4)
  })

  test('in bank.yaml for names and descriptions, not for numbers', () => {
    const yaml =
      'title: Team #1\ndescription: x #y\ndomains:\n  - name: Part #1\n    weight: 3 # of 4\nexam:\n  questions: 1 # x\n  minutes: 1\n  pass-mark: 70 # percent\n'
    const { problems } = loadLibrary(folderOf({ 'b/bank.yaml': yaml, 'b/q.md': SKY }))
    expect(problems.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
      '1:8 text-comment',
      '2:14 text-comment',
      '4:11 text-comment',
    ])
  })
})
