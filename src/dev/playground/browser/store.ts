import type { Action, ActionResult } from '../contract/action.ts'
import type { State } from './state.ts'

/** The one place where the page's state is kept; `change` draws anew. */
export type PageStore = {
  readonly state: () => State
  readonly change: (part: Partial<State>) => void
}

/** What somebody does, wherever they are and whoever they are. */
export type ActionInput = Action extends infer One
  ? One extends Action
    ? Omit<One, 'as' | 'in'>
    : never
  : never

export type PerformAction = (doing: ActionInput) => Promise<ActionResult>
