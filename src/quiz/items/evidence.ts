import type { Item, Responses } from './responses.ts'
import type { Pacer, Steps } from './steps.ts'

/** What is analyzed: first attempts only, sorted by item, so that an item's rows are next to each other in memory. */
export type Evidence = {
  readonly items: readonly Item[]
  readonly people: number
  readonly responses: SortedResponses
  /** The rows of item `i` are those from `itemStarts[i]` to before `itemStarts[i + 1]`. */
  readonly itemStarts: Uint32Array
  readonly byPerson: RowIndex
  /** The time of the newest answer, ms UTC; 0 where none is known. */
  readonly newestAt: number
}

/** With 0 where a time is unknown. */
type SortedResponses = { readonly [Column in keyof Responses]: NonNullable<Responses[Column]> }

/** Row numbers by group: those of group `g` are `rows[starts[g]]` to `rows[starts[g + 1] - 1]`, in ascending order. */
export type RowIndex = { readonly starts: Uint32Array; readonly rows: Uint32Array }

/** Leaves out all but the first row of a person at an item. */
export function* collectEvidence(
  responses: Responses,
  items: readonly Item[],
  isTime: Pacer,
): Steps<Evidence> {
  const people = yield* countPeople(responses, isTime)
  const isFirst = yield* findFirst(responses, items.length, people, isTime)
  const byItem = yield* indexRows(responses.item, items.length, isFirst, isTime)
  const sorted = yield* sortRows(responses, byItem.rows, isTime)
  const byPerson = yield* indexRows(sorted.person, people, null, isTime)
  const newestAt = yield* newestOf(sorted, isTime)
  return { items, people, responses: sorted, itemStarts: byItem.starts, byPerson, newestAt }
}

function* countPeople({ person }: Responses, isTime: Pacer): Steps<number> {
  let people = 0
  for (let row = 0; row < person.length; row++) {
    if (person[row]! >= people) people = person[row]! + 1
    if (isTime(ROW_COPY)) yield
  }
  return people
}

/** Copying a row is so much of a row's visit: see steps.ts. */
const ROW_COPY = 0.2

function* newestOf({ at }: SortedResponses, isTime: Pacer): Steps<number> {
  let newest = 0
  for (let row = 0; row < at.length; row++) {
    if (at[row]! > newest) newest = at[row]!
    if (isTime(ROW_COPY)) yield
  }
  return newest
}

/** In the order of the rows. A stamp for each item says who was seen at it last. */
function* findFirst(responses: Responses, items: number, people: number, isTime: Pacer): Steps<Uint8Array> {
  const { item, person } = responses
  const { starts, rows } = yield* indexRows(person, people, null, isTime)
  const seenBy = new Int32Array(items).fill(-1)
  const isFirst = new Uint8Array(item.length)
  for (let who = 0; who < people; who++) {
    for (let at = starts[who]!; at < starts[who + 1]!; at++) {
      const row = rows[at]!
      if (seenBy[item[row]!] === who) continue
      seenBy[item[row]!] = who
      isFirst[row] = 1
    }
    if (isTime(1 + starts[who + 1]! - starts[who]!)) yield
  }
  return isFirst
}

/** A stable counting sort of the rows, or of those that are kept. */
function* indexRows(
  group: Uint32Array,
  groups: number,
  isKept: Uint8Array | null,
  isTime: Pacer,
): Steps<RowIndex> {
  const starts = new Uint32Array(groups + 1)
  for (let row = 0; row < group.length; row++) {
    if (isKept === null || isKept[row] === 1) starts[group[row]! + 1]!++
    if (isTime(ROW_COPY)) yield
  }
  for (let at = 1; at <= groups; at++) starts[at]! += starts[at - 1]!
  const next = starts.slice()
  const rows = new Uint32Array(starts[groups]!)
  for (let row = 0; row < group.length; row++) {
    if (isKept === null || isKept[row] === 1) rows[next[group[row]!]!++] = row
    if (isTime(ROW_COPY)) yield
  }
  return { starts, rows }
}

function* sortRows(
  { person, item, choice, ms, at }: Responses,
  rows: Uint32Array,
  isTime: Pacer,
): Steps<SortedResponses> {
  const sorted = {
    person: new Uint32Array(rows.length),
    item: new Uint32Array(rows.length),
    choice: new Uint32Array(rows.length),
    ms: new Float64Array(rows.length),
    at: new Float64Array(rows.length),
  }
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!
    sorted.person[place] = person[row]!
    sorted.item[place] = item[row]!
    sorted.choice[place] = choice[row]!
    sorted.ms[place] = ms?.[row] ?? 0
    sorted.at[place] = at?.[row] ?? 0
    if (isTime(1)) yield
  }
  return sorted
}
