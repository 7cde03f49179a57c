import { type REST, SnowflakeUtil } from 'discord.js'
import { type APIMessage, Routes } from 'discord-api-types/v10'
import { dailyOf, type Post } from '../../play/record.ts'
import { isFinal } from './discord-errors.ts'

const PAGE = 100
/** A thousand messages: a channel in which more were written since then has lost sight of it anyway. */
const MAX_PAGES = 10

/** Clock skew between Discord and this machine that is tolerated, ms. */
const MAX_CLOCK_SKEW_MS = 60_000

/**
 * The message that shows a post, where it was sent but the process died before storing its id. Recognized by its
 * buttons, whose custom ids carry the post's id. Null where it is not there, or may not be read.
 */
export const findMessage = async (rest: REST, post: Post): Promise<string | null> => {
  const since = Math.min(post.openedAt, dailyOf(post)?.dueAt ?? post.openedAt) - MAX_CLOCK_SKEW_MS
  let after = SnowflakeUtil.generate({ timestamp: since }).toString()
  for (let page = 0; page < MAX_PAGES; page++) {
    const messages = await read(rest, post.channelId, after)
    const found = messages.find(message => JSON.stringify(message.components ?? []).includes(`:${post.id}`))
    if (found) return found.id
    if (messages.length < PAGE) return null
    after = messages[0]!.id
  }
  return null
}

/** The messages right after one, the newest first. */
const read = async (rest: REST, channelId: string, after: string): Promise<APIMessage[]> => {
  const query = new URLSearchParams({ after, limit: String(PAGE) })
  try {
    return (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[]
  } catch (error) {
    // Sending will find out whether the channel can be used.
    if (isFinal(error)) return []
    throw error
  }
}
