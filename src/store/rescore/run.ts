import type { Kysely } from 'kysely'
import type { RescoreProgress } from '../../play/ports/corrections.ts'
import { botState } from '../bot-state.ts'
import type { Schema } from '../schema.ts'

/**
 * A decision that is being carried out, batch by batch. Each batch writes how far it came in its own transaction, so that each
 * is done once, whoever dies meanwhile. The name is unique in `bot_state`: a question has one run at a time.
 */
export type RescoreRun = RescoreProgress & {
  /** `take-back`: what an undone decision changed. Then all answers are graded again. */
  readonly phase: 'take-back' | 'regrade'
  /** The last answer that was graded: a post and a person. */
  readonly after: AnswerPlace
  /** Whether the answers are to be looked at again later: other processes may not know of the decision yet. */
  readonly isFirst: boolean
  /** When it began, ms UTC. */
  readonly at: number
}

export type AnswerPlace = { readonly post_id: string; readonly user_id: string }

export const BEFORE_ALL: AnswerPlace = { post_id: '', user_id: '' }

const PREFIX = 'rescore '
const nameOf = (questionId: string): string => PREFIX + questionId

export const readRun = async (db: Kysely<Schema>, questionId: string): Promise<RescoreRun | null> => {
  const value = await botState(db).read(nameOf(questionId))
  return value === null ? null : (JSON.parse(value) as RescoreRun)
}

/** Null at its end. */
export const writeRun = (trx: Kysely<Schema>, questionId: string, run: RescoreRun | null): Promise<void> =>
  botState(trx).write(nameOf(questionId), run && JSON.stringify(run))

/** The questions that something is being carried out about: few at any time. */
export const questionsWithRun = async (db: Kysely<Schema>): Promise<string[]> => {
  const rows = await db
    .selectFrom('bot_state')
    .select('name')
    .where('name', 'like', `${PREFIX}%`)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name.slice(PREFIX.length))
}
