import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FORMATS } from '../../../src/authoring/import/formats/index.ts'
import { setOut } from './sample.ts'

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/import.md'), 'utf8')

const EXAMPLES = [
  ...PAGE.matchAll(/^\*\*`(\w+)`\*\*[^`]*(?:`[^`\n]+`[^`]*)*?\n\n```\w+\n([\s\S]*?)^```$/gm),
].map(([, name, text]) => ({ name: name!, text: text! }))

describe('docs/import.md', () => {
  test('describes every format', () => {
    expect(EXAMPLES.map(({ name }) => name).toSorted()).toEqual(FORMATS.map(({ name }) => name).toSorted())
  })

  test.each(EXAMPLES)('has an example of $name that plays', async ({ name, text }) => {
    const ending = FORMATS.find(format => format.name === name)!.endings[0]!
    const { run, bank } = setOut({ [`example.${ending}`]: text })
    expect(await run()).toMatchObject({ status: 0, text: expect.stringContaining(': 1 playable') })
    const [question, ...more] = bank().questions
    const right = question!.options
      .filter(({ key }) => question!.answer.includes(key))
      .map(({ text }) => text)
    expect([question!.text.replaceAll('"', ''), right, more]).toEqual([
      'Which planet is called the red one?',
      ['Mars'],
      [],
    ])
  })
})
