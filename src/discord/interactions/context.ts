import type { Permissions } from '../../play/ports/permissions.ts'
import type { Quiz } from '../../play/quiz.ts'
import type { Words } from '../../words/index.ts'
import type { Pictures } from '../render/board/picture.ts'
import type { Owners } from '../rest/owners.ts'
import type { ProfileCache } from '../rest/profile-cache.ts'
import type { Respond } from '../rest/respond.ts'

/** What a handler of interactions may use. */
export type Context = {
  readonly quiz: Quiz
  /** In the language of the person, for replies that only they read. */
  readonly words: Words
  /** In another of Discord's locales, for what others read. */
  readonly wordsFor: (locale: string) => Words
  readonly respond: Respond
  readonly pictures: Pictures
  readonly profiles: Pick<ProfileCache, 'names'>
  readonly permissions: Permissions
  readonly owners: Owners
  /** People and servers whose data this process puts into files now. These are in memory, so no one gets two at a time. */
  readonly exporting: Set<string>
  /** The bot's clock, ms UTC. */
  readonly now: () => number
}
