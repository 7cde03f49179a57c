import type { Kysely } from 'kysely'
import {
  BANK_STATES,
  type Suggestion,
  type SuggestionList,
  type SuggestionState,
  type SuggestionStore,
} from '../../play/ports/suggestions.ts'
import { botState } from '../bot-state.ts'
import { lockUntilCommit } from '../database/advisory-lock.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'
import {
  acceptSent,
  claimSent,
  editSent,
  rejectSent,
  releaseSent,
  updateBankState,
} from './decide-suggestion.ts'
import { GUILD_BANKS_VERSION, selectGuildBanks } from './guild-bank-rows.ts'
import { rowFromSuggestion, suggestionFromRow } from './suggestion-rows.ts'

/** Suggestions. Every change is one conditional update, so of two that change the same one, the first wins. */
export const suggestionStore = (db: Kysely<Schema>): SuggestionStore => ({
  addSuggestion: (suggestion, max) => inTransaction(db, trx => addSuggestion(trx, suggestion, max)),
  findSuggestions: ids => findSuggestions(db, ids),
  openSuggestionsOf: (userId, guildId) => openSuggestionsOf(db, userId, guildId),
  listSuggestions: (guildId, list, page) => listSuggestions(db, guildId, list, page),
  countSuggestions: (guildId, list) => countSuggestions(db, guildId, list),
  rewriteSuggestion: (seen, written) => rewriteSuggestion(db, seen, written),
  sendSuggestion: (seen, authorId, at) => sendSuggestion(db, seen, authorId, at),
  withdrawSuggestion: (id, authorId) => withdrawSuggestion(db, id, authorId),
  editSuggestion: (act, content) => editSent(db, act, content),
  claimSuggestion: (act, until) => claimSent(db, act, until),
  releaseSuggestion: act => releaseSent(db, act),
  acceptSuggestion: (act, title, max) => inTransaction(db, trx => acceptSent(trx, act, title, max)),
  rejectSuggestion: (act, reason) => inTransaction(db, trx => rejectSent(trx, act, reason)),
  setBankState: (act, state) => inTransaction(db, trx => updateBankState(trx, act, state)),
  guildBanksVersion: () => botState(db).read(GUILD_BANKS_VERSION),
  guildBanks: () => selectGuildBanks(db),
  suggestionsInBank: guildId => suggestionsInBank(db, guildId),
})

const OPEN: readonly SuggestionState[] = ['draft', 'sent']

const STATES_OF: Readonly<Record<SuggestionList, readonly SuggestionState[]>> = {
  queue: ['sent'],
  bank: BANK_STATES,
}

/** The lock makes two of one person wait for each other: the second counts the first. */
const addSuggestion = async (
  trx: Kysely<Schema>,
  suggestion: Suggestion,
  max: number,
): Promise<'added' | 'too-many'> => {
  const { authorId, guildId } = suggestion
  await lockUntilCommit(trx, [`suggestions ${guildId} ${authorId}`])
  const open = await trx
    .selectFrom('suggestions')
    .select('id')
    .where('author_id', '=', authorId)
    .where('guild_id', '=', guildId)
    .where('state', 'in', OPEN)
    .limit(max)
    .execute()
  if (open.length >= max) return 'too-many'
  await trx.insertInto('suggestions').values(rowFromSuggestion(suggestion)).execute()
  return 'added'
}

const findSuggestions = async (db: Kysely<Schema>, ids: readonly string[]): Promise<Suggestion[]> => {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('suggestions').selectAll().where('id', 'in', ids).execute()
  return rows.map(suggestionFromRow)
}

const openSuggestionsOf = async (
  db: Kysely<Schema>,
  userId: string,
  guildId: string,
): Promise<Suggestion[]> => {
  const rows = await db
    .selectFrom('suggestions')
    .selectAll()
    .where('author_id', '=', userId)
    .where('guild_id', '=', guildId)
    .where('state', 'in', OPEN)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(suggestionFromRow)
}

const listed = (db: Kysely<Schema>, guildId: string, list: SuggestionList) =>
  db.selectFrom('suggestions').where('guild_id', '=', guildId).where('state', 'in', STATES_OF[list])

const listSuggestions = async (
  db: Kysely<Schema>,
  guildId: string,
  list: SuggestionList,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Suggestion[]> => {
  const rows = await listed(db, guildId, list)
    .selectAll()
    .orderBy('sent_at', list === 'queue' ? 'asc' : 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(suggestionFromRow)
}

const countSuggestions = async (
  db: Kysely<Schema>,
  guildId: string,
  list: SuggestionList,
): Promise<number> => {
  const { count } = await listed(db, guildId, list)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

const suggestionsInBank = async (db: Kysely<Schema>, guildId: string): Promise<Suggestion[]> => {
  const rows = await listed(db, guildId, 'bank').selectAll().orderBy('id').execute()
  return rows.map(suggestionFromRow)
}

const rewriteSuggestion: (
  db: Kysely<Schema>,
  ...args: Parameters<SuggestionStore['rewriteSuggestion']>
) => Promise<boolean> = async (db, { id, version }, { authorId, authorName, content, ownWordsAt }) => {
  const { numUpdatedRows } = await db
    .updateTable('suggestions')
    .set({
      author_name: authorName,
      content: JSON.stringify(content),
      own_words_at: ownWordsAt,
      state: 'draft',
      version: version + 1,
      sent_at: null,
      claimed_by: null,
      claimed_until: null,
    })
    .where('id', '=', id)
    .where('author_id', '=', authorId)
    .where('version', '=', version)
    .where('state', 'in', OPEN)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const sendSuggestion = async (
  db: Kysely<Schema>,
  { id, version }: { readonly id: string; readonly version: number },
  authorId: string,
  at: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('suggestions')
    .set({ state: 'sent', sent_at: at, version: version + 1 })
    .where('id', '=', id)
    .where('author_id', '=', authorId)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .where('own_words_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const withdrawSuggestion = async (db: Kysely<Schema>, id: string, authorId: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('suggestions')
    .where('id', '=', id)
    .where('author_id', '=', authorId)
    .where('state', 'in', OPEN)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
