import type { Responses } from './responses.ts'

/** One answer. `ms` and `at` are 0 where unknown. */
export type ResponseRow = {
  readonly person: number
  readonly item: number
  readonly choice: number
  readonly ms: number
  readonly at: number
}

/** Collects answers in typed arrays that double: 32 bytes an answer, also while there are millions. */
export const createResponseBuilder = () => {
  let size = 0
  let columns = allocate(1024)
  return {
    add({ person, item, choice, ms, at }: ResponseRow): void {
      if (size === columns.person.length) columns = grown(columns)
      columns.person[size] = person
      columns.item[size] = item
      columns.choice[size] = choice
      columns.ms[size] = ms
      columns.at[size] = at
      size++
    },
    /** The answers so far, in the order in which they were added. */
    build: (): Responses => ({
      person: columns.person.subarray(0, size),
      item: columns.item.subarray(0, size),
      choice: columns.choice.subarray(0, size),
      ms: columns.ms.subarray(0, size),
      at: columns.at.subarray(0, size),
    }),
  }
}

const allocate = (size: number) => ({
  person: new Uint32Array(size),
  item: new Uint32Array(size),
  choice: new Uint32Array(size),
  ms: new Float64Array(size),
  at: new Float64Array(size),
})

const grown = (old: ReturnType<typeof allocate>) => {
  const columns = allocate(2 * old.person.length)
  columns.person.set(old.person)
  columns.item.set(old.item)
  columns.choice.set(old.choice)
  columns.ms.set(old.ms)
  columns.at.set(old.at)
  return columns
}
