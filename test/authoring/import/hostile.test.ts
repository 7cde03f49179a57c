import { existsSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SKY, sky } from '../../bank/sample.ts'
import { type Files, setOut } from './sample.ts'

const OPTIONS = Array.from({ length: 192 }, (_, place) => `  - Colour ${place}`).join('\n')
const BOMB = `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nquestion: Which?\noptions: *c\nanswer: A\n`

describe('a hostile source', () => {
  test.each<[string, Files, RegExp]>([
    [
      '192 options',
      { 'q.md': `---\nquestion: Which?\noptions:\n${OPTIONS}\nanswer: A\n---\n` },
      /q\.md:1 .*options-many/,
    ],
    [
      'a picture under the name of a question',
      { 'q.md': Buffer.from([137, 80, 78, 71, 0, 1, 2]) },
      /not-text/,
    ],
    ['UTF-16', { 'q.csv': Buffer.from('\ufeffquestion,a,b,answer', 'utf16le') }, /not-text/],
    ['Windows-1252', { 'q.csv': Buffer.from('question,a,b,answer\nCaf\xe9?,x,y,A\n', 'latin1') }, /not-utf8/],
    ['YAML nested deep', { 'q.yaml': `questions: ${'['.repeat(50_000)}` }, /q\.yaml:1 .*yaml/],
    ['JSON nested deep', { 'q.json': `[${'{"question":'.repeat(50_000)}` }, /q\.json:1 /],
    ['aliases that multiply', { 'q.yaml': BOMB }, /yaml-alias/],
    ['front matter in JavaScript', { 'q.md': '---js\nmodule.exports = {}\n---\n' }, /front-matter-language/],
    ['no byte at all', { 'q.md': '' }, /skipped/],
  ])('%s is reported in a sentence, and the question beside it is imported', async (_, files, words) => {
    const { run, written } = setOut({ ...files, 'sky/good.md': SKY })
    const { text } = await run()
    expect(text).toMatch(words)
    expect(text).toContain('1 playable')
    expect(text).not.toContain('    at ')
    expect(written()).toEqual(['bank.yaml', 'sky/good.md'])
  })

  test('of 50 MB is not opened', async () => {
    const { run, from } = setOut({ 'q.csv': 'question,a,b,answer\n' })
    truncateSync(from('q.csv'), 50 * 1024 * 1024)
    expect((await run()).text).toContain('q.csv  quarantined  too-large  the file has 50 MB')
  })

  test.each(['../../../outside', '/outside', '..\\..\\outside', '.hidden/../../outside', '....//outside'])(
    'with the id %j stays in the bank',
    async id => {
      const { run, folder, written } = setOut({
        'q.md': sky('options:', `id: ${JSON.stringify(id)}\noptions:`),
      })
      await run()
      for (const place of ['outside.md', 'questions/outside.md'])
        expect(existsSync(join(folder, place))).toBe(false)
      for (const name of written()) expect(name).not.toMatch(/^\.|\.\./)
    },
  )
})
