import { DiscordAPIError, type REST } from 'discord.js'
import { Routes, ThreadAutoArchiveDuration } from 'discord-api-types/v10'
import type { Delivery } from '../../play/ports/publisher.ts'
import { dailyOf } from '../../play/record.ts'
import type { AskedPost } from '../../play/views.ts'
import type { Words } from '../../words/index.ts'

const THREAD_ALREADY_THERE = 160004

/** Opens a thread under a daily's message. Idempotent: succeeds if an earlier attempt has opened it. */
export const startThread = async (
  rest: REST,
  { post }: AskedPost,
  { question }: Words,
): Promise<Delivery> => {
  const messageId = post.messageId!
  const date = dailyOf(post)
  if (!date) throw new Error(`post ${post.id} is no daily: it gets no thread`)
  const body = {
    name: question.thread(date.day),
    auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
  }
  try {
    await rest.post(Routes.threads(post.channelId, messageId), { body })
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.status !== 400) throw error
    // Discord rejects it for good, for example because the channel is itself a thread.
    if (error.code !== THREAD_ALREADY_THERE)
      return { kind: 'gone', why: error.message, refusal: 'no-permission' }
  }
  return { kind: 'sent', messageId }
}
