import type { Kysely } from 'kysely'
import type { Card } from '../../src/play/study/record.ts'
import type { Schema } from '../../src/store/schema.ts'
import { cardFromRow } from '../../src/store/study/rows.ts'

/** Someone's cards that are due on a day (day number) or before, the least likely to be remembered first. */
export const dueCards = async (db: Kysely<Schema>, userId: string, on: number): Promise<Card[]> => {
  const rows = await db
    .selectFrom('cards')
    .selectAll()
    .where('user_id', '=', userId)
    .where('due_on', '<=', on)
    .orderBy('question_id')
    .execute()
  const forgotten = ({ lastOn, stability }: Card) => (on - lastOn) / stability
  return rows.map(cardFromRow).sort((a, b) => forgotten(b) - forgotten(a))
}
