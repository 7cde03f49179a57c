import type { BankView } from '../../contract/bank.ts'

export type BankState = {
  /** Null until the first event. */
  readonly view: BankView | null
  /** The key of the question to show; null for the overview. */
  readonly open: string | null
  /** Whether `view` was sent for the current `open`. */
  readonly answered: boolean
  /** The last known file of the open question, in case it does not play any more. */
  readonly file: string | null
  readonly filter: string
  /** When the files were last reloaded, ms UTC by this browser's clock. */
  readonly readAgainAt: number | null
  /** Whether the connection is lost. */
  readonly lost: boolean
}

export type BankActions = { readonly filter: (text: string) => void }

export const initialBankState = (open: string | null): BankState => ({
  view: null,
  open,
  answered: false,
  file: null,
  filter: '',
  readAgainAt: null,
  lost: false,
})

/** Opens another question. */
export const withOpenQuestion = (state: BankState, open: string | null): BankState =>
  open === state.open ? state : { ...state, open, answered: false, file: null }

/** Takes a view from the server. Only events after the first of a connection are file changes. */
export const withBankView = (state: BankState, view: BankView, at: number, isChange: boolean): BankState => ({
  ...state,
  view,
  answered: true,
  file: view.opened?.file ?? state.file,
  readAgainAt: isChange ? at : state.readAgainAt,
  lost: false,
})
