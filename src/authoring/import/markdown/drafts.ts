import type { Heading, Standing } from './outline.ts'
import { isBold, isNoise, isNumberedQuestion, labelOf } from './phrases.ts'
import { leastIndent, type Row } from './rows.ts'

/** An option, and what stands below it for it alone. */
export type Item = { readonly option: Row; readonly own: Row[] }

/** Options in a row, and what stands above them. */
export type Group = {
  readonly before: readonly Row[]
  readonly items: Item[]
  /** What makes the options unreadable, as far as the notation of the format goes. */
  readonly gap?: Row | null
}

/** Cuts the rows below a heading into groups of options, by the notation of a format. */
export type Grouping = (rows: readonly Row[]) => {
  readonly groups: readonly Group[]
  readonly after: readonly Row[]
}

/** A question in its parts, before its texts are read. Nothing says which text it is where `first` is null. */
export type Draft = Standing & {
  readonly line: number
  readonly first: string | null
  /** Whether a blank line follows `first`. */
  readonly isApart: boolean
  readonly body: readonly Row[]
  /** Columns by which the body is indented. */
  readonly inside: number
  readonly group: Group
  readonly after: readonly Row[]
  /** A text between options, of which nothing says whether it begins another question. */
  readonly unclear: number | null
}

/** A heading and the rows below it, up to the next. Null before the first heading. */
export type Segment = { readonly heading: Heading | null; readonly rows: Row[] }

/** Headings such as "Explanation" or "Options" belong to the question above them. */
export const segmentsOf = (
  rows: readonly Row[],
  isOption: (row: Row) => boolean,
  hasText: boolean,
): Segment[] => {
  const segments: Segment[] = [{ heading: null, rows: [] }]
  let hasOptions = false
  for (const row of rows) {
    const current = segments.at(-1)!
    const isHeading = row.kind === 'heading' && !row.isFolded
    if (!isHeading || (hasOptions && labelOf(row.text)?.rest === '')) {
      current.rows.push(row)
      hasOptions ||= isOption(row)
      continue
    }
    if (!hasOptions && OPTIONS.test(row.text) && (current.heading !== null || hasText)) continue
    segments.push({ heading: row, rows: [] })
    hasOptions = false
  }
  return segments
}

const OPTIONS = /^(?:answers?|answer options|options?|choices?)\s*:?$/i

/** The questions below one heading; `hasText` says that the front matter has the text of the first. */
export const draftsOf = ({ heading, rows }: Segment, grouping: Grouping, hasText: boolean): Draft[] => {
  const { groups, after } = grouping(rows)
  const starts = startsIn(groups, heading, hasText)
  const begins = groups.flatMap((_, index) => (index === 0 || starts[index] !== null ? [index] : []))
  return begins.map((begin, index) => {
    const group = groups[begin]!
    const next = begins[index + 1] ?? groups.length
    return {
      ...beginningOf(group, starts[begin]!, heading),
      heading,
      group,
      // What stands above the start of the next question is about this one.
      after: groups[next]?.before.slice(0, starts[next]!) ?? after,
      unclear: next > begin + 1 ? groups[begin + 1]!.before[0]!.line : null,
    }
  })
}

export const OPTIONS_APART =
  'nothing says whether this text begins another question: make it a heading (`### …`) if so, else indent it below its option'

type Beginning = Pick<Draft, 'line' | 'isHeading' | 'first' | 'isApart' | 'body' | 'inside'>

/** Where no row begins the question, its heading does. */
const beginningOf = ({ before, items }: Group, start: number | null, heading: Heading | null): Beginning => {
  const row = before[start ?? -1]
  if (row === undefined) {
    const line = heading?.line ?? items[0]!.option.line
    const first = heading?.text ?? null
    return { line, isHeading: heading !== null, first, isApart: true, body: before, inside: 0 }
  }
  const body = before.slice(start! + 1)
  const { line, end, indent, number, text } = row
  return {
    line,
    isHeading: false,
    first: text,
    isApart: (body[0]?.line ?? 0) > end,
    body,
    inside: number === null ? indent : indent + String(number).length + 2,
  }
}

/** Where the question of each group begins among the rows above it; null where nothing says so. */
const startsIn = (groups: readonly Group[], heading: Heading | null, hasText: boolean): (number | null)[] => {
  let number: number | null = null
  return groups.map((group, index) => {
    const start = index === 0 ? firstStart(groups, heading, hasText) : startAmong(group.before, number)
    number = group.before[start ?? -1]?.number ?? number
    return start
  })
}

const firstStart = (groups: readonly Group[], heading: Heading | null, hasText: boolean): number | null => {
  if (hasText) return null
  const group = groups[0]!
  return heading === null ? startAmong(group.before, null) : startBelowHeading(group, groups.length > 1)
}

/** Below a heading there may be a question of its own, which the heading then only groups with others. */
const startBelowHeading = ({ before, items }: Group, hasOthers: boolean): number | null => {
  const first = before.findIndex(isStart)
  if (first === -1) return null
  const holder = before.findLastIndex(row => row.number !== null && items[0]!.option.indent > row.indent + 1)
  if (holder !== -1) return holder
  const numbered = before.filter(row => row.number !== null)
  if (numbered.length === 1 && numbered[0] === before[first]) return first
  if (isNumberedQuestion(before[first]!.text)) return first
  return hasOthers && isBoldStart(before[first]!) ? first : null
}

/** Where a question begins among the rows above its options; null where that cannot be told. */
const startAmong = (rows: readonly Row[], previous: number | null): number | null => {
  const rule = rows.findLastIndex(({ kind, isFolded }) => kind === 'rule' && !isFolded)
  const starts = rows.flatMap((row, index) => (index > rule && isStart(row) ? [index] : []))
  return byNumber(rows, starts, previous) ?? byBold(rows, starts) ?? bySelf(rows, starts, rule !== -1)
}

const isStart = ({ kind, isFolded, text }: Row): boolean =>
  (kind === 'text' || kind === 'quote') && !isFolded && !isNoise(text)

/** Explanations have numbered lists too, so the number that follows the previous question's is the best sign. */
const byNumber = (
  rows: readonly Row[],
  starts: readonly number[],
  previous: number | null,
): number | null => {
  const questions = starts.filter(index => isNumberedQuestion(rows[index]!.text))
  if (questions.length > 0) return questions.at(-1)!
  const items = starts.filter(index => rows[index]!.number !== null)
  if (rows.some(({ isFolded }) => isFolded)) return afterFolded(rows, items)
  const next = items.findLast(index => rows[index]!.number === (previous ?? -1) + 1)
  if (next !== undefined) return next
  const least = leastIndent(items.map(index => rows[index]!))
  return items.findLast(index => rows[index]!.indent === least) ?? null
}

/** Below an answer that is folded away with its explanation the first number begins a question, and the next one another. */
const afterFolded = (rows: readonly Row[], items: readonly number[]): number | null => {
  const answer = rows.findLastIndex(({ isFolded }) => isFolded)
  let start: number | null = null
  for (const index of items)
    if (index > answer && (start === null || rows[index]!.number === rows[start]!.number! + 1)) start = index
  return start
}

const byBold = (rows: readonly Row[], starts: readonly number[]): number | null => {
  const bold = starts.filter(index => isBoldStart(rows[index]!))
  return bold.length === 1 ? bold[0]! : null
}

const isBoldStart = ({ text }: Row): boolean => isBold(text) && labelOf(text) === null

/** A paragraph that stands alone, or first below a rule. */
const bySelf = (rows: readonly Row[], starts: readonly number[], isRuled: boolean): number | null => {
  const only = starts[0]
  if (only === undefined || labelOf(rows[only]!.text) !== null) return null
  if (isRuled) return only
  return starts.length === 1 && rows[only]!.text.trimEnd().endsWith('?') ? only : null
}

/** What follows a rule is no longer about the question, unless it says that it is. */
export const aboveRule = (rows: readonly Row[]): { after: readonly Row[]; passedOver: number | null } => {
  const rule = rows.findIndex(({ kind }) => kind === 'rule')
  if (rule === -1) return { after: rows, passedOver: null }
  const first = rows.slice(rule + 1).find(saysSomething)
  if (first !== undefined && labelOf(first.text) !== null) return { after: rows, passedOver: null }
  return { after: rows.slice(0, rule), passedOver: first?.line ?? null }
}

/** Whether a row is a part of what its author wants to say. */
export const saysSomething = ({ kind, text }: Row): boolean =>
  kind === 'code' || (kind !== 'rule' && !isNoise(text))
