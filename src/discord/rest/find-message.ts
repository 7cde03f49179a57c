import { type REST, SnowflakeUtil } from 'discord.js'
import { type APIMessage, Routes } from 'discord-api-types/v10'
import { dailyOf, type Post } from '../../play/record.ts'
import { isFinal } from './discord-errors.ts'

const PAGE_SIZE = 100

/** Up to 1,000 messages. After more than that, people in the channel no longer see the post anyway. */
const MAX_PAGES = 10

/** Tolerated clock skew between Discord and this machine, ms. */
const MAX_CLOCK_SKEW_MS = 60_000

/**
 * Crash recovery: finds a post's message when the process died between sending it and storing its id. The custom ids of
 * the message's buttons contain the post's id. Null if there is no such message, or the channel can't be read.
 */
export const findMessage = (rest: REST, post: Post): Promise<string | null> =>
  findByButton(rest, {
    channelId: post.channelId,
    since: Math.min(post.openedAt, dailyOf(post)?.dueAt ?? post.openedAt),
    part: `:${post.id}`,
  })

/** What to look for: `part` of a button's custom id, in messages since a time (ms UTC). */
type Wanted = { readonly channelId: string; readonly since: number; readonly part: string }

/** The first message with such a button; null if there is none, or the channel can't be read. */
export const findByButton = async (
  rest: REST,
  { channelId, since, part }: Wanted,
): Promise<string | null> => {
  let after = SnowflakeUtil.generate({ timestamp: since - MAX_CLOCK_SKEW_MS }).toString()
  for (let page = 0; page < MAX_PAGES; page++) {
    const messages = await fetchPage(rest, channelId, after)
    const match = messages.find(message => JSON.stringify(message.components ?? []).includes(part))
    if (match) return match.id
    if (messages.length < PAGE_SIZE) return null
    after = messages[0]!.id
  }
  return null
}

/** The page of messages right after a message id, newest first. */
const fetchPage = async (rest: REST, channelId: string, after: string): Promise<APIMessage[]> => {
  const query = new URLSearchParams({ after, limit: String(PAGE_SIZE) })
  try {
    return (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[]
  } catch (error) {
    // The caller sends the message next, and that reports what is wrong with the channel.
    if (isFinal(error)) return []
    throw error
  }
}
