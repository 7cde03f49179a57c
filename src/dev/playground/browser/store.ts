import type { Action, ActionResult } from '../contract/action.ts'
import type { State } from './state.ts'

/** The page's state; `change` renders it. */
export type PageStore = {
  readonly state: () => State
  readonly change: (part: Partial<State>) => void
}

/** An action without person and place. */
export type ActionInput = Action extends infer One
  ? One extends Action
    ? Omit<One, 'as' | 'in'>
    : never
  : never

export type PerformAction = (doing: ActionInput) => Promise<ActionResult>
