import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { isMap, isScalar, LineCounter, type Pair, parseDocument, stringify, visit } from 'yaml'
import { parseYaml, YamlError } from '../../../src/bank/parse/yaml.ts'
import { locateFindings, plainScalarCheck } from '../../../src/bank/parse/yaml-positions.ts'
import type { KeyPath } from '../../../src/bank/problem.ts'

const OPTIONS = { version: '1.2', schema: 'failsafe', stringKeys: true, logLevel: 'silent' } as const

/** What another parser of YAML 1.2 reads; undefined where it refuses. */
const readByOther = (source: string): unknown => {
  const document = parseDocument(source, { ...OPTIONS, prettyErrors: false })
  if (document.errors.length + document.warnings.length > 0) return undefined
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return undefined
  }
}

const readByUs = (source: string): unknown => {
  try {
    return parseYaml(source)
  } catch (error) {
    expect(error).toBeInstanceOf(YamlError)
    return undefined
  }
}

/** An absent value is null for one and empty for the other, and no one tells them apart. */
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
  test('means the same to us as to another parser, whenever both take it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), pieces => {
        const source = `\na: x\n${pieces.join('')}\n`
        const [ours, others] = [readByUs(source), readByOther(source)]
        if (ours !== undefined && others !== undefined) expect(plain(ours)).toBe(plain(others))
      }),
      { numRuns: inject('runsAll') ? 3000 : 600 },
    )
  })

  test.each(['b: []#', 'b: "x"#', 'b: {}x', "b: 'x' y", 'b: [x\n]', 'b: "x\ny"', '\tb: x'])(
    '%j is refused',
    source => {
      expect(() => parseYaml(`a: x\n${source}`)).toThrow(YamlError)
    },
  )

  test.each(['', '\n', '# nothing\n', '---\n'])('%j is empty', source => {
    expect(parseYaml(source) ?? '').toBe('')
  })

  test('keeps a control character, which mistaken encodings are full of', () => {
    const text = 'don\u0092t \ue000 \u000b \u007f'
    expect(parseYaml(`a: ${text}\nb: "${text}"\nc: |\n  ${text}\n`)).toEqual({
      a: text,
      b: text,
      c: `${text}\n`,
    })
  })

  test('with more than one document is refused', () => {
    expect(() => parseYaml('a: x\n---\nb: y\n')).toThrow(YamlError)
  })

  test('with aliases is refused before they multiply', () => {
    const bomb = `a: &a [x, x]\n${[...'bcdefghij'].map((key, i) => `${key}: &${key} [*${'abcdefghi'[i]}, *${'abcdefghi'[i]}]`).join('\n')}`
    expect(() => parseYaml(bomb)).toThrow(YamlError)
  })

  test('says what to do instead of what the parser expected', () => {
    const says = (source: string) => {
      try {
        return parseYaml(source)
      } catch (error) {
        return (error as YamlError).diagnostics[0]?.message
      }
    }
    expect(says('a: one: two')).toBe(
      'a colon followed by a space in unquoted text: put the whole text in double quotes',
    )
    expect(says('a: 1\na: 2')).toBe('the key `a` appears twice: keep one of them')
    expect(says('a: @x')).toBe('unquoted text can’t start with `@`: put the whole text in double quotes')
    expect(says('a:\n\tb: c')).toBe('YAML can’t be indented with tabs: use spaces')
  })
})

const word = fc.string({ minLength: 1, maxLength: 12 }).map(text => `x${text}`)
const value = fc.oneof(
  word,
  fc.array(word, { minLength: 1, maxLength: 4 }),
  fc.dictionary(word, word, { minKeys: 1, maxKeys: 4 }),
  fc.array(fc.dictionary(word, fc.oneof(word, fc.array(word)), { minKeys: 1, maxKeys: 3 }), {
    minLength: 1,
    maxLength: 3,
  }),
)
const STYLES = ['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL'] as const

/** Every path of a document, where another parser finds its value and its key, and whether it is a plain scalar. */
const nodesByOther = (source: string) => {
  const lines = new LineCounter()
  const document = parseDocument(source, { ...OPTIONS, lineCounter: lines })
  const nodes: { path: KeyPath; value: string; key: string | null; isPlain: boolean }[] = []
  const at = (offset: number) => `${lines.linePos(offset).line}:${lines.linePos(offset).col}`
  visit(document, {
    Node: (key, node, ancestors) => {
      if (key === 'key' || !node.range) return
      const steps = [...ancestors, node].slice(1)
      const path = steps.flatMap((step, index): KeyPath => {
        if (!isMap(step) && !isScalar(step) && !('items' in step))
          return [String((step as Pair<{ value: string }>).key.value)]
        const parent = steps[index - 1]
        return parent !== undefined && 'items' in parent && !isMap(parent)
          ? [parent.items.indexOf(step as never)]
          : []
      })
      const pair = ancestors.at(-1) as Pair<{ range: [number, number, number] }> | undefined
      const keyRange = key === 'value' ? pair?.key.range[0] : undefined
      nodes.push({
        path,
        value: at(node.range[0]),
        key: keyRange === undefined ? null : at(keyRange),
        isPlain: isScalar(node) && node.type === 'PLAIN',
      })
    },
  })
  return nodes.filter(({ path }) => path.length > 0)
}

test('a place in YAML is where another parser finds it, and so are its quotes', () => {
  fc.assert(
    fc.property(
      fc.dictionary(word, value, { minKeys: 1, maxKeys: 4 }),
      fc.constantFrom(...STYLES),
      fc.constantFrom('\n', '\n# c\n', '\r\n'),
      (data, defaultStringType, eol) => {
        const text = stringify(data, { defaultStringType, defaultKeyType: 'PLAIN', lineWidth: 40 })
        const source = `\n${eol === '\r\n' ? text.replaceAll('\n', eol) : text}`
        expect(plain(parseYaml(source))).toBe(plain(readByOther(source)))
        const nodes = nodesByOther(source)
        const find = (on: 'key' | 'value') =>
          locateFindings(
            source,
            nodes.map(({ path }) => ({ path, on, code: '', message: '', severity: 'error' })),
          ).map(({ line, column }) => `${line}:${column}`)
        expect(find('value')).toEqual(nodes.map(node => node.value))
        expect(find('key')).toEqual(nodes.map(node => node.key ?? node.value))
        expect(nodes.map(({ path }) => plainScalarCheck(source)(path))).toEqual(
          nodes.map(node => node.isPlain),
        )
      },
    ),
    { numRuns: inject('runsAll') ? 300 : 60 },
  )
})

test('a place that holds nothing is that of its key or dash, and one that is not there is that above it', () => {
  const source = 'a:\nb:\n  - x\n  - \n  - y\n'
  const places = (...paths: KeyPath[]) =>
    locateFindings(
      source,
      paths.map(path => ({ path, on: 'value', code: '', message: '', severity: 'error' })),
    ).map(({ line, column }) => `${line}:${column}`)
  expect(places(['a'], ['b', 1], ['b', 2, 'z'], ['b', 9], ['c'], [])).toEqual([
    '1:1',
    '4:3',
    '5:5',
    '3:3',
    '1:1',
    '1:1',
  ])
  const empty = locateFindings(
    'x: y\nc:\n  -\n  - # - no\n  - d:\n  -\n',
    [0, 1, 2, 3].map(index => ({
      path: ['c', index],
      on: 'value',
      code: '',
      message: '',
      severity: 'error',
    })),
  )
  expect(empty.map(({ line, column }) => `${line}:${column}`)).toEqual(['3:3', '4:3', '5:5', '6:3'])
  const emptyKey = locateFindings('\n: \n', [
    { path: [''], on: 'key', code: '', message: '', severity: 'error' },
  ])
  expect(emptyKey).toMatchObject([{ line: 1, column: 1 }])
})
