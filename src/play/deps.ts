import type { Overlay } from './overlay.ts'
import type { MemberRoles } from './ports/member-roles.ts'
import type { Permissions } from './ports/permissions.ts'
import type { Clock, PlayMetrics, QuestionBanks, RandomSource } from './ports/process.ts'
import type { GuildList, Publisher } from './ports/publisher.ts'
import type { BankFolders, QuestionFiles } from './ports/question-files.ts'
import type { Store } from './ports/store.ts'
import type { TakeCooldown, TakeTurn } from './rate-limits.ts'
import type { GuildBanks } from './suggestions/guild-banks.ts'

/** All that the use cases in this folder need. Each picks what it uses; bot.ts binds them once. */
export type Deps = Store & {
  /** The overlay, for those who only ask questions. */
  readonly banks: QuestionBanks
  readonly overlay: Overlay
  readonly guildBanks: GuildBanks
  readonly questionFiles: QuestionFiles
  readonly bankFolders: BankFolders
  readonly publisher: Publisher
  readonly guildList: GuildList
  readonly permissions: Permissions
  readonly memberRoles: MemberRoles
  readonly clock: Clock
  readonly random: RandomSource
  readonly takeTurn: TakeTurn
  readonly takeCooldown: TakeCooldown
  /**
   * Rate limiter for background work: resolves when one more piece of it may start. Discord takes 50 requests a
   * second of a bot; without this, background requests would fill discord.js's queue ahead of what people wait for.
   */
  readonly pace: () => Promise<void>
  /** Called for every piece of work that failed and will be retried or given up. Must not throw. */
  readonly onError: (what: string, error: unknown) => void
  readonly metrics?: PlayMetrics
  /** Pause between a session's reveal and its next question, ms: time to read why. */
  readonly pauseMs: number
}
