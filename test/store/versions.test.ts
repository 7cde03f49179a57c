import { describe, expect, test } from 'vitest'
import type { Task } from '../../src/play/record.ts'
import type { Queue, TaskKind } from '../../src/play/tasks/task-kinds.ts'
import { createTaskRunner } from '../../src/play/tasks/task-runner.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import { taskStore } from '../../src/store/tasks.ts'
import { engine } from './engines.ts'
import { connectTo } from './open.ts'
import { NOON, tasksWithLease } from './sample.ts'

/** A kind that only the newer version has. */
const NEW_KIND = 'exam-end' as TaskKind

/** During a rolling update: an older and a newer process on one database, each with a connection of its own. */
const startVersions = async () => {
  const address = await engine.address()
  const [oldDb, newDb] = [await connectTo(address), await connectTo(address)]
  await migrate(oldDb)
  const clock = { time: NOON, now: () => clock.time }
  const troubles: unknown[] = []
  const start = (tasks: ReturnType<typeof taskStore>) => {
    const ran: string[] = []
    const run = async (task: Task) => {
      ran.push(`${task.kind} ${task.ref}`)
      await tasks.finishTask(task, clock.time)
    }
    const onError = (what: string, error: unknown) => troubles.push([what, error])
    const queues = (['live', 'daily', 'later'] as const).map(queue => ({ queue, maxRunning: 10 }))
    return { tasks, ran, ...createTaskRunner({ clock, onError, tasks }, { queues, pace: null, run }) }
  }
  const older = start(taskStore(oldDb))
  const newer = start(tasksWithLease(newDb, 4000, { [NEW_KIND]: { leaseMs: 9000 } }))
  return { older, newer, clock, troubles }
}

describe('a task of a kind that an older process does not know', () => {
  test.each<Queue>(['live', 'daily', 'later'])(
    'stays in the queue %s, and stops nothing else there',
    async queue => {
      const { older, newer, troubles } = await startVersions()
      await newer.tasks.addTask(NEW_KIND, 'exam-1', NOON - 2000, queue)
      await newer.tasks.addTask('close', 'post-1', NOON - 1000, queue)
      await newer.tasks.addTask('reveal', 'post-2', NOON, queue)
      await older.runDueTasks()
      expect(older.ran.sort()).toEqual(['close post-1', 'reveal post-2'])
      expect(await newer.tasks.isTaskPlanned(NEW_KIND, 'exam-1')).toBe(true)
      await newer.runDueTasks()
      expect(newer.ran).toEqual([`${NEW_KIND} exam-1`])
      expect(await newer.tasks.isTaskPlanned(NEW_KIND, 'exam-1')).toBe(false)
      expect(troubles).toEqual([])
    },
  )

  test('does not fill the places of the tasks that it does know, however many there are', async () => {
    const { older, newer } = await startVersions()
    for (let n = 0; n < 30; n++) await newer.tasks.addTask(NEW_KIND, `exam-${n}`, NOON - 2000, 'live')
    await newer.tasks.addTask('close', 'post-1', NOON, 'live')
    await older.runDueTasks()
    expect(older.ran).toEqual(['close post-1'])
  })

  test('is no work that waits for the older one, and is taken by the newer one alone, with its own lease', async () => {
    const { older, newer, clock } = await startVersions()
    await newer.tasks.addTask(NEW_KIND, 'exam-1', NOON, 'live')
    expect(await older.tasks.oldestDueTask('live')).toBeNull()
    expect(await newer.tasks.oldestDueTask('live')).toBe(NOON)
    expect(await older.tasks.takeDueTasks(clock.time, 'live', 10)).toEqual([])
    const [taken] = await newer.tasks.takeDueTasks(clock.time, 'live', 10)
    expect(taken).toMatchObject({ kind: NEW_KIND, ref: 'exam-1', attempts: 1, dueAt: NOON + 9000 })
  })

  test('keeps its attempts and its time while the older one works', async () => {
    const { older, newer, clock } = await startVersions()
    await newer.tasks.addTask(NEW_KIND, 'exam-1', NOON, 'live')
    for (let second = 0; second < 20; second++) {
      clock.time += 1000
      await older.runDueTasks()
    }
    expect(await newer.tasks.takeDueTasks(clock.time, 'live', 10)).toMatchObject([{ attempts: 1 }])
  })
})
