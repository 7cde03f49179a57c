import { type RawBuilder, sql } from 'kysely'
import type { AnswersTable } from '../schema.ts'

/**
 * Two columns say whether an answer was right. `is_right` earns points, and no correction takes it away; cards, abilities and
 * ratings go by the truth, which differs where `corrected_right` is set.
 */
export type Judged = {
  readonly is_right: 0 | 1
  readonly corrected_right: 0 | 1 | null
}

export const JUDGED_COLUMNS = [
  'is_right',
  'corrected_right',
] as const satisfies readonly (keyof AnswersTable)[]

export const truthOf = ({ is_right, corrected_right }: Judged): 0 | 1 => corrected_right ?? is_right

/** The same in SQL, of a table with this name. */
export const truthIn = (table: string): RawBuilder<0 | 1> =>
  sql<0 | 1>`coalesce(${sql.ref(`${table}.corrected_right`)}, ${sql.ref(`${table}.is_right`)})`

/** The columns for an answer that is right in truth or not, and has its points or not. Null where both say the same. */
export const judgedAs = (hasPoints: 0 | 1, isTrue: 0 | 1): Judged => ({
  is_right: hasPoints,
  corrected_right: hasPoints === isTrue ? null : isTrue,
})
