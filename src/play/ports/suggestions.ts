import type { SuggestedQuestion } from '../../quiz/suggestion/suggested-question.ts'

/** `draft`: only its author sees it. `sent`: it waits for a decision. The last three are in their guild's bank. */
export const SUGGESTION_STATES = ['draft', 'sent', 'rejected', 'trial', 'live', 'retired'] as const
export type SuggestionState = (typeof SUGGESTION_STATES)[number]

/** How an accepted question is used. */
export const BANK_STATES = ['trial', 'live', 'retired'] as const
export type BankState = (typeof BANK_STATES)[number]

export const isInBank = (state: SuggestionState): state is BankState =>
  (BANK_STATES as readonly SuggestionState[]).includes(state)

/** A question that a member suggests. Times are ms UTC. */
export type Suggestion = {
  readonly id: string
  readonly guildId: string
  readonly authorId: string
  /** Their name as it may be shown; null for someone who doesn't want to be named. */
  readonly authorName: string | null
  readonly content: SuggestedQuestion
  readonly state: SuggestionState
  /** Goes up with every change: a press on a button from before changes nothing. */
  readonly version: number
  readonly createdAt: number
  /** When they said that the words are their own; null if they didn't. */
  readonly ownWordsAt: number | null
  readonly sentAt: number | null
  /** The manager who works on it, and until when; null for no one. */
  readonly claim: { readonly by: string; readonly until: number } | null
  readonly decision: { readonly by: string; readonly at: number; readonly reason: string | null } | null
}

/** A suggestion as someone saw it. */
export type SeenSuggestion = { readonly id: string; readonly version: number }

/** A manager who acts on a sent suggestion. `now`: ms UTC; someone else's claim counts until it ends. */
export type ManagerAct = SeenSuggestion & {
  readonly guildId: string
  readonly by: string
  readonly now: number
}

/** `changed`: someone was faster, or it isn't there any more. `claimed`: someone else works on it. */
export type ActOutcome = 'done' | 'changed' | 'claimed'

/** Which suggestions managers see: those that wait, oldest first, or those in the bank, newest first. */
export const SUGGESTION_LISTS = ['queue', 'bank'] as const
export type SuggestionList = (typeof SUGGESTION_LISTS)[number]

/** The bank of a guild, of what was accepted there. */
export type GuildBank = { readonly guildId: string; readonly title: string; readonly version: number }

export type SuggestionStore = {
  /** Of one person in one guild, at most `max` are drafts or wait. */
  addSuggestion(suggestion: Suggestion, max: number): Promise<'added' | 'too-many'>
  /** Those of these ids that are kept. */
  findSuggestions(ids: readonly string[]): Promise<Suggestion[]>
  /** A person's drafts and what waits, oldest first. */
  openSuggestionsOf(userId: string, guildId: string): Promise<Suggestion[]>
  listSuggestions(
    guildId: string,
    list: SuggestionList,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<Suggestion[]>
  countSuggestions(guildId: string, list: SuggestionList): Promise<number>
  /** Replaces what the author wrote; it's a draft again. False if it has changed since, or was decided. */
  rewriteSuggestion(
    seen: SeenSuggestion,
    written: Pick<Suggestion, 'authorId' | 'authorName' | 'content' | 'ownWordsAt'>,
  ): Promise<boolean>
  sendSuggestion(seen: SeenSuggestion, authorId: string, at: number): Promise<boolean>
  /** Deletes one that isn't decided. */
  withdrawSuggestion(id: string, authorId: string): Promise<boolean>
  /** Changes the words of one that waits, as a manager. */
  editSuggestion(act: ManagerAct, content: SuggestedQuestion): Promise<ActOutcome>
  claimSuggestion(act: ManagerAct, until: number): Promise<ActOutcome>
  releaseSuggestion(act: ManagerAct): Promise<ActOutcome>
  /** Puts it into the guild's bank on trial, with a notice for the author and the task `write-bank`. `full`: `max` are in it. */
  acceptSuggestion(act: ManagerAct, title: string | null, max: number): Promise<ActOutcome | 'full'>
  /** With a notice for the author. */
  rejectSuggestion(act: ManagerAct, reason: string): Promise<ActOutcome>
  /** Changes how a question in the bank is used. */
  setBankState(act: ManagerAct, state: BankState): Promise<ActOutcome>
  /** Changes with every change of any guild's bank; null before the first one. */
  guildBanksVersion(): Promise<string | null>
  guildBanks(): Promise<GuildBank[]>
  /** All in a guild's bank, in a fixed order. */
  suggestionsInBank(guildId: string): Promise<Suggestion[]>
}
