import { close } from './close.ts'
import { type DeliverDeps, deliverReveal, type ShowReveal } from './deliver.ts'
import { findAsked } from './find-asked.ts'
import { dailyOf, type InteractionToken, seriesOf } from './record.ts'

export type RevealOutcome =
  | { readonly kind: 'revealed' }
  | { readonly kind: 'already-closed' }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'unknown-post' }

/** Closes a post before its time, for the person who asked or somebody who may manage messages, and shows why. */
export const reveal = async (
  deps: DeliverDeps,
  postId: string,
  by: { readonly userId: string; readonly moderator: boolean; readonly token: InteractionToken },
  show: ShowReveal,
): Promise<RevealOutcome> => {
  const asked = await findAsked(deps, postId)
  if (!asked) return { kind: 'unknown-post' }
  const { post } = asked
  // A daily stays open until the next one, for those who come late in the day.
  if (dailyOf(post) !== null || (post.askedBy !== by.userId && !by.moderator)) return { kind: 'not-allowed' }
  const series = seriesOf(post)
  if (series) await deps.sessions.refreshToken(series.sessionId, by.token)
  const view = post.closedAt === null ? await close(deps, asked, 'revealed', by.userId) : null
  if (!view) return { kind: 'already-closed' }
  await deliverReveal(deps, view, show)
  return { kind: 'revealed' }
}
