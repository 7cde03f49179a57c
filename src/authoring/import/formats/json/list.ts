import { createScanner } from 'jsonc-parser'
import { isRecord } from '../../../../bank/parse/front-matter.ts'

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
