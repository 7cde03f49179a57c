import { type Kysely, sql } from 'kysely'
import type { Leases } from '../play/ports.ts'
import { type Lane, TASK_KINDS, type Task, type TaskKind } from '../play/record.ts'
import { prepared } from './prepared.ts'
import type { Schema } from './schema.ts'
import { isSqlite } from './transaction.ts'

/** Takes what is due, the longest due first, each for as long as its kind says. */
export const takeDue = async (
  db: Kysely<Schema>,
  now: number,
  lane: Lane,
  limit: number,
  leaseMs: Leases,
): Promise<Task[]> => {
  // SQLite has one writer at a time: whoever only looks should not be it.
  if (isSqlite(db) && (await selectAny(db, { now, lane })).length === 0) return []
  const until = Object.fromEntries(TASK_KINDS.map(kind => [kind, now + leaseMs[kind]]))
  const rows = await updateDue(db, { now, lane, limit, ...(until as Record<TaskKind, number>) })
  return rows.map(row => ({
    kind: row.kind,
    ref: row.ref,
    lane: row.lane,
    dueAt: row.due_at,
    attempts: row.attempts,
    version: row.version,
  }))
}

const selectAny = prepared((db, at: { now: number; lane: Lane }) =>
  db.selectFrom('tasks').select('ref').where('lane', '=', at.lane).where('due_at', '<=', at.now).limit(1),
)

type Taking = { now: number; lane: Lane; limit: number } & Record<TaskKind, number>

const updateDue = prepared((db, at: Taking) =>
  db
    .updateTable('tasks')
    .set(eb => ({
      due_at: sql<number>`case kind ${sql.join(leasesOf(at), sql` `)} end`,
      attempts: eb('attempts', '+', 1),
    }))
    .where(({ eb, refTuple }) => eb(refTuple('kind', 'ref'), 'in', dueIn(db, at).$asTuple('kind', 'ref')))
    .returningAll(),
)

const leasesOf = (at: Taking) =>
  TASK_KINDS.map(kind => sql`when ${sql.lit(kind)} then cast(${at[kind]} as bigint)`)

/** What another process takes at this very moment is passed over, where there are others. */
const dueIn = (db: Kysely<Schema>, at: Taking) => {
  const due = db
    .selectFrom('tasks')
    .select(['kind', 'ref'])
    .where('lane', '=', at.lane)
    .where('due_at', '<=', at.now)
    .orderBy('due_at')
    .limit(sql<number>`${at.limit}`)
  return isSqlite(db) ? due : due.forUpdate().skipLocked()
}

export const oldestDue = async (db: Kysely<Schema>, lane: Lane): Promise<number | null> => {
  const row = await db
    .selectFrom('tasks')
    .select('due_at')
    .where('lane', '=', lane)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return row?.due_at ?? null
}

/** Asks for work. Where it is asked for already, its time stays and it will be done once more if it is under way. */
export const addTask = (
  db: Kysely<Schema>,
  kind: TaskKind,
  ref: string,
  dueAt: number,
  lane: Lane = 'live',
) => upsertTask(db, { kind, ref, dueAt, lane })

const upsertTask = prepared((db, at: { kind: TaskKind; ref: string; dueAt: number; lane: Lane }) =>
  db
    .insertInto('tasks')
    .values({ kind: at.kind, ref: at.ref, lane: at.lane, due_at: at.dueAt, attempts: 0, version: 0 })
    .onConflict(conflict =>
      conflict.columns(['kind', 'ref']).doUpdateSet(eb => ({ version: eb('tasks.version', '+', 1) })),
    ),
)

/** Done: gone, unless it was asked for again since it was claimed; then due at `again`. */
export const finishTask = async (db: Kysely<Schema>, task: Task, again: number): Promise<void> => {
  const gone = await db
    .deleteFrom('tasks')
    .where('kind', '=', task.kind)
    .where('ref', '=', task.ref)
    .where('version', '=', task.version)
    .returning('ref')
    .executeTakeFirst()
  if (!gone) await moveTask(db, task.kind, task.ref, again, 0)
}

export const isPlanned = async (db: Kysely<Schema>, kind: TaskKind, ref: string): Promise<boolean> => {
  const row = await db
    .selectFrom('tasks')
    .select('ref')
    .where('kind', '=', kind)
    .where('ref', '=', ref)
    .executeTakeFirst()
  return row !== undefined
}

/** A new time for a task, if there is such a task. */
export const moveTask = (db: Kysely<Schema>, kind: TaskKind, ref: string, dueAt: number, attempts: number) =>
  db
    .updateTable('tasks')
    .set({ due_at: dueAt, attempts })
    .where('kind', '=', kind)
    .where('ref', '=', ref)
    .execute()

export const dropTasks = (db: Kysely<Schema>, kinds: readonly TaskKind[], ref: string) =>
  db.deleteFrom('tasks').where('kind', 'in', kinds).where('ref', '=', ref).execute()
