import type { BankView, QuestionListing } from '../../contract/bank.ts'

export type BankState = {
  /** Null until the first event. */
  readonly view: BankView | null
  /** The key of the question to show; null for the overview. */
  readonly open: string | null
  /** Whether `view` was sent for the current `open`. */
  readonly answered: boolean
  readonly filter: Filter
  /** The keys of the files with the words of the filter; null where there are no words, or no answer yet. */
  readonly found: ReadonlySet<string> | null
  readonly create: CreateForm | null
  /** What an action says: why it failed, or that the path was copied. */
  readonly notice: string
  /** Whether previews are as wide as on a phone. */
  readonly narrow: boolean
  /** When the files were reloaded, ms UTC by the playground's clock; null again a few seconds later. */
  readonly reloadedAt: number | null
  /** Whether the connection is lost. */
  readonly lost: boolean
}

/** Empty texts filter nothing. */
export type Filter = {
  readonly words: string
  readonly state: '' | 'warning' | 'draft' | 'broken'
  readonly difficulty: string
  readonly topic: string
}

export type CreateForm = {
  readonly bank: string
  readonly name: string
  /** Why the server refused it; null before it did, and after a change. */
  readonly failed: string | null
}

export type BankActions = {
  readonly filter: (part: Partial<Filter>) => void
  readonly create: (form: CreateForm | null) => void
  readonly submit: (form: CreateForm) => void
  readonly edit: (key: string, line: number, column: number) => void
  readonly copy: (text: string) => void
  readonly narrow: (narrow: boolean) => void
}

export const NO_FILTER: Filter = { words: '', state: '', difficulty: '', topic: '' }

export const initialBankState = (open: string | null): BankState => ({
  view: null,
  open,
  answered: false,
  filter: NO_FILTER,
  found: null,
  create: null,
  notice: '',
  narrow: false,
  reloadedAt: null,
  lost: false,
})

/** Opens another question. */
export const withOpenQuestion = (state: BankState, open: string | null): BankState =>
  open === state.open ? state : { ...state, open, answered: false, notice: '' }

/** Takes a view from the server. Only events after the first of a connection are file changes. */
export const withBankView = (state: BankState, view: BankView, isChange: boolean): BankState => ({
  ...state,
  view,
  answered: true,
  reloadedAt: isChange ? view.now : state.reloadedAt,
  lost: false,
})

export const findListing = ({ view }: BankState, key: string | null): QuestionListing | null =>
  view?.banks.flatMap(({ questions }) => questions).find(one => one.key === key) ?? null

/** Whether a question passes the filter. */
export const passes =
  ({ filter, found }: BankState) =>
  ({ key, state, warnings, difficulty, topic }: QuestionListing): boolean =>
    (found === null || found.has(key)) &&
    (filter.difficulty === '' || filter.difficulty === difficulty) &&
    (filter.topic === '' || filter.topic === topic) &&
    (filter.state === '' || (filter.state === 'warning' ? warnings > 0 : filter.state === state))
