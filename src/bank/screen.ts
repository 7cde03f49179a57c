/** What a command of `npm run bank` has done: what to print, and the program's exit status. */
export type Said = { readonly text: string; readonly status: 0 | 1 | 2 }

/** Where a command shows itself. */
export type Screen = {
  readonly colours: boolean
  /** Replaces the line that says how far the work is; an empty text takes it away. */
  readonly progress: (text: string) => void
}
