import { createScanner, visit } from 'jsonc-parser'
import { isRecord } from '../../../../bank/parse/front-matter.ts'

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
  let line = 0
  try {
    const onError = (_code: number, _offset: number, _length: number, startLine: number): void => {
      line ||= startLine + 1
    }
    visit(text, { onError }, { disallowComments: true })
  } catch (error) {
    // The recursive parser overflows the stack on deep nesting.
    if (!(error instanceof RangeError)) throw error
  }
  return line || 1
}

const LISTS: readonly string[] = ['questions', 'results']

export const listIn = (value: unknown): readonly unknown[] | null => {
  if (Array.isArray(value)) return value
  if (!isRecord(value)) return null
  const lists = LISTS.map(key => value[key]).filter(list => Array.isArray(list))
  return lists.length === 1 ? lists[0]! : null
}

/**
 * The lines at which the elements of a JSON text's list begin: of the outermost list, or of the first under
 * `questions` or `results`. With the scanner, since the recursive parser overflows the stack on deeply nested lists.
 */
export const elementLines = (text: string): number[] => {
  const scanner = createScanner(text, true)
  const lines: number[] = []
  let depth = 0
  let listDepth = 0
  let key = ''
  let elementExpected = false
  for (;;) {
    scanner.scan()
    const first = text.charAt(scanner.getTokenOffset())
    if (first === '') return lines
    const closes = first === ']' || first === '}'
    if (elementExpected && !closes) lines.push(scanner.getTokenStartLine() + 1)
    if (first === '[' || first === '{') depth++
    if (first === '[' && listDepth === 0 && isList(depth, key)) listDepth = depth
    if (first === '"' && depth === 1) key = scanner.getTokenValue()
    const isInList = listDepth > 0 && depth === listDepth
    elementExpected = isInList && (first === '[' || first === ',')
    if (!closes) continue
    if (isInList) return lines
    depth--
  }
}

const isList = (depth: number, key: string): boolean => depth === 1 || (depth === 2 && LISTS.includes(key))
