import type { Kysely } from 'kysely'
import { type FindingKind, keyOfFinding } from '../../play/findings/finding.ts'
import type { FindingMessage, FindingStore } from '../../play/ports/findings.ts'
import { planFindings } from '../../quiz/plan-findings.ts'
import { lockUntilCommit } from '../database/advisory-lock.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'

export const findingStore = (db: Kysely<Schema>): FindingStore => ({
  findingState: guildId => selectState(db, guildId),
  nextFindingMessage: (guildId, message, found) =>
    inState(db, guildId, state => nextMessage(state, message, found)),
  markFindingsSent: (guildId, id, at) =>
    inState(db, guildId, ({ message }) => ({
      changes: message?.id === id ? { message: { ...message, sentAt: at } } : null,
      result: undefined,
    })),
  refuseFindingMessage: (guildId, { id, channelId, findings }) =>
    inState(db, guildId, ({ message, told }) => {
      const untold = findings.map(keyOfFinding)
      const changes = { message: null, told: told.filter(key => !untold.includes(key)), refused: channelId }
      return { changes: message?.id === id ? changes : null, result: undefined }
    }),
  allowFindings: guildId => inState(db, guildId, () => ({ changes: { refused: null }, result: undefined })),
  forgetFindings: guildId =>
    inState(db, guildId, () => ({ changes: { told: [], refused: null }, result: undefined })),
})

const selectState: (db: Kysely<Schema>, guildId: string) => ReturnType<FindingStore['findingState']> = async (
  db,
  guildId,
) => {
  const row = await db
    .selectFrom('guilds')
    .leftJoin('guild_findings', 'guild_findings.guild_id', 'guilds.guild_id')
    .select(['gone_at', 'refused'])
    .where('guilds.guild_id', '=', guildId)
    .executeTakeFirst()
  return { isThere: row !== undefined && row.gone_at === null, refused: row?.refused ?? null }
}

/** What a guild's managers were told. `message`: the last one. */
type State = {
  readonly told: readonly string[]
  readonly message: FindingMessage | null
  readonly refused: string | null
}

/** Reads and changes a guild's state in one transaction; no one else changes it meanwhile. */
const inState = <T>(
  db: Kysely<Schema>,
  guildId: string,
  run: (state: State) => { readonly changes: Partial<State> | null; readonly result: T },
): Promise<T> =>
  inTransaction(db, async trx => {
    await lockUntilCommit(trx, [`findings ${guildId}`])
    const state = await readState(trx, guildId)
    const { changes, result } = run(state)
    if (changes) await writeState(trx, guildId, { ...state, ...changes })
    return result
  })

const readState = async (trx: Kysely<Schema>, guildId: string): Promise<State> => {
  const row = await trx
    .selectFrom('guild_findings')
    .selectAll()
    .where('guild_id', '=', guildId)
    .executeTakeFirst()
  return {
    told: row ? JSON.parse(row.told) : [],
    message: row?.message == null ? null : JSON.parse(row.message),
    refused: row?.refused ?? null,
  }
}

const writeState = async (
  trx: Kysely<Schema>,
  guildId: string,
  { told, message, refused }: State,
): Promise<void> => {
  const row = { told: JSON.stringify(told), message: message && JSON.stringify(message), refused }
  await trx
    .insertInto('guild_findings')
    .values({ guild_id: guildId, ...row })
    .onConflict(conflict => conflict.column('guild_id').doUpdateSet(row))
    .execute()
}

type Next = FindingStore['nextFindingMessage']

const nextMessage = (
  { told, message: last }: State,
  { everyMs, ...message }: Parameters<Next>[1],
  { findings, unknown }: Parameters<Next>[2],
): { readonly changes: Partial<State> | null; readonly result: Awaited<ReturnType<Next>> } => {
  if (last?.sentAt === null) return { changes: null, result: last }
  const plan = planFindings(
    {
      standing: findings.map(keyOfFinding),
      told,
      isUnknown: key => unknown.includes(key.split(' ', 1)[0] as FindingKind),
      lastAt: last?.at ?? null,
    },
    message.at,
    everyMs,
  )
  const resolved = plan.told.length < told.length ? { told: plan.told } : null
  if (plan.kind === 'nothing') return { changes: resolved, result: null }
  if (plan.kind === 'wait') return { changes: resolved, result: { waitUntil: plan.until } }
  const keys = new Set(plan.news)
  const news = findings.filter(finding => keys.has(keyOfFinding(finding)))
  const made: FindingMessage = { ...message, sentAt: null, findings: news }
  return { changes: { told: plan.told, message: made }, result: made }
}
