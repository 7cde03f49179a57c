import { type Kysely, sql } from 'kysely'
import type { TaskStore } from '../play/ports/store.ts'
import type { Task } from '../play/record.ts'
import { type Queue, TASK_KINDS, type TaskKind, type TaskPolicy } from '../play/tasks/task-kinds.ts'
import { tryLock } from './lock.ts'
import { prepared } from './prepared.ts'
import type { Schema } from './schema.ts'
import { isSqlite } from './transaction.ts'

/** The kinds that a process knows, with their leases. */
export type KnownKinds = Readonly<Record<string, Pick<TaskPolicy, 'leaseMs'>>>

/** The durable queue of tasks. `kinds`: those of this version; an older or newer process knows others. */
export const taskStore = (db: Kysely<Schema>, kinds: KnownKinds = TASK_KINDS): TaskStore => {
  const takeDueTasks = createTakeDueTasks(db, kinds)
  return {
    addTask: async (kind, ref, dueAt, queue) => {
      await addTask(db, kind, ref, dueAt, queue)
    },
    isTaskPlanned: (kind, ref) => isTaskPlanned(db, kind, ref),
    oldestDueTask: queue => oldestDueTask(db, queue, kinds),
    takeDueTasks,
    finishTask: (task, nextDueAt) => finishTask(db, task, nextDueAt),
    postponeTask: async (task, until) => {
      await moveTask(db, task.kind, task.ref, until, task.attempts)
    },
    dropTask: async (kind, ref) => {
      await dropTasks(db, [kind], ref)
    },
    tryLock: (name, ms) => tryLock(db, name, ms),
  }
}

type Taking = { now: number; queue: Queue; limit: number }

/**
 * One statement takes what is due: it moves `due_at` to the end of the lease, so nobody else takes it before.
 * Compiled once, with one lease per known kind; tasks of unknown kinds stay for a process that knows them.
 */
const createTakeDueTasks = (db: Kysely<Schema>, kinds: KnownKinds): TaskStore['takeDueTasks'] => {
  const names = Object.keys(kinds)
  const leaseEnd = (now: number) =>
    sql<number>`case kind ${sql.join(
      names.map(
        kind => sql`when ${sql.lit(kind)} then cast(${now} as bigint) + ${sql.lit(kinds[kind]!.leaseMs)}`,
      ),
      sql` `,
    )} end`
  const due = (from: Kysely<Schema>, at: Pick<Taking, 'now' | 'queue'>) =>
    from
      .selectFrom('tasks')
      .where('queue', '=', at.queue)
      .where('due_at', '<=', at.now)
      .where('kind', 'in', sql<string>`(${sql.join(names.map(kind => sql.lit(kind)))})`)
  const selectAny = prepared((from, at: Pick<Taking, 'now' | 'queue'>) =>
    due(from, at).select('ref').limit(1),
  )
  const takeDue = prepared((from, at: Taking) => {
    const oldest = due(from, at).select(['kind', 'ref']).orderBy('due_at').limit(sql<number>`${at.limit}`)
    // Rows that another process takes at this very moment are skipped. SQLite has one writer at a time.
    const taken = isSqlite(from) ? oldest : oldest.forUpdate().skipLocked()
    return from
      .updateTable('tasks')
      .set(eb => ({ due_at: leaseEnd(at.now), attempts: eb('attempts', '+', 1) }))
      .where(({ eb, refTuple }) => eb(refTuple('kind', 'ref'), 'in', taken.$asTuple('kind', 'ref')))
      .returningAll()
  })
  return async (now, queue, limit) => {
    // A look takes no write lock, which SQLite gives to one at a time.
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

const oldestDueTask = async (db: Kysely<Schema>, queue: Queue, kinds: KnownKinds): Promise<number | null> => {
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

/** Adds a task. Where it exists, its time stays, and it runs once more if it is running now. */
export const addTask = (
  db: Kysely<Schema>,
  kind: TaskKind,
  ref: string,
  dueAt: number,
  queue: Queue = 'live',
) => upsertTask(db, { kind, ref, dueAt, queue })

const upsertTask = prepared((db, at: { kind: TaskKind; ref: string; dueAt: number; queue: Queue }) =>
  db
    .insertInto('tasks')
    .values({ kind: at.kind, ref: at.ref, queue: at.queue, due_at: at.dueAt, attempts: 0, version: 0 })
    .onConflict(conflict =>
      conflict.columns(['kind', 'ref']).doUpdateSet(eb => ({ version: eb('tasks.version', '+', 1) })),
    ),
)

/** Done: gone, unless it was added again since it was taken; then due at `nextDueAt`. */
const finishTask = async (db: Kysely<Schema>, task: Task, nextDueAt: number): Promise<void> => {
  const gone = await db
    .deleteFrom('tasks')
    .where('kind', '=', task.kind)
    .where('ref', '=', task.ref)
    .where('version', '=', task.version)
    .returning('ref')
    .executeTakeFirst()
  if (!gone) await moveTask(db, task.kind, task.ref, nextDueAt, 0)
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
