import type { Task } from '../record.ts'
import type { Queue, TaskKind } from '../tasks/task-kinds.ts'

/** A durable queue of tasks: at most one of a kind for each thing (`ref`). */
export type TaskStore = {
  /** Adds a task. Where it exists, its time stays, and it runs once more if it is running now. */
  addTask(kind: TaskKind, ref: string, dueAt: number, queue: Queue): Promise<void>
  isTaskPlanned(kind: TaskKind, ref: string): Promise<boolean>
  /** When the first task of a queue is or was due; null where the queue is empty. */
  oldestDueTask(queue: Queue): Promise<number | null>
  /**
   * Takes up to `limit` due tasks, the longest due first, each under the lease of its kind: no one else takes it
   * before the lease is over. Tasks of a kind that this process does not know are left for one that does.
   */
  takeDueTasks(now: number, queue: Queue, limit: number): Promise<Task[]>
  /** Done: gone, unless it was asked for again meanwhile; then it is due at `nextDueAt`. */
  finishTask(task: Task, nextDueAt: number): Promise<void>
  /** Due again at `until`, or before that if it was planned again meanwhile. */
  postponeTask(task: Task, until: number): Promise<void>
  /** Drops a task in any state, for work that was done another way. */
  dropTask(kind: TaskKind, ref: string): Promise<void>
  /** A lock with a TTL of `ms` over all processes of the bot. False where another process holds it. */
  tryLock(name: string, ms: number): Promise<boolean>
}
