import type { Selectable } from 'kysely'
import { type Judged, judgedAs, truthOf } from '../answers/truth.ts'
import type { AnswersTable, RescoresTable } from '../schema.ts'

/** How an answer changes. `points`, `score` and the changes of its deltas are what is added. */
export type Change = Omit<Selectable<RescoresTable>, 'correction_id' | 'granted'> &
  Pick<Selectable<AnswersTable>, 'day' | 'bank' | 'domain'> & {
    /** The columns afterwards. */
    readonly judged: Judged
    /** What is added to the number of answers with points: 1 where it gets them, -1 where that is taken back. */
    readonly right_change: -1 | 0 | 1
    readonly counted: 0 | 1
    /** Whether it is in the ratings. */
    readonly is_rated: boolean
  }

type RescoredAnswer = Omit<Selectable<RescoresTable>, 'correction_id'> &
  Pick<
    Selectable<AnswersTable>,
    'day' | 'bank' | 'domain' | 'is_right' | 'corrected_right' | 'counted' | 'ability_delta'
  >

/**
 * What takes back a change that was made. `is_right` and `corrected_right` are from after it; what has changed the answer
 * back since, such as a file with its old key, has taken back the deltas with it.
 */
export const takeBack = ({
  granted,
  is_right,
  corrected_right,
  ability_delta,
  ...row
}: RescoredAnswer): Change => {
  const isTrue = truthOf({ is_right, corrected_right })
  const isBack = isTrue === row.was_right
  return {
    ...row,
    points: -row.points,
    score: -row.score,
    was_right: isTrue,
    now_right: row.was_right,
    ability_change: isBack ? 0 : -row.ability_change,
    difficulty_change: isBack ? 0 : -row.difficulty_change,
    judged: judgedAs(granted === 1 ? 0 : is_right, row.was_right),
    right_change: granted === 1 ? -1 : 0,
    is_rated: ability_delta !== null,
  }
}
