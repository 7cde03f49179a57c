import type { InteractionToken, Placing, Session } from '../record.ts'

export type SessionStore = {
  findSession(id: string): Promise<Session | null>
  /** Ends an open session that has no open post; its standings are due at `standingsAt`. False where it had ended. */
  endSession(sessionId: string, at: number, standingsAt: number): Promise<boolean>
  /**
   * Takes one of the follow-up messages that a session's token allows, and leaves at least `keep`. The session with
   * that token; null where none is left.
   */
  takeFollowUp(sessionId: string, keep: number): Promise<Session | null>
  /** Keeps the newest interaction token that a session's people bring, or the one that allows more. */
  refreshToken(sessionId: string, token: InteractionToken): Promise<void>
  placingsOf(sessionId: string): Promise<Placing[]>
  /** How many questions of a session went out. */
  countPosts(sessionId: string): Promise<number>
  countAnswersInRound(sessionId: string, round: number): Promise<number>
}
