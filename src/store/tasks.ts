import { type Kysely, sql } from 'kysely'
import type { TaskStore } from '../play/ports/tasks.ts'
import type { Task } from '../play/record.ts'
import { type Queue, TASK_KINDS, type TaskKind, type TaskPolicy } from '../play/tasks/task-kinds.ts'
import { tryLock } from './coordinator.ts'
import { prepareQuery } from './database/prepared-query.ts'
import { isSqlite } from './database/transaction.ts'
import type { Schema } from './schema.ts'

/** The task kinds of one version of the bot, with their leases. */
export type TaskLeases = Readonly<Record<string, Pick<TaskPolicy, 'leaseMs'>>>

/** A durable task queue. `kinds` are those of this version; an older or newer process on the same database has others. */
export const taskStore = (db: Kysely<Schema>, kinds: TaskLeases = TASK_KINDS): TaskStore => {
  const takeDueTasks = createTakeDueTasks(db, kinds)
  return {
    addTask: async (kind, ref, dueAt, queue) => {
      await addTask(db, kind, ref, dueAt, queue)
    },
    isTaskPlanned: (kind, ref) => isTaskPlanned(db, kind, ref),
    oldestDueTask: queue => oldestDueTask(db, queue, kinds),
    takeDueTasks,
    finishTask: (task, nextDueAt) => finishTask(db, task, nextDueAt),
    postponeTask: (task, until) => postponeTask(db, task, until),
    dropTask: async (kind, ref) => {
      await deleteTasks(db, [kind], ref)
    },
    tryLock: (name, ms) => tryLock(db, name, ms),
  }
}

type TakeValues = { now: number; queue: Queue; limit: number }

/**
 * Takes due tasks under a lease in one statement: it moves `due_at` to the end of the lease, so no other process takes
 * them before. Tasks of other kinds stay for a process that has those kinds.
 */
const createTakeDueTasks = (db: Kysely<Schema>, kinds: TaskLeases): TaskStore['takeDueTasks'] => {
  const names = Object.keys(kinds)
  const leaseEnd = (now: number) =>
    sql<number>`case kind ${sql.join(
      names.map(
        kind => sql`when ${sql.lit(kind)} then cast(${now} as bigint) + ${sql.lit(kinds[kind]!.leaseMs)}`,
      ),
      sql` `,
    )} end`
  const due = (from: Kysely<Schema>, at: Pick<TakeValues, 'now' | 'queue'>) =>
    from
      .selectFrom('tasks')
      .where('queue', '=', at.queue)
      .where('due_at', '<=', at.now)
      .where('kind', 'in', sql<string>`(${sql.join(names.map(kind => sql.lit(kind)))})`)
  const selectAny = prepareQuery((from, at: Pick<TakeValues, 'now' | 'queue'>) =>
    due(from, at).select('ref').limit(1),
  )
  const takeDue = prepareQuery((from, at: TakeValues) => {
    const oldest = due(from, at).select(['kind', 'ref']).orderBy('due_at').limit(sql<number>`${at.limit}`)
    // Skips rows that another process has locked. SQLite needs no row locks, because it has one writer at a time.
    const selection = isSqlite(from) ? oldest : oldest.forUpdate().skipLocked()
    return from
      .updateTable('tasks')
      .set(eb => ({ due_at: leaseEnd(at.now), attempts: eb('attempts', '+', 1) }))
      .where(({ eb, refTuple }) => eb(refTuple('kind', 'ref'), 'in', selection.$asTuple('kind', 'ref')))
      .returningAll()
  })
  return async (now, queue, limit) => {
    // A read first, because an empty queue is not worth SQLite's only write lock.
    if (isSqlite(db) && (await selectAny(db, { now, queue })).length === 0) return []
    const rows = await takeDue(db, { now, queue, limit })
    return rows.map(row => ({
      kind: row.kind as TaskKind,
      ref: row.ref,
      queue: row.queue,
      dueAt: row.due_at,
      attempts: row.attempts,
      version: row.version,
    }))
  }
}

const oldestDueTask = async (db: Kysely<Schema>, queue: Queue, kinds: TaskLeases): Promise<number | null> => {
  const row = await db
    .selectFrom('tasks')
    .select('due_at')
    .where('queue', '=', queue)
    .where('kind', 'in', Object.keys(kinds))
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return row?.due_at ?? null
}

/** Adds a task. If it exists, its time stays and its version goes up, so it runs once more if it is running now. */
export const addTask = (
  db: Kysely<Schema>,
  kind: TaskKind,
  ref: string,
  dueAt: number,
  queue: Queue = 'live',
) => upsertTask(db, { kind, ref, dueAt, queue })

const upsertTask = prepareQuery((db, at: { kind: TaskKind; ref: string; dueAt: number; queue: Queue }) =>
  db
    .insertInto('tasks')
    .values({ kind: at.kind, ref: at.ref, queue: at.queue, due_at: at.dueAt, attempts: 0, version: 0 })
    .onConflict(conflict =>
      conflict.columns(['kind', 'ref']).doUpdateSet(eb => ({ version: eb('tasks.version', '+', 1) })),
    ),
)

/** Optimistic lock: if the version has changed, the task was added again while it ran, and runs once more. */
const finishTask = async (db: Kysely<Schema>, task: Task, nextDueAt: number): Promise<void> => {
  const deleted = await db
    .deleteFrom('tasks')
    .where('kind', '=', task.kind)
    .where('ref', '=', task.ref)
    .where('version', '=', task.version)
    .returning('ref')
    .executeTakeFirst()
  if (!deleted) await moveTask(db, task.kind, task.ref, nextDueAt, 0)
}

const isTaskPlanned = async (db: Kysely<Schema>, kind: TaskKind, ref: string): Promise<boolean> => {
  const row = await db
    .selectFrom('tasks')
    .select('ref')
    .where('kind', '=', kind)
    .where('ref', '=', ref)
    .executeTakeFirst()
  return row !== undefined
}

/** A task that was added or planned again while it ran keeps that time if it is earlier. */
const postponeTask = async (db: Kysely<Schema>, task: Task, until: number): Promise<void> => {
  await db
    .updateTable('tasks')
    .set(eb => ({
      due_at: eb
        .case()
        .when(eb.or([eb('version', '=', task.version), eb('due_at', '>', until)]))
        .then(until)
        .else(eb.ref('due_at'))
        .end(),
      attempts: task.attempts,
    }))
    .where('kind', '=', task.kind)
    .where('ref', '=', task.ref)
    .execute()
}

/** Plans a task for this time, whether it exists or not. One that is running now runs once more. */
export const planTask = async (
  db: Kysely<Schema>,
  kind: TaskKind,
  ref: string,
  dueAt: number,
  queue: Queue,
): Promise<void> => {
  await addTask(db, kind, ref, dueAt, queue)
  await moveTask(db, kind, ref, dueAt, 0)
}

/** Reschedules a task, if it exists. */
export const moveTask = (db: Kysely<Schema>, kind: TaskKind, ref: string, dueAt: number, attempts: number) =>
  db
    .updateTable('tasks')
    .set({ due_at: dueAt, attempts })
    .where('kind', '=', kind)
    .where('ref', '=', ref)
    .execute()

export const deleteTasks = (db: Kysely<Schema>, kinds: readonly TaskKind[], ref: string) =>
  db.deleteFrom('tasks').where('kind', 'in', kinds).where('ref', '=', ref).execute()
