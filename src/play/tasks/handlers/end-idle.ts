import type { Deps } from '../../deps.ts'
import { findOpenIn } from '../../find-asked.ts'

/** Ends a session that waits for someone to ask for its next question. Its standings follow. */
export const endIdle = async (
  deps: Pick<Deps, 'banks' | 'clock' | 'posts' | 'sessions'>,
  sessionId: string,
): Promise<void> => {
  if (await findOpenIn(deps, sessionId)) return
  const now = deps.clock.now()
  await deps.sessions.endSession(sessionId, now, now)
}
