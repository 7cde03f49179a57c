import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { parseYaml, YamlError } from '../../src/bank/parse/yaml.ts'

/** What the parser that follows YAML 1.2 to the letter reads; null where it refuses. */
const strictly = (source: string): unknown => {
  const doc = parseDocument(source, {
    version: '1.2',
    schema: 'failsafe',
    stringKeys: true,
    logLevel: 'silent',
  })
  if (doc.errors.length + doc.warnings.length > 0) return null
  try {
    return doc.toJS({ maxAliasCount: 0 })
  } catch {
    return null
  }
}

const ours = (source: string): unknown => {
  try {
    return parseYaml(source)
  } catch (error) {
    expect(error).toBeInstanceOf(YamlError)
    return null
  }
}

/** Both call an absent value something else, and nobody tells them apart. */
const plain = (value: unknown): string => JSON.stringify(value, (_, inner) => inner ?? '')

const piece = fc.oneof(
  fc.constantFrom(
    'a: ',
    'b: ',
    'c:\n',
    '  d: ',
    '  - ',
    '- ',
    '\n',
    '\n\n',
    '\n  ',
    '\n    ',
    '\r\n',
    ' ',
    '\t',
  ),
  fc.constantFrom(
    '"',
    "'",
    'x',
    'y z',
    '#',
    ' # c',
    '|',
    '>-',
    '[',
    ']',
    '{',
    '}',
    ',',
    ': ',
    ':',
    '\\',
    '&',
    '*',
  ),
  fc.constantFrom(
    '!',
    '%',
    '@',
    '`',
    '1.10',
    '~',
    'null',
    '-',
    '? ',
    '...',
    'é',
    '\u2028',
    '&a x',
    '*a',
    '<<: ',
  ),
  fc.string({ maxLength: 4 }),
)

describe('YAML', () => {
  test('is read as the strict parser reads it, whichever parser does it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), pieces => {
        const source = `\na: x\n${pieces.join('')}\n`
        expect(plain(ours(source))).toBe(plain(strictly(source)))
      }),
      { numRuns: 2000 },
    )
  })

  test('with aliases is refused before they multiply', () => {
    const bomb = `a: &a [x, x]\n${[...'bcdefghij'].map((key, i) => `${key}: &${key} [*${'abcdefghi'[i]}, *${'abcdefghi'[i]}]`).join('\n')}`
    expect(() => parseYaml(bomb)).toThrow(YamlError)
  })

  test('tells an author what to do instead of what the parser expected', () => {
    const says = (source: string) => {
      try {
        return parseYaml(source)
      } catch (error) {
        return (error as YamlError).diagnostics[0]?.message
      }
    }
    expect(says('a: one: two')).toBe(
      'a colon followed by a space in a text without quotes: put the whole text in double quotes',
    )
    expect(says('a: 1\na: 2')).toBe('the key `a` is written twice: keep one of them')
    expect(says('a: @x')).toBe(
      'a text without quotes cannot begin with `@`: put the whole text in double quotes',
    )
    expect(says('a:\n\tb: c')).toBe('a tab cannot indent YAML: use spaces')
  })
})
