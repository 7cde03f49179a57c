import { setTimeout as wait } from 'node:timers/promises'
import type { Deps } from './deps.ts'
import type { Lane, Task } from './record.ts'
import { turn } from './turn.ts'

export type LanePlan = {
  /** The lanes in the order in which they are served, and how much of each may be under way at once. */
  readonly lanes: readonly { readonly lane: Lane; readonly most: number }[]
  /** Time between two beginnings, ms. */
  readonly paceMs: number
  readonly leaseMs: Readonly<Record<Task['kind'], number>>
  /** Does a task that was claimed; sees to its failure itself. */
  readonly perform: (task: Task) => Promise<void>
}

/** Work that follows from work (a close is followed by its reveal) is done in the same go, this deep. */
const DEEPEST = 3

type Hand = 'claiming' | 'working'

export type Due = {
  /** Does what is due now, and resolves when that is done. What an earlier call is still at is left to it. */
  doDue(): Promise<void>
  /** Begins nothing more, however much is due. */
  rest(): void
}

/** Gives what does the due work of some lanes. */
export const createLane = (deps: Deps, plan: LanePlan): Due => {
  const inHand = new Map<string, Hand>()
  let beginning = false
  let resting = false

  const claimAndDo = async (name: string, due: Task): Promise<void> => {
    const task = await deps.store.claim(due, deps.clock.now() + plan.leaseMs[due.kind])
    if (!task) return deps.tally?.duplicatePrevented('task')
    inHand.set(name, 'working')
    await plan.perform(task)
  }

  /** Null where it is under way already. */
  const begin = (task: Task): Promise<void> | null => {
    const name = nameOf(task)
    const hand = inHand.get(name)
    if (hand === 'claiming') return null
    // Still at it: the lease is renewed, so that nobody begins it again and it takes no place among what is due.
    if (hand === 'working') return deps.store.postpone(task, deps.clock.now() + plan.leaseMs[task.kind])
    inHand.set(name, 'claiming')
    return claimAndDo(name, task).finally(() => inHand.delete(name))
  }

  const dueNow = async (): Promise<Task[]> => {
    const found: Task[] = []
    for (const { lane, most } of plan.lanes) {
      const room = most - [...inHand.keys()].filter(name => name.startsWith(lane)).length
      if (room > 0) found.push(...(await deps.store.dueTasks(deps.clock.now(), lane, room)))
    }
    return found
  }

  const beginDue = async (): Promise<Promise<void>[]> => {
    const begun: Promise<void>[] = []
    // What could not even be claimed is due still, and must not be begun again and again.
    const tried = new Set<string>()
    for (let before = -1; begun.length > before; ) {
      before = begun.length
      for (const task of await dueNow()) {
        if (resting) return begun
        const work = tried.has(nameOf(task)) ? null : begin(task)
        tried.add(nameOf(task))
        if (work === null) continue
        begun.push(work.catch(error => deps.onTrouble(`${task.kind} ${task.ref}: not done`, error)))
        await (plan.paceMs === 0 ? turn() : wait(plan.paceMs))
      }
    }
    return begun
  }

  const doDue = async (): Promise<void> => {
    for (let depth = 0; depth < DEEPEST && !beginning && !resting; depth++) {
      beginning = true
      const begun = await beginDue().finally(() => {
        beginning = false
      })
      if (begun.length === 0) return
      await Promise.all(begun)
    }
  }
  const rest = () => {
    resting = true
  }
  return { doDue, rest }
}

const nameOf = ({ lane, kind, ref }: Task): string => `${lane} ${kind} ${ref}`
