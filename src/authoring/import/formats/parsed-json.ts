import { type JSONPath, type JSONVisitor, visit } from 'jsonc-parser'

export type ParsedJson =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly line: number; readonly message: string }

export const parseJson = (text: string): ParsedJson => {
  try {
    return { kind: 'read', value: JSON.parse(text) }
  } catch (error) {
    const reason = String((error as Error).message)
      .replaceAll(/\s+/g, ' ')
      .slice(0, 160)
    const message = `the JSON is not well formed: ${reason}; check commas and quotes here`
    return { kind: 'broken', line: errorLine(text.trimEnd()), message }
  }
}

/** The line of the first error. What is missing at the end is missing after the last sign, not after line ends. */
const errorLine = (text: string): number => {
  let first = 0
  visitJson(text, { onError: (_code, _offset, _length, line) => (first ||= line + 1) })
  return first || 1
}

/** The lines, from 1, at which the values at these paths begin. */
export const jsonLines = (text: string, places: readonly { readonly path: JSONPath }[]): number[] => {
  const paths = places.map(({ path }) => path)
  const lines = new Map(paths.map(path => [path.join('\n'), 1]))
  const deepest = Math.max(0, ...new Set(paths.map(({ length }) => length)))
  let depth = 0
  const found = (line: number, pathOf: () => JSONPath): void => {
    const path = depth > deepest ? '' : pathOf().join('\n')
    if (lines.has(path)) lines.set(path, line + 1)
  }
  const open: JSONVisitor['onArrayBegin'] = (_offset, _length, line, _column, path) => {
    found(line, path)
    depth++
  }
  const close = () => depth--
  const onLiteralValue: JSONVisitor['onLiteralValue'] = (_value, _offset, _length, line, _column, path) =>
    found(line, path)
  visitJson(text, {
    onLiteralValue,
    onObjectBegin: open,
    onArrayBegin: open,
    onObjectEnd: close,
    onArrayEnd: close,
  })
  return paths.map(path => lines.get(path.join('\n'))!)
}

/** Deep nesting overflows the stack of the recursive parser: what it came to until then counts. */
const visitJson = (text: string, visitor: JSONVisitor): void => {
  try {
    visit(text, visitor, { disallowComments: true })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
}
