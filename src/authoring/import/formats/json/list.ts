import { isRecord } from '../../../../bank/parse/front-matter.ts'

/** The keys under which a list of questions may stand. */
const LISTS: readonly string[] = ['questions', 'results']

/** The list of questions in a file; null where there is none. */
export const listIn = (value: unknown): readonly unknown[] | null => {
  if (Array.isArray(value)) return value
  if (!isRecord(value)) return null
  const lists = LISTS.map(key => value[key]).filter(list => Array.isArray(list))
  return lists.length === 1 ? lists[0]! : null
}

/**
 * The lines at which the elements of a JSON text's list begin: of the outermost one, or of the first under
 * `questions` or `results`. JSON.parse keeps no positions, and a report without them sends people searching.
 */
export const elementLines = (text: string): number[] => {
  const lines: number[] = []
  let depth = 0
  let listDepth = 0
  let key = ''
  // Whether the next sign begins an element.
  let due = false
  for (const { sign, line, string } of tokensOf(text)) {
    if (due && sign !== ']') lines.push(line)
    due = false
    if (sign === '[' || sign === '{') depth++
    if (sign === '[' && listDepth === 0 && isList(depth, key)) listDepth = depth
    if (sign === '[' || sign === ',') due = listDepth > 0 && depth === listDepth
    if (sign === '"' && depth === 1) key = string
    if (sign !== ']' && sign !== '}') continue
    if (listDepth > 0 && depth === listDepth) return lines
    depth--
  }
  return lines
}

const isList = (depth: number, key: string): boolean => depth === 1 || (depth === 2 && LISTS.includes(key))

type Token = { readonly sign: string; readonly line: number; readonly string: string }

/** Brackets, commas, strings, and the first letter of anything else; by hand, for strings of megabytes. */
function* tokensOf(text: string): Generator<Token, void> {
  let line = 1
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '\n') line++
    if (' \n\t\r'.includes(sign)) continue
    const end = sign === '"' ? endOfString(text, at) : at
    // Only short strings can be a key of ours.
    yield { sign, line, string: end - at < 20 ? text.slice(at + 1, end) : '' }
    at = end
  }
}

const endOfString = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '\\') at++
    else if (sign === '"') return at
  }
  return text.length
}
