import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import matter from 'gray-matter'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadLibrary } from '../../../src/bank/load.ts'
import { questionJsonSchema } from '../../../src/bank/parse/schema.ts'
import { SKY, sky } from '../sample.ts'

const questions = new URL('../../../questions/', import.meta.url)
const schema = readFileSync(new URL('schema.json', questions), 'utf8')
const isValid = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(schema))

/** As an editor reads it: YAML with its types. */
const valid = (file: string): boolean =>
  isValid(matter(file, { engines: { yaml: source => parse(source) as object } }).data)

describe('questions/schema.json', () => {
  test('is what `npm run -s bank -- schema > questions/schema.json` writes', () => {
    expect(schema).toBe(questionJsonSchema())
  })

  test('finds nothing wrong with any question that comes with the bot', { tags: ['slow'] }, () => {
    const files = [...loadLibrary(questions.pathname).sources.entries.keys()]
    expect(files.filter(file => !valid(readFileSync(file, 'utf8')))).toEqual([])
  })

  test.each([
    ['an unknown key', sky('explanation:', 'explanatoin:')],
    ['an option K', sky('D:', 'K:')],
    ['no answer', sky('answer: "B"\n', '')],
    ['an answer that is a number', sky('"B"', '2')],
    ['a draft that is a word', sky('answer:', 'draft: soon\nanswer:')],
  ])('underlines %s', (_, file) => {
    expect(valid(file)).toBe(false)
  })

  test.each([
    ['the smallest file', SKY],
    ['several right options', sky('"B"', '[B, C]')],
    ['options as a list', sky(/options:\n(?: {2}.*\n)+/, 'options:\n  - 1\n  - 2\n')],
    ['options with reasons beside them', sky('"Red"', '{ text: Red, rationale: At dusk. }')],
    ['small letters', sky('A:', 'a:')],
  ])('allows %s', (_, file) => {
    expect(valid(file)).toBe(true)
  })
})
