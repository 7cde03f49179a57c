import type { Deps } from '../deps.ts'
import type { Task } from '../record.ts'
import type { Queue } from './task-kinds.ts'
import { yieldToEventLoop } from './yield-to-event-loop.ts'

export type TaskRunner = {
  /** Runs the tasks that are due now, and resolves when they are done. Tasks of an earlier call are left to it. */
  runDueTasks(): Promise<void>
  /** Starts no more tasks, however many are due. */
  stopAccepting(): void
}

export type TaskRunnerOptions = {
  /** The queues in the order in which they are served, and how many tasks of each may run at the same time. */
  readonly queues: readonly { readonly queue: Queue; readonly maxRunning: number }[]
  /** Rate limiter: resolves when the next task may start; null where all due tasks may start together. */
  readonly pace: (() => Promise<void>) | null
  /** Runs a task that was taken, and handles its failure. */
  readonly run: (task: Task) => Promise<void>
}

/** How deep one call follows tasks that tasks add: a close adds its reveal, which runs in the same call. */
const MAX_DEPTH = 3

/** A runner of some queues' due tasks. */
export const createTaskRunner = (
  deps: Pick<Deps, 'clock' | 'onError' | 'tasks'>,
  options: TaskRunnerOptions,
): TaskRunner => {
  const running = new Set<string>()
  let isStarting = false
  let isStopping = false

  /** Paced tasks are taken one by one, so that other processes can take what this one cannot start yet. */
  const takeTasks = async (): Promise<Task[]> => {
    for (const { queue, maxRunning } of options.queues) {
      const room = maxRunning - [...running].filter(name => name.startsWith(`${queue} `)).length
      if (room <= 0) continue
      const taken = await deps.tasks.takeDueTasks(deps.clock.now(), queue, options.pace ? 1 : room)
      if (taken.length > 0) return taken
    }
    return []
  }

  /** Null where this process is still running it: taking it again has renewed its lease. */
  const startTask = (task: Task): Promise<void> | null => {
    const name = nameOf(task)
    if (running.has(name)) return null
    running.add(name)
    return options
      .run(task)
      .catch(error => deps.onError(`${task.kind} ${task.ref}: not done`, error))
      .finally(() => running.delete(name))
  }

  /** Ends the lease of tasks that were taken but not started, so that another process need not wait for it. */
  const giveBack = (tasks: readonly Task[]) =>
    Promise.all(
      tasks.map(task => deps.tasks.postponeTask({ ...task, attempts: task.attempts - 1 }, deps.clock.now())),
    )

  const startDueTasks = async (): Promise<Promise<void>[]> => {
    const started: Promise<void>[] = []
    for (let taken = await takeTasks(); taken.length > 0; taken = await takeTasks()) {
      while (taken.length > 0 && !isStopping) {
        const work = startTask(taken.shift()!)
        if (work) started.push(work)
        await (options.pace ?? yieldToEventLoop)()
      }
      await giveBack(taken)
      if (isStopping) return started
    }
    return started
  }

  return {
    async runDueTasks() {
      for (let depth = 0; depth < MAX_DEPTH && !isStarting && !isStopping; depth++) {
        isStarting = true
        const started = await startDueTasks().finally(() => {
          isStarting = false
        })
        if (started.length === 0) return
        await Promise.all(started)
      }
    },
    stopAccepting() {
      isStopping = true
    },
  }
}

const nameOf = ({ queue, kind, ref }: Task): string => `${queue} ${kind} ${ref}`
