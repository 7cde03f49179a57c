import type { KeyPath, Reporter } from '../problem.ts'
import { resolveAnswer } from './answer.ts'
import { checkListLength, readScalar, shorten, typeName, type YamlMap } from './fields.ts'
import type { LocatedOption } from './options.ts'
import type { IsPlainScalar } from './yaml-positions.ts'

/**
 * The sets of keys under `accepted:`, each as long as the answer and in the order of the options: `[C]` or `C` beside one
 * correct option, `[[A, C]]` beside two. The sets are sorted, so that their order in the file makes no difference.
 */
export const readAccepted = (
  data: YamlMap,
  options: readonly LocatedOption[],
  answer: readonly string[],
  isPlain: IsPlainScalar,
  report: Reporter,
): readonly string[][] => {
  const known: Known = { options, answer, isPlain, report }
  const sets: string[][] = []
  for (const { value, path } of entriesOf(data.accepted, answer.length > 1, report))
    for (const keys of readSets(value, path, known)) {
      const problem = problemOf(keys, sets, known)
      if (problem === null) sets.push(inOrder(keys, known))
      else report.error(path, problem.code, problem.message)
    }
  if (sets.length > 0 && sets.length + 1 === countSets(options.length, answer.length))
    report.error(['accepted'], 'accepted-all', ALL)
  return sets.sort((a, b) => (a.join() < b.join() ? -1 : 1))
}

type Known = {
  readonly options: readonly LocatedOption[]
  readonly answer: readonly string[]
  readonly isPlain: IsPlainScalar
  readonly report: Reporter
}

type Entry = { readonly value: unknown; readonly path: KeyPath }

const entriesOf = (value: unknown, isOfSeveral: boolean, report: Reporter): Entry[] => {
  if (value === undefined || value === null || value === '') return []
  if (!Array.isArray(value)) return [{ value, path: ['accepted'] }]
  if (!checkListLength(value.length, ['accepted'], report)) return []
  // Beside two correct options, `[A, C]` is one set of them.
  if (isOfSeveral && value.every(isOneLetter)) return [{ value, path: ['accepted'] }]
  return value.map((entry, index) => ({ value: entry, path: ['accepted', index] }))
}

const isOneLetter = (value: unknown): boolean => typeof value === 'string' && /^[A-Ja-j]$/.test(value.trim())

/** None where it cannot be read, which is then reported. Beside one correct option, "C, D" are two sets. */
const readSets = (value: unknown, path: KeyPath, known: Known): string[][] => {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value]
  const keys: string[] = []
  for (const [index, part] of parts.entries()) {
    const resolved = resolveKeys(part, Array.isArray(value) ? [...path, index] : path, known)
    if (resolved === null) return []
    keys.push(...resolved)
  }
  if (known.options.length === 0 || known.answer.length === 0) return []
  return known.answer.length === 1 && !Array.isArray(value) ? keys.map(key => [key]) : [keys]
}

const resolveKeys = (
  part: unknown,
  path: KeyPath,
  { options, isPlain, report }: Known,
): readonly string[] | null => {
  if (typeof part !== 'string') {
    report.error(path, 'wrong-type', `\`accepted\` must name options, not ${typeName(part)}: ${HOW}`)
    return null
  }
  const text = readScalar(part, path, report) ?? ''
  if (options.length === 0) return []
  const resolved = resolveAnswer(text, options, () => isPlain(path))
  if (resolved.kind === 'keys') return resolved.keys
  report.error(path, resolved.code.replace('answer', 'accepted'), resolved.message)
  return null
}

const inOrder = (keys: readonly string[], { options }: Pick<Known, 'options'>): string[] =>
  options.map(({ key }) => key).filter(key => keys.includes(key))

type SetProblem = { readonly code: string; readonly message: string }

const problemOf = (
  keys: readonly string[],
  before: readonly (readonly string[])[],
  { options, answer }: Known,
): SetProblem | null => {
  const written = shorten(keys.join(', '))
  if (new Set(keys).size < keys.length)
    return { code: 'accepted-repeated', message: `${written} names an option twice: name each once` }
  if (keys.length !== answer.length) return { code: 'accepted-count', message: countMessage(keys, answer) }
  const set = inOrder(keys, { options }).join()
  if (set === inOrder(answer, { options }).join())
    return {
      code: 'accepted-answer',
      message: `${written} is \`answer\` already: name another option, or delete this`,
    }
  if (before.some(other => other.join() === set))
    return { code: 'accepted-repeated', message: `${written} is accepted twice: name it once` }
  return null
}

const countMessage = (keys: readonly string[], answer: readonly string[]): string =>
  `\`answer\` names ${answer.length} and this ${keys.length}, and they must be as many: ${HOW}`

const HOW = 'write `accepted: [C]` for another single option, `accepted: [[A, C]]` for another pair'

const ALL =
  'every choice would be correct, so the question asks nothing: leave a wrong one, or write `status: retired`'

/** In how many ways `size` of `count` options can be chosen. */
const countSets = (count: number, size: number): number =>
  size === 0 ? 1 : (countSets(count - 1, size - 1) * count) / size
