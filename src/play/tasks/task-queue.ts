import type { Deps } from '../deps.ts'
import type { Leases } from '../ports.ts'
import type { Lane, Task } from '../record.ts'
import { turn } from './yield.ts'

export type LanePlan = {
  /** The lanes in the order in which they are served, and how much of each may be under way at once. */
  readonly lanes: readonly { readonly lane: Lane; readonly most: number }[]
  /** Resolves when the next may begin; null where all that is due may begin at once. */
  readonly pace: (() => Promise<void>) | null
  readonly leaseMs: Leases
  /** Does a task that was taken; sees to its failure itself. */
  readonly perform: (task: Task) => Promise<void>
}

/** Work that follows from work (a close is followed by its reveal) is done in the same go, this deep. */
const MAX_DEPTH = 3

export type Due = {
  /** Does what is due now, and resolves when that is done. What an earlier call is still at is left to it. */
  doDue(): Promise<void>
  /** Begins nothing more, however much is due. */
  rest(): void
}

/** Gives what does the due work of some lanes. */
export const createLane = (deps: Deps, plan: LanePlan): Due => {
  const inHand = new Set<string>()
  let beginning = false
  let resting = false

  /** What is to be paced is taken one by one, so that others take what this process cannot begin yet. */
  const take = async (): Promise<Task[]> => {
    for (const { lane, most } of plan.lanes) {
      const room = most - [...inHand].filter(name => name.startsWith(lane)).length
      if (room <= 0) continue
      const limit = plan.pace ? 1 : room
      const taken = await deps.store.takeDue(deps.clock.now(), lane, limit, plan.leaseMs)
      if (taken.length > 0) return taken
    }
    return []
  }

  /** Null where this process is still at it: to take it anew has renewed its lease. */
  const begin = (task: Task): Promise<void> | null => {
    const name = nameOf(task)
    if (inHand.has(name)) return null
    inHand.add(name)
    return plan
      .perform(task)
      .catch(error => deps.onTrouble(`${task.kind} ${task.ref}: not done`, error))
      .finally(() => inHand.delete(name))
  }

  const giveBack = (tasks: readonly Task[]) =>
    Promise.all(
      tasks.map(task => deps.store.postpone({ ...task, attempts: task.attempts - 1 }, deps.clock.now())),
    )

  const beginDue = async (): Promise<Promise<void>[]> => {
    const begun: Promise<void>[] = []
    for (let taken = await take(); taken.length > 0; taken = await take()) {
      while (taken.length > 0 && !resting) {
        const work = begin(taken.shift()!)
        if (work) begun.push(work)
        await (plan.pace ?? turn)()
      }
      await giveBack(taken)
      if (resting) return begun
    }
    return begun
  }

  const doDue = async (): Promise<void> => {
    for (let depth = 0; depth < MAX_DEPTH && !beginning && !resting; depth++) {
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
