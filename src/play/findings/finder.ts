import type { Deps } from '../deps.ts'
import type { Finding, FindingKind } from './finding.ts'

export type FindingDeps = Pick<
  Deps,
  'alerts' | 'banks' | 'dailies' | 'permissions' | 'roles' | 'settings' | 'suggestions' | 'weeklies'
>

/** Finds one kind. `unknown` where that can't be told now: then nothing counts as resolved. */
export type Finder = {
  readonly kind: FindingKind
  find(deps: FindingDeps, guildId: string): Promise<readonly Finding[] | 'unknown'>
}
