import { type Kysely, sql } from 'kysely'
import type { Lane, Task, TaskKind } from '../play/record.ts'
import { prepared } from './prepared.ts'
import type { Schema } from './schema.ts'

export const dueTasks = async (
  db: Kysely<Schema>,
  now: number,
  lane: Lane,
  limit: number,
): Promise<Task[]> => {
  const rows = await selectDue(db, { now, lane, limit })
  return rows.map(row => ({
    kind: row.kind,
    ref: row.ref,
    lane: row.lane,
    dueAt: row.due_at,
    attempts: row.attempts,
    version: row.version,
  }))
}

const selectDue = prepared((db, at: { now: number; lane: Lane; limit: number }) =>
  db
    .selectFrom('tasks')
    .selectAll()
    .where('lane', '=', at.lane)
    .where('due_at', '<=', at.now)
    .orderBy('due_at')
    .limit(sql<number>`${at.limit}`),
)

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

/** Takes a task until `until`. Null where another process took it first. */
export const claimTask = async (db: Kysely<Schema>, task: Task, until: number): Promise<Task | null> => {
  const row = await db
    .updateTable('tasks')
    .set({ due_at: until, attempts: task.attempts + 1 })
    .where('kind', '=', task.kind)
    .where('ref', '=', task.ref)
    .where('due_at', '=', task.dueAt)
    .returningAll()
    .executeTakeFirst()
  return row ? { ...task, dueAt: row.due_at, attempts: row.attempts, version: row.version } : null
}

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
