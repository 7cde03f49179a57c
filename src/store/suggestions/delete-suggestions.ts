import type { Kysely } from 'kysely'
import { BANK_STATES } from '../../play/ports/suggestions.ts'
import { type DeletionStep, dayOf, someone } from '../people/anonymize.ts'
import type { Schema } from '../schema.ts'
import { bumpGuildBank, dropGuildBank } from './guild-bank-rows.ts'

/** What someone suggested. A question in a guild's bank stays, since they gave it, without them; anything else is deleted. */
export const deleteSuggestions: DeletionStep = async (trx, userId, maxRows) => {
  const rows = await trx
    .selectFrom('suggestions')
    .select(['id', 'guild_id', 'state'])
    .where('author_id', '=', userId)
    .limit(maxRows)
    .execute()
  const inBank = rows.filter(({ state }) => (BANK_STATES as readonly string[]).includes(state))
  const others = rows.filter(row => !inBank.includes(row)).map(({ id }) => id)
  // One that is accepted meanwhile is in a bank, and comes with the next rows.
  if (others.length > 0)
    await trx
      .deleteFrom('suggestions')
      .where('id', 'in', others)
      .where('state', 'not in', BANK_STATES)
      .execute()
  for (const { id } of inBank)
    await trx
      .updateTable('suggestions')
      .set(eb => ({
        author_id: someone(),
        author_name: null,
        version: eb('version', '+', 1),
        created_at: dayOf('created_at'),
        own_words_at: dayOf('own_words_at'),
        sent_at: dayOf('sent_at'),
      }))
      .where('id', '=', id)
      .execute()
  for (const guildId of new Set(inBank.map(({ guild_id }) => guild_id)))
    await bumpGuildBank(trx, guildId, null, 0)
  return rows.length > 0
}

/** What someone decided as a manager stays, under another id; what they worked on is free again. */
export const removeFromSuggestions = async (trx: Kysely<Schema>, userId: string): Promise<void> => {
  const decided = await trx.selectFrom('suggestions').select('id').where('decided_by', '=', userId).execute()
  for (const { id } of decided)
    await trx.updateTable('suggestions').set({ decided_by: someone() }).where('id', '=', id).execute()
  await trx
    .updateTable('suggestions')
    .set({ claimed_by: null, claimed_until: null })
    .where('claimed_by', '=', userId)
    .execute()
}

/** What was suggested in a guild, with the notices about it, and its bank. False if there was nothing left. */
export const purgeSuggestions = async (
  trx: Kysely<Schema>,
  guildId: string,
  maxRows: number,
): Promise<boolean> => {
  await dropGuildBank(trx, guildId, 0)
  const rows = await trx
    .selectFrom('suggestions')
    .select(['id', 'author_id'])
    .where('guild_id', '=', guildId)
    .limit(maxRows)
    .execute()
  if (rows.length === 0) return false
  const ids = rows.map(({ id }) => id)
  await trx
    .deleteFrom('notices')
    .where('user_id', 'in', [...new Set(rows.map(({ author_id }) => author_id))])
    .where('kind', '=', 'suggestion')
    .where('ref', 'in', ids)
    .execute()
  await trx.deleteFrom('suggestions').where('id', 'in', ids).execute()
  return true
}
