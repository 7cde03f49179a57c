import { z } from 'zod'
import type { Log } from '../../../ops/log.ts'
import type { ClassAction, ClassActionResult, ClassRun, ClassView } from '../contract/class.ts'
import type { Feed } from '../server.ts'
import { infoOf, type Lesson, lessonsOf } from './lesson.ts'
import { type RunParts, runClass } from './run.ts'
import { PEOPLE } from './students.ts'

export type ClassSide = {
  readonly follow: () => Feed
  readonly act: (body: unknown) => Promise<{ status: number; body: ClassActionResult }>
  /** Resolves once no one presses any more. */
  readonly stop: () => Promise<void>
}

const ACTION = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), bank: z.string() }),
  z.object({ kind: z.literal('stop') }),
])

type Running = { readonly controller: AbortController; readonly ended: Promise<void> }

/** Lets simulated people answer questions of which one has a wrong key, one class at a time. */
export const createClassSide = (parts: Omit<RunParts, 'onChange'>, log: Log): ClassSide => {
  const listeners = new Set<() => void>()
  let run: ClassRun | null = null
  let running: Running | null = null
  const become = (next: ClassRun) => {
    run = next
    for (const changed of listeners) changed()
  }
  const startRun = (lesson: Lesson) => {
    const controller = new AbortController()
    const ended = runClass({ ...parts, onChange: become }, lesson, controller.signal)
      .catch(error => {
        log.error({ err: error }, 'the simulated class failed')
        become({ kind: 'failed', sentence: `${error instanceof Error ? error.message : error}.` })
      })
      .finally(() => {
        running = null
      })
    running = { controller, ended }
  }
  const perform = (action: ClassAction): string | null => {
    if (action.kind === 'stop') {
      running?.controller.abort()
      return null
    }
    if (running) return 'A class is still at it.'
    const lesson = lessonsOf(parts.planter.filed()).find(({ bank }) => bank.name === action.bank)
    if (!lesson) return 'This bank has no topic for a class any more.'
    startRun(lesson)
    return null
  }
  return {
    follow: () => ({
      now: (): ClassView => ({
        lessons: lessonsOf(parts.planter.filed()).map(infoOf),
        people: PEOPLE,
        run,
      }),
      onChange(changed) {
        listeners.add(changed)
        return () => listeners.delete(changed)
      },
    }),
    async act(body) {
      const { data } = ACTION.safeParse(body)
      const failed = data ? perform(data) : 'The page sent something its server doesn’t understand.'
      return { status: failed === null ? 200 : 400, body: { failed } }
    },
    async stop() {
      running?.controller.abort()
      await running?.ended
    },
  }
}
