import { describe, expect, test } from 'vitest'
import type { Task } from '../../src/play/record.ts'
import { createTaskRunner } from '../../src/play/tasks/task-runner.ts'
import { openScratchStore } from '../store/open.ts'
import { NOON } from '../store/sample.ts'

const TASKS = 8

/** Tasks that are due, and a runner of one process that is told to stop while it starts the first of them. */
const stopAtFirstTask = async () => {
  const { store } = await openScratchStore()
  for (let n = 0; n < TASKS; n++) await store.tasks.addTask('close', `post-${n}`, NOON, 'live')
  const started: Task[] = []
  const clock = { now: () => NOON }
  const run = async (task: Task) => {
    started.push(task)
    runner.stopAccepting()
    await store.tasks.finishTask(task, NOON)
  }
  const queues = [{ queue: 'live' as const, maxRunning: 100 }]
  const runner = createTaskRunner(
    { clock, onError: () => {}, tasks: store.tasks },
    { queues, pace: null, run },
  )
  await runner.runDueTasks()
  return { store, started, runner }
}

describe('a process that is told to stop', () => {
  test('gives back what it has taken and not started, so that another process need not wait for its lease', async () => {
    const { store, started } = await stopAtFirstTask()
    expect(started).toHaveLength(1)
    const others = await store.tasks.takeDueTasks(NOON, 'live', 100)
    const refs = [...started, ...others].map(({ ref }) => ref)
    expect(refs.sort()).toEqual(Array.from({ length: TASKS }, (_, n) => `post-${n}`))
    // What was not started was not tried.
    expect(others.map(({ attempts }) => attempts)).toEqual(Array(TASKS - 1).fill(1))
  })

  test('starts nothing more', async () => {
    const { started, runner } = await stopAtFirstTask()
    await runner.runDueTasks()
    expect(started).toHaveLength(1)
  })
})
