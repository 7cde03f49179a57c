import type { BoardEntry, BoardName, RankedTotal, Total } from '../../quiz/ranking.ts'
import type { DaySpan } from '../../quiz/season.ts'

/** What the boards of a guild show. Of a board that was reset, only what was answered since. */
export type BoardStore = {
  /** `limit` rows of a board from `offset`, best first. A streak's points and answers are the period's. */
  boardPage(
    guildId: string,
    period: string,
    by: BoardName,
    offset: number,
    limit: number,
  ): Promise<RankedTotal[]>
  /** The first TOP_RANKS + 1 people by points. Concurrent calls share a read, which begins after all of them. */
  leadersOf(guildId: string, period: string): Promise<readonly Total[]>
  placeOf(guildId: string, period: string, by: BoardName, userId: string): Promise<BoardEntry | null>
  /** How one person did everywhere, practice included. */
  ownStatistics(userId: string, season: DaySpan): Promise<OwnStatistics>
}

/** Answers, and how many of them were right. */
export type Share = { readonly answered: number; readonly right: number }

export type OwnStatistics = { readonly season: Share; readonly ever: Share }
