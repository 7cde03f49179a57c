import type { Selectable } from 'kysely'
import type { AnswersTable, RescoresTable } from '../schema.ts'
import { type Judged, judgedAs } from '../truth.ts'

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
  Pick<Selectable<AnswersTable>, 'day' | 'bank' | 'domain' | 'is_right' | 'counted' | 'ability_delta'>

/** What takes back a change that was made. `is_right` is from after it. */
export const takeBack = ({ granted, is_right, ability_delta, ...row }: RescoredAnswer): Change => ({
  ...row,
  points: -row.points,
  score: -row.score,
  was_right: row.now_right,
  now_right: row.was_right,
  ability_change: -row.ability_change,
  difficulty_change: -row.difficulty_change,
  judged: judgedAs(granted === 1 ? 0 : is_right, row.was_right),
  right_change: granted === 1 ? -1 : 0,
  is_rated: ability_delta !== null,
})
