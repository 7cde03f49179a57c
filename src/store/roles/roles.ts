import { type Kysely, type Selectable, sql } from 'kysely'
import type {
  AddedRule,
  GrantCount,
  GrantKey,
  GrantMove,
  RoleStore,
  StoredGrant,
  StoredRule,
} from '../../play/ports/roles.ts'
import type { RoleRule } from '../../quiz/roles.ts'
import { pointsBoard } from '../boards/points-board.ts'
import { currentKey } from '../boards/resets.ts'
import { selectLongStreaks } from '../boards/streak-board.ts'
import { inTransaction } from '../database/transaction.ts'
import { upsertGuild } from '../guilds/guild-settings.ts'
import type { RoleRulesTable, Schema } from '../schema.ts'
import { addTask } from '../tasks.ts'
import { grantFromRow, hastenRoles, moveGrant } from './grants.ts'

/** For so many people a rule can hold, the best ones: a guild's task keeps them in memory. */
const MAX_QUALIFIED = 20_000

export const roleStore = (db: Kysely<Schema>): RoleStore => ({
  rulesOf: guildId => selectRules(db, guildId),
  addRule: (guildId, rule, now, max) => inTransaction(db, trx => insertRule(trx, guildId, rule, now, max)),
  switchRule: (guildId, roleId, off) => updateRule(db, guildId, roleId, off),
  removeRule: (guildId, roleId) => inTransaction(db, trx => deleteRule(trx, guildId, roleId)),
  grantsOf: guildId => selectGrants(db, 'guild_id', guildId),
  countGrants: guildId => countGrants(db, guildId),
  revokedGrantsOf: async userId =>
    (await selectGrants(db, 'user_id', userId)).filter(({ state }) => state === 'taking'),
  qualifiedFor: (guildId, rule, season) => selectQualified(db, guildId, rule, season),
  moveGrant: (key, move) => inTransaction(db, trx => moveGrant(trx, key, move)),
  moveDeclined: (role, move) => moveDeclined(db, role, move),
  planRoles: (guildId, at) =>
    inTransaction(db, async trx => {
      await addTask(trx, 'roles', guildId, at, 'later')
      await hastenRoles(trx, guildId, at)
    }),
  hastenRoles: (guildId, at) => hastenRoles(db, guildId, at),
})

const ruleFromRow = (row: Selectable<RoleRulesTable>): StoredRule => ({
  roleId: row.role_id,
  measure: row.measure,
  threshold: row.threshold,
  bank: row.bank,
  mode: row.mode,
  isOn: row.off_because === null,
  off: row.off_because === null ? null : { because: row.off_because, since: Number(row.off_since) },
})

const selectRules = async (db: Kysely<Schema>, guildId: string): Promise<StoredRule[]> => {
  const rows = await db
    .selectFrom('role_rules')
    .selectAll()
    .where('guild_id', '=', guildId)
    .orderBy('set_at')
    .orderBy('role_id')
    .execute()
  return rows.map(ruleFromRow)
}

/** The guild's row, which is there until the end of a purge, is the lock for counting. */
const insertRule = async (
  trx: Kysely<Schema>,
  guildId: string,
  { roleId, measure, threshold, bank, mode }: Omit<RoleRule, 'isOn'>,
  now: number,
  max: number,
): Promise<AddedRule> => {
  await upsertGuild(trx, guildId)
  const rules = await selectRules(trx, guildId)
  if (rules.some(rule => rule.roleId === roleId)) return 'exists'
  if (rules.length >= max) return 'too-many'
  await trx
    .insertInto('role_rules')
    .values({
      guild_id: guildId,
      role_id: roleId,
      measure,
      threshold,
      bank,
      mode,
      set_at: now,
      off_because: 'new',
      off_since: now,
    })
    .execute()
  return 'added'
}

const updateRule = async (
  db: Kysely<Schema>,
  guildId: string,
  roleId: string,
  off: StoredRule['off'],
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('role_rules')
    .set({ off_because: off?.because ?? null, off_since: off?.since ?? null })
    .where('guild_id', '=', guildId)
    .where('role_id', '=', roleId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const deleteRule = async (trx: Kysely<Schema>, guildId: string, roleId: string): Promise<boolean> => {
  const { numDeletedRows } = await trx
    .deleteFrom('role_rules')
    .where('guild_id', '=', guildId)
    .where('role_id', '=', roleId)
    .executeTakeFirst()
  await trx
    .deleteFrom('role_grants')
    .where('guild_id', '=', guildId)
    .where('role_id', '=', roleId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('tasks')
            .select('ref')
            .where('kind', '=', 'revoke-roles')
            .whereRef('ref', '=', 'role_grants.user_id'),
        ),
      ),
    )
    .execute()
  return numDeletedRows > 0n
}

const selectGrants = async (
  db: Kysely<Schema>,
  column: 'guild_id' | 'user_id',
  id: string,
): Promise<StoredGrant[]> => {
  const rows = await db.selectFrom('role_grants').selectAll().where(column, '=', id).execute()
  return rows.map(grantFromRow)
}

const countGrants = async (db: Kysely<Schema>, guildId: string): Promise<GrantCount[]> => {
  const rows = await db
    .selectFrom('role_grants')
    .select(eb => ['role_id', 'state', eb.fn.countAll<number>().as('count')])
    .where('guild_id', '=', guildId)
    .groupBy(['role_id', 'state'])
    .execute()
  return rows.map(({ role_id, state, count }) => ({ roleId: role_id, state, count: Number(count) }))
}

const moveDeclined = async (
  db: Kysely<Schema>,
  { guildId, roleId }: Omit<GrantKey, 'userId'>,
  { to, now }: Omit<GrantMove, 'from'>,
): Promise<number> => {
  const isDeclined = sql<boolean>`guild_id = ${guildId} and role_id = ${roleId} and state = 'declined'`
  if (to === null) {
    const { numDeletedRows } = await db.deleteFrom('role_grants').where(isDeclined).executeTakeFirst()
    return Number(numDeletedRows)
  }
  const changed = db.updateTable('role_grants').set({ state: to, at: now })
  const { numUpdatedRows } = await changed.where(isDeclined).executeTakeFirst()
  return Number(numUpdatedRows)
}

const selectQualified = async (
  db: Kysely<Schema>,
  guildId: string,
  rule: RoleRule,
  season: string,
): Promise<string[]> => {
  switch (rule.measure) {
    case 'points':
      return selectByPoints(db, guildId, await currentKey(db, guildId, season), rule.threshold)
    case 'rank': {
      const board = pointsBoard(db, { guildId, period: await currentKey(db, guildId, season) })
      const best = await board.page(0, rule.threshold)
      return best.filter(({ points }) => points > 0).map(({ userId }) => userId)
    }
    case 'streak':
      return selectLongStreaks(db, guildId, rule.threshold, MAX_QUALIFIED)
    case 'exam':
      return selectPassed(db, guildId, rule.bank ?? '')
  }
}

const selectByPoints = async (
  db: Kysely<Schema>,
  guildId: string,
  period: string,
  threshold: number,
): Promise<string[]> => {
  const rows = await db
    .selectFrom('totals')
    .select('user_id')
    .where('guild_id', '=', guildId)
    .where('period', '=', period)
    .where('points', '>=', threshold)
    .orderBy('points', 'desc')
    .limit(MAX_QUALIFIED)
    .execute()
  return rows.map(({ user_id }) => user_id)
}

/** Full exams that were passed in this guild, as `isPassed` says: quiz/exam/result.ts. */
const selectPassed = async (db: Kysely<Schema>, guildId: string, bank: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('exams')
    .select('user_id')
    .distinct()
    .where('guild_id', '=', guildId)
    .where('bank', '=', bank)
    .where('format', '=', 'full')
    .where('score', 'is not', null)
    .where('score', '>=', sql<number>`pass_mark`)
    .limit(MAX_QUALIFIED)
    .execute()
  return rows.map(({ user_id }) => user_id)
}
