/** What ids in a text mean, and what a select that Discord fills itself has to choose from. */
export type Names = {
  readonly people: ReadonlyMap<string, string>
  readonly roles: ReadonlyMap<string, { readonly name: string; readonly people: readonly string[] }>
  /** Channels and threads of the server, with Discord's type of each. */
  readonly places: ReadonlyMap<string, { readonly name: string; readonly type: number }>
}

/** Where nothing has a name. */
export const NO_NAMES: Names = { people: new Map(), roles: new Map(), places: new Map() }

/** For whom a text or a message is shown. */
export type Reader = {
  readonly names: Names
  /** The id of the one who reads; null where nobody in particular does. */
  readonly me: string | null
}
