import type { Act, Acted } from '../contract.ts'
import type { State } from './state.ts'

/** The one place where the page's state is kept; `change` draws anew. */
export type Holder = {
  readonly state: () => State
  readonly change: (part: Partial<State>) => void
}

/** What somebody does, wherever they are and whoever they are. */
export type Doing = Act extends infer One ? (One extends Act ? Omit<One, 'as' | 'in'> : never) : never

export type Perform = (doing: Doing) => Promise<Acted>
