import type { DeletionStep } from '../people/anonymize.ts'
import { lockQuestion } from './carry-out.ts'
import { questionsWithRun, readRun, writeRun } from './run.ts'

/**
 * Where a run came to an answer of this person, it goes on from the beginning of that post: grading answers again changes
 * nothing. After their answers, and after the batch that is under way, so that no later one comes to them.
 */
export const removeFromRuns: DeletionStep = async (trx, userId) => {
  for (const questionId of await questionsWithRun(trx)) {
    await lockQuestion(trx, questionId)
    const run = await readRun(trx, questionId)
    if (run?.after.user_id !== userId) continue
    await writeRun(trx, questionId, { ...run, after: { ...run.after, user_id: '' } })
    return true
  }
  return false
}
