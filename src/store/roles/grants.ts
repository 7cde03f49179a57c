import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { GrantKey, GrantMove, StoredGrant } from '../../play/ports/roles.ts'
import { ALL_TIME } from '../../quiz/season.ts'
import { lockUntilCommit } from '../database/advisory-lock.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import type { RoleGrantsTable, Schema } from '../schema.ts'
import { addTask } from '../tasks.ts'

export const grantFromRow = (row: Selectable<RoleGrantsTable>): StoredGrant => ({
  guildId: row.guild_id,
  roleId: row.role_id,
  userId: row.user_id,
  state: row.state,
  at: Number(row.at),
  checkedAt: Number(row.checked_at),
})

/** A conditional statement for each step: of two processes that take the same one, the second finds no row. */
export const moveGrant = async (
  trx: Kysely<Schema>,
  key: GrantKey,
  { from, to, now }: GrantMove,
): Promise<boolean> => {
  if (from === null) return to !== null && insertGrant(trx, key, to, now)
  if (to === null) {
    const { numDeletedRows } = await trx
      .deleteFrom('role_grants')
      .where(isRow(key))
      .where('state', '=', from)
      .executeTakeFirst()
    return numDeletedRows > 0n
  }
  const { numUpdatedRows } = await trx
    .updateTable('role_grants')
    .set({ state: to, checked_at: now, ...(to !== from && { at: now }) })
    .where(isRow(key))
    .where('state', '=', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const isRow = ({ guildId, roleId, userId }: GrantKey): RawBuilder<boolean> =>
  sql`guild_id = ${guildId} and role_id = ${roleId} and user_id = ${userId}`

/** The lock lets a deletion find the row, or this statement find what was deleted. */
const insertGrant = async (
  trx: Kysely<Schema>,
  { guildId, roleId, userId }: GrantKey,
  state: StoredGrant['state'],
  now: number,
): Promise<boolean> => {
  await lockUntilCommit(trx, [`forget ${userId}`])
  const { numAffectedRows } = await sql`
    insert into role_grants (guild_id, role_id, user_id, state, at, checked_at)
    select cast(${guildId} as text), cast(${roleId} as text), cast(${userId} as text), cast(${state} as text),
      cast(${now} as bigint), cast(${now} as bigint)
    where exists (select 1 from totals where guild_id = ${guildId} and period = ${ALL_TIME} and user_id = ${userId})
      or exists (select 1 from streaks where guild_id = ${guildId} and user_id = ${userId})
      or exists (select 1 from exams where user_id = ${userId} and guild_id = ${guildId})
    on conflict do nothing`.execute(trx)
  return (numAffectedRows ?? 0n) > 0n
}

/**
 * What a deleted person got from the bot is taken back by a task, which needs these rows until then. All else that is known
 * about their roles is deleted.
 */
export const revokeGrants = async (trx: Kysely<Schema>, userId: string, at: number): Promise<void> => {
  await lockUntilCommit(trx, [`forget ${userId}`])
  const own = trx.deleteFrom('role_grants').where('user_id', '=', userId)
  await own.where('state', 'in', ['held', 'declined', 'absent']).execute()
  const revoked = await trx
    .updateTable('role_grants')
    .set({ state: 'taking', at })
    .where('user_id', '=', userId)
    .returning('role_id')
    .execute()
  if (revoked.length > 0) await addTask(trx, 'revoke-roles', userId, at, 'later')
}

/** Deletes up to `maxRows` rows of a guild, and resolves with how many there were. */
export const purgeGrants = async (trx: Kysely<Schema>, guildId: string, maxRows: number): Promise<number> => {
  const rows = trx.selectFrom('role_grants').where('guild_id', '=', guildId).limit(maxRows)
  const { numDeletedRows } = await trx
    .deleteFrom('role_grants')
    .where(({ eb, refTuple }) =>
      eb(
        refTuple('guild_id', 'role_id', 'user_id'),
        'in',
        rows.select(['guild_id', 'role_id', 'user_id']).$asTuple('guild_id', 'role_id', 'user_id'),
      ),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Moves the task of a guild that has one to a time, unless it's due before. One that is running now runs once more. */
export const hastenRoles = async (db: Kysely<Schema>, guildId: string, at: number): Promise<void> => {
  await moveAhead(db, { guildId, at })
}

const moveAhead = prepareQuery((db, at: { guildId: string; at: number }) =>
  db
    .updateTable('tasks')
    .set(eb => ({
      version: eb('version', '+', 1),
      due_at: sql<number>`case when due_at > cast(${at.at} as bigint) then cast(${at.at} as bigint) else due_at end`,
    }))
    .where('kind', '=', 'roles')
    .where('ref', '=', at.guildId),
)
