import type { Kysely } from 'kysely'
import {
  type ActOutcome,
  BANK_STATES,
  type BankState,
  type ManagerAct,
} from '../../play/ports/suggestions.ts'
import type { SuggestedQuestion } from '../../quiz/suggestion/suggested-question.ts'
import { lockUntilCommit } from '../database/advisory-lock.ts'
import { insertNotices } from '../people/notices.ts'
import type { Schema } from '../schema.ts'
import { bumpGuildBank } from './guild-bank-rows.ts'

/** What managers do with what waits, and with what is in their bank. */

export const editSent = (
  db: Kysely<Schema>,
  act: ManagerAct,
  content: SuggestedQuestion,
): Promise<ActOutcome> => changeSent(db, act, { content: JSON.stringify(content) })

export const claimSent = (db: Kysely<Schema>, act: ManagerAct, until: number): Promise<ActOutcome> =>
  changeSent(db, act, { claimed_by: act.by, claimed_until: until })

export const releaseSent = (db: Kysely<Schema>, act: ManagerAct): Promise<ActOutcome> =>
  changeSent(db, act, UNCLAIMED)

export const acceptSent = async (
  trx: Kysely<Schema>,
  act: ManagerAct,
  title: string | null,
  max: number,
): Promise<ActOutcome | 'full'> => {
  await lockUntilCommit(trx, [`guild-bank ${act.guildId}`])
  const inBank = await trx
    .selectFrom('suggestions')
    .select('id')
    .where('guild_id', '=', act.guildId)
    .where('state', 'in', BANK_STATES)
    .limit(max)
    .execute()
  if (inBank.length >= max) return 'full'
  const outcome = await decide(trx, act, { state: 'trial', reason: null })
  if (outcome === 'done') await bumpGuildBank(trx, act.guildId, title, act.now)
  return outcome
}

export const rejectSent = (trx: Kysely<Schema>, act: ManagerAct, reason: string): Promise<ActOutcome> =>
  decide(trx, act, { state: 'rejected', reason })

export const updateBankState = async (
  trx: Kysely<Schema>,
  { id, version, guildId, now }: ManagerAct,
  state: BankState,
): Promise<ActOutcome> => {
  const { numUpdatedRows } = await trx
    .updateTable('suggestions')
    .set({ state, version: version + 1 })
    .where('id', '=', id)
    .where('guild_id', '=', guildId)
    .where('version', '=', version)
    .where('state', 'in', BANK_STATES)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return 'changed'
  await bumpGuildBank(trx, guildId, null, now)
  return 'done'
}

const UNCLAIMED = { claimed_by: null, claimed_until: null }

/** The author hears of it once, at their next interaction. */
const decide = async (
  trx: Kysely<Schema>,
  act: ManagerAct,
  decision: { readonly state: 'trial' | 'rejected'; readonly reason: string | null },
): Promise<ActOutcome> => {
  const outcome = await changeSent(trx, act, {
    ...UNCLAIMED,
    ...decision,
    decided_by: act.by,
    decided_at: act.now,
  })
  if (outcome !== 'done') return outcome
  const { author_id: userId } = await trx
    .selectFrom('suggestions')
    .select('author_id')
    .where('id', '=', act.id)
    .executeTakeFirstOrThrow()
  await insertNotices(trx, [{ userId, kind: 'suggestion', ref: act.id, at: act.now }])
  return outcome
}

type Changes = Partial<Omit<Schema['suggestions'], 'id' | 'guild_id' | 'version'>>

/** A conditional update: only what waits, as the manager saw it, and that no one else works on. */
const changeSent = async (
  db: Kysely<Schema>,
  { id, version, guildId, by, now }: ManagerAct,
  changes: Changes,
): Promise<ActOutcome> => {
  const { numUpdatedRows } = await db
    .updateTable('suggestions')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('guild_id', '=', guildId)
    .where('version', '=', version)
    .where('state', '=', 'sent')
    .where(({ eb, or }) =>
      or([eb('claimed_by', 'is', null), eb('claimed_by', '=', by), eb('claimed_until', '<=', now)]),
    )
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return 'done'
  const claimed = await db
    .selectFrom('suggestions')
    .select('id')
    .where('id', '=', id)
    .where('guild_id', '=', guildId)
    .where('state', '=', 'sent')
    .where('claimed_by', '<>', by)
    .where('claimed_until', '>', now)
    .executeTakeFirst()
  return claimed ? 'claimed' : 'changed'
}
