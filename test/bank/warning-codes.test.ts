import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { audit } from '../../src/audit/audit.ts'
import { isGuess, WARNINGS } from '../../src/bank/warning-codes.ts'
import { load, SKY } from './sample.ts'

const docs = readFileSync(new URL('../../docs/question-format.md', import.meta.url), 'utf8')

/** Of each row of a table: its codes, whether it says that they are guesses, and its example. */
const rows = docs.split('\n').flatMap(line => {
  const [, first, , example] = line.split(/(?<!\\)\|/).map(cell => cell.trim())
  const codes = [...(first ?? '').matchAll(/`([a-z-]+)`/g)].map(match => match[1]!)
  return codes.map(code => ({
    code,
    guess: first!
      .slice(first!.indexOf(`\`${code}\``))
      .split(/`, /)[0]!
      .includes('?'),
    example: /^`+(.*?)`+$/.exec(example ?? '')?.[1],
  }))
})

/** SKY with keys put in place of its own. */
const skyWith = (yaml: string): string => {
  const [, front] = SKY.split('---\n')
  return `---\n${JSON.stringify({ ...parse(front!), ...parse(yaml) })}\n---\n`
}

describe('docs/question-format.md', () => {
  test.each(Object.keys(WARNINGS))('explains %s, and whether it is a guess', code => {
    const found = rows.filter(row => row.code === code)
    expect(found).toHaveLength(1)
    expect(found[0]!.guess).toBe(isGuess(code))
  })

  test.each(rows.filter(({ example }) => example))('$code comes from $example', ({ code, example }) => {
    const found = audit(load({ 'q.md': skyWith(example!) })).problems.map(problem => problem.code)
    expect(found).toContain(code)
  })

  test.each(['The smallest file', 'A full example'])('%s can be played', heading => {
    const file = docs.split(`## ${heading}`)[1]!.split('```markdown\n')[1]!.split('```')[0]!
    const { problems } = load({ 'mars.md': file })
    const expected =
      heading === 'A full example'
        ? ['image-missing', 'domain-unknown']
        : ['explanation-missing', 'references-missing']
    expect(problems.map(({ code }) => code).filter(code => !expected.includes(code))).toEqual([])
  })
})
