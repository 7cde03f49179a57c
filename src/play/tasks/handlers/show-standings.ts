import type { Deps } from '../../deps.ts'
import { publicNames } from '../../public-names.ts'

/** Shows how everyone did in a session that has ended. */
export const showStandings = async (
  deps: Pick<Deps, 'onError' | 'people' | 'publisher' | 'sessions'>,
  sessionId: string,
): Promise<void> => {
  const session = await deps.sessions.findSession(sessionId)
  if (!session) return
  const placings = await publicNames(deps, await deps.sessions.placingsOf(sessionId))
  const asked = await deps.sessions.countPosts(sessionId)
  const shown = await deps.publisher.standings({ session, placings, asked })
  if (shown.kind === 'gone') deps.onError(`standings ${sessionId}: can't be shown`, shown.why)
}
