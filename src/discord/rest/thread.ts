import { DiscordAPIError, type REST } from 'discord.js'
import { RESTJSONErrorCodes, Routes, ThreadAutoArchiveDuration } from 'discord-api-types/v10'
import type { Delivery, DeliveryRefusal } from '../../play/ports/publisher.ts'
import { dailyOf, type Post } from '../../play/record.ts'
import type { AskedPost } from '../../play/views.ts'
import type { Words } from '../../words/index.ts'
import { topicName } from '../render/daily.ts'
import { cutText } from '../render/parts/cut.ts'

/** Discord's limit, UTF-16 units. */
const MAX_NAME_LENGTH = 100

/** Opens a thread under a daily's message. Idempotent: succeeds if an earlier attempt has opened it. */
export const startThread = async (
  rest: REST,
  { post }: AskedPost,
  { question }: Words,
): Promise<Delivery> => {
  const messageId = post.messageId!
  const date = dailyOf(post)
  if (!date) throw new Error(`post ${post.id} isn’t a daily, so it gets no thread`)
  const body = {
    name: cutText(question.thread(date.day, aboutOf(post)), MAX_NAME_LENGTH),
    auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
  }
  try {
    await rest.post(Routes.threads(post.channelId, messageId), { body })
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.status !== 400) throw error
    // Discord rejects it for good, for example because the channel is itself a thread.
    if (error.code !== RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)
      return { kind: 'gone', why: error.message, refusal: refusalOf(error) }
  }
  return { kind: 'sent', messageId }
}

/** What tells several dailies of one channel apart. */
const aboutOf = ({ topic, difficulty }: Post): string[] =>
  [topicName(topic) ?? '', difficulty ?? ''].filter(Boolean)

const refusalOf = ({ code }: DiscordAPIError): DeliveryRefusal =>
  code === RESTJSONErrorCodes.MaximumActiveThreads ? 'too-many-threads' : 'no-permission'
