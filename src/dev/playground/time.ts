import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Bot } from '../../bot.ts'
import { parseCustomId } from '../../discord/interactions/custom-id.ts'
import { nextReminder } from '../../quiz/study/reminder.ts'
import type { LocalDiscord } from '../local-discord/discord.ts'
import type { StoredMessage } from '../local-discord/world.ts'
import type { PlaygroundClock } from './clock.ts'
import type { TimeAction, TimeResult } from './contract/time.ts'

type Parts = {
  readonly clock: PlaygroundClock
  readonly discord: LocalDiscord
  readonly bot: Pick<Bot, 'store'>
  readonly guildId: string
}

const TIME = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('day') }),
  z.object({ kind: z.literal('daily') }),
  z.object({ kind: z.literal('close'), messageId: z.string().regex(/^\d{1,20}$/) }),
])

/** Puts the clock forward, and waits until the bot has done what fell due. */
export const createTime =
  (parts: Parts) =>
  async (body: unknown): Promise<{ status: number; body: TimeResult | { failed: string } }> => {
    const { data } = TIME.safeParse(body)
    if (!data)
      return { status: 400, body: { failed: 'The page sent something its server doesn’t understand.' } }
    return { status: 200, body: { sentence: await pass(parts, data), now: parts.clock.now() } }
  }

const pass = (parts: Parts, time: TimeAction): Promise<string> => {
  if (time.kind === 'day') return nextDay(parts)
  return time.kind === 'daily' ? nextDaily(parts) : close(parts, time.messageId)
}

const DAY_MS = 86_400_000
/** The bot's scheduler ticks every second; what it then does takes moments. */
const TICK_MS = 1000
const QUIET_MS = 500
const TIMEOUT_MS = 15_000

const nextDay = async (parts: Parts): Promise<string> => {
  const { clock, discord } = parts
  const heard = listen(discord)
  const until = clock.now() + DAY_MS
  // One that is hours late would wait for the next day.
  for (const at of await remindersUntil(parts, until)) {
    clock.moveTo(at)
    await untilQuiet(heard.lastAt)
  }
  clock.moveTo(until)
  await untilQuiet(heard.lastAt)
  const { posted, edited } = heard.stop()
  return `It’s now ${formatTime(clock.now())}. ${whatCame(posted.length, edited.size)}`
}

/** When the people's next reminders come, in their order. */
const remindersUntil = async ({ clock, discord, bot }: Parts, until: number): Promise<number[]> => {
  const settings = await Promise.all(
    [...discord.world.users.keys()].map(id => bot.store.study.settingsOf(id)),
  )
  return settings
    .flatMap(({ zone, remindMinutes, remindedOn }) =>
      zone === null || remindMinutes === null
        ? []
        : nextReminder(zone, remindMinutes, remindedOn, clock.now()).at,
    )
    .filter(at => at > clock.now() && at < until)
    .sort((a, b) => a - b)
}

const nextDaily = async ({ clock, discord, bot, guildId }: Parts): Promise<string> => {
  const next = await firstDueDaily(bot, guildId)
  if (next === null) return 'No daily question is set yet. As Ana, run /daily set.'
  const heard = listen(discord)
  clock.moveTo(next.at)
  const came = await happens(discord, () =>
    heard.posted().some(({ channelId }) => channelId === next.channelId),
  )
  heard.stop()
  const where = `#${discord.world.channels.get(next.channelId)?.name ?? 'its channel'}`
  return came
    ? `It’s now ${formatTime(clock.now())}. The daily question is in ${where}.`
    : `It’s now ${formatTime(clock.now())}. No daily question appeared in ${where}: /daily show says why.`
}

/** When and where a server's next daily comes; null where none is set or all are paused. */
const firstDueDaily = async ({ store }: Pick<Bot, 'store'>, guildId: string) => {
  const dailies = await store.dailies.dailiesOf(guildId)
  const due = dailies.flatMap(({ next, channelId }) => (next === null ? [] : [{ at: next.at, channelId }]))
  return due.toSorted((one, other) => one.at - other.at)[0] ?? null
}

const close = async ({ clock, discord, bot }: Parts, messageId: string): Promise<string> => {
  const postId = postIn(discord, messageId)
  const post = postId === null ? null : await bot.store.posts.findPost(postId)
  if (!post || post.closedAt !== null) return 'There’s no open question in this message.'
  const heard = listen(discord)
  clock.moveTo(post.closesAt)
  const closed = await happens(discord, () => heard.edited().has(messageId))
  heard.stop()
  return closed
    ? `It’s now ${formatTime(clock.now())}. The question is closed.`
    : `It’s now ${formatTime(clock.now())}. The question is closed; its message hasn’t changed yet.`
}

/** The post id in the custom ids of a message. */
const postIn = ({ world }: LocalDiscord, messageId: string): string | null => {
  const [message] = [...world.channels.values()].flatMap(({ messages }) => messages.get(messageId) ?? [])
  const ids = [...JSON.stringify(message?.json.components ?? []).matchAll(/"custom_id":"([^"]*)"/g)]
  for (const [, id] of ids) {
    const meant = parseCustomId(id!)
    if (meant && 'postId' in meant) return meant.postId
  }
  return null
}

const listen = ({ world }: LocalDiscord) => {
  const posted: StoredMessage[] = []
  const edited = new Set<string>()
  let lastAt = 0
  const onMessage = (message: StoredMessage) => {
    posted.push(message)
    lastAt = performance.now()
  }
  const onEdit = ({ id }: StoredMessage) => {
    edited.add(id)
    lastAt = performance.now()
  }
  world.events.on('message', onMessage).on('edit', onEdit)
  return {
    posted: () => posted,
    edited: () => edited,
    /** When the last one came, by `performance.now()`. */
    lastAt: () => lastAt,
    stop() {
      world.events.off('message', onMessage).off('edit', onEdit)
      return { posted, edited }
    },
  }
}

/** Debounce: waits for a tick of the bot, then until nothing has come for a while. */
const untilQuiet = async (lastAt: () => number): Promise<void> => {
  const begin = performance.now()
  await wait(TICK_MS + QUIET_MS)
  while (performance.now() - lastAt() < QUIET_MS && performance.now() - begin < TIMEOUT_MS) await wait(25)
}

/** Whether the bot does it in time. */
const happens = (discord: LocalDiscord, condition: () => boolean): Promise<boolean> =>
  discord.until(condition, { timeoutMs: TIMEOUT_MS }).then(
    () => true,
    () => false,
  )

const whatCame = (posted: number, edited: number): string => {
  if (posted + edited === 0) return 'Nothing was due.'
  const parts = [
    posted > 0 && count(posted, 'new message'),
    edited > 0 && count(edited, 'message', ' changed'),
  ]
  return `${parts.filter(part => part !== false).join(', ')}.`
}

const count = (n: number, noun: string, after = ''): string => `${n} ${noun}${n === 1 ? '' : 's'}${after}`

const formatTime = (at: number): string => `${FORMAT.format(at).replace(' at ', ', ')} UTC`

const FORMAT = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
})
