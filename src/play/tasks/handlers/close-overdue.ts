import { type CloseDeps, close } from '../../close.ts'
import { findAsked } from '../../find-asked.ts'

/** Closes a post whose time is over. */
export const closeOverdue = async (deps: CloseDeps, postId: string): Promise<void> => {
  const asked = await findAsked(deps, postId)
  if (asked && asked.post.closedAt === null) await close(deps, asked, 'time')
}
