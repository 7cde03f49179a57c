import { close } from './close.ts'
import { type DeliverDeps, deliverReveal, type ShowReveal } from './deliver.ts'
import { findPressed } from './find-asked.ts'
import { dailyOf, type InteractionToken, mayEnd, seriesOf } from './record.ts'
import { settingsOf } from './settings/banks.ts'
import type { MayEnd } from './settings/choices.ts'

export type RevealOutcome =
  | { readonly kind: 'revealed' }
  | { readonly kind: 'already-closed' }
  | { readonly kind: 'not-allowed'; readonly rule: MayEnd | 'daily' }
  | { readonly kind: 'unknown-post' }

/** Who presses a button, and where. */
export type Presser = {
  readonly userId: string
  readonly channelId: string
  readonly token: InteractionToken
}

/** Closes a post before its time, for someone who may by the guild's rule, and shows why. */
export const reveal = async (
  deps: DeliverDeps,
  postId: string,
  by: Presser & { readonly moderator: boolean },
  show: ShowReveal,
): Promise<RevealOutcome> => {
  const asked = await findPressed(deps, { postId, channelId: by.channelId })
  if (!asked) return { kind: 'unknown-post' }
  const { post } = asked
  // It stays open until the next one, for those who come late in the day.
  if (dailyOf(post) !== null) return { kind: 'not-allowed', rule: 'daily' }
  const { mayEnd: rule } = await settingsOf(deps, post.guildId)
  if (!mayEnd(by, { by: post.askedBy, audience: post.audience }, rule)) return { kind: 'not-allowed', rule }
  const series = seriesOf(post)
  if (series) await deps.sessions.refreshToken(series.sessionId, by.token)
  const view = post.closedAt === null ? await close(deps, asked, 'revealed', by.userId) : null
  if (!view) return { kind: 'already-closed' }
  await deliverReveal(deps, view, show)
  return { kind: 'revealed' }
}
