import type { BankView } from '../../contract/bank.ts'

export type BankState = {
  /** Null until the server has told it. */
  readonly view: BankView | null
  /** The key of the question to show; null for the overview. */
  readonly open: string | null
  /** Whether `view` is what the server said with `open` opened. */
  readonly answered: boolean
  /** The file that the open question was last seen in, for when it does not play any more. */
  readonly file: string | null
  readonly filter: string
  /** When the files were last read again, ms UTC by this browser's clock. */
  readonly readAgainAt: number | null
  /** The server does not answer at the moment. */
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

/** Another question, in the list that is there. */
export const withOpenQuestion = (state: BankState, open: string | null): BankState =>
  open === state.open ? state : { ...state, open, answered: false, file: null }

/** What the server tells. Only what comes after the first on one connection is a change of the files. */
export const withBankView = (state: BankState, view: BankView, at: number, isChange: boolean): BankState => ({
  ...state,
  view,
  answered: true,
  file: view.opened?.file ?? state.file,
  readAgainAt: isChange ? at : state.readAgainAt,
  lost: false,
})
