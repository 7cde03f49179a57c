import { ButtonStyle, ChannelType } from 'discord-api-types/v10'
import type { DailyStatus } from '../../play/dailies/daily.ts'
import type { NeededPermission } from '../../play/ports/permissions.ts'
import type { Daily, Post } from '../../play/record.ts'
import { formatTime } from '../../quiz/time-of-day.ts'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, linkTo, row, text } from './parts/body.ts'
import { fitBlocks, type TextBlock } from './parts/fit.ts'
import { toSeconds } from './parts/timestamp.ts'
import { attachment } from './question/parts.ts'

/** Where a question can be posted every day. */
export const DAILY_CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.AnnouncementThread,
] as const

/** A daily with what the bot lacks in its channel now. */
export type CheckedDaily = DailyStatus & { readonly missing: readonly NeededPermission[] | 'unchecked' }

/** The dailies of a server: what each does, when it comes next, and what went wrong. */
export const dailiesBody = (dailies: readonly CheckedDaily[], zone: string, words: Words): Body => {
  const { daily } = words
  const texts = dailies.map((status, index) => statusOf(status, index + 1, words))
  const fitted = fitBlocks(
    [
      { text: `## ${daily.title}`, dropOrder: 0 },
      ...(texts.length > 0 ? texts : [daily.none]).map((text): TextBlock => ({ text, dropOrder: 0 })),
      { text: texts.length > 0 ? `-# ${daily.zoneOfServer(zone)}` : '', dropOrder: 0 },
    ],
    words.attached,
  )
  return bodyOf([frame([...fitted.texts.map(text), ...attachment(fitted.file)], COLOURS.open)], {
    flags: EPHEMERAL,
    files: fitted.file ? [fitted.file] : [],
  })
}

const statusOf = ({ daily, lastPost, missing }: CheckedDaily, n: number, words: Words): string => {
  const { permissions } = words
  const lines = [
    words.format.joinItems([
      words.daily.line(n, channelOf(daily), formatTime(daily.minutes), daily.zone),
      ...extrasOf(daily, words),
    ]),
    daily.next ? words.daily.next(toSeconds(daily.next.at)) : '',
    problemOf(daily, words),
    missing !== 'unchecked' && missing.length > 0
      ? permissions.missingNow(missing.map(name => permissions.names[name]))
      : '',
    lastPost ? `-# ${words.daily.lastPost(linkToPost(lastPost))}` : '',
  ]
  return lines.filter(line => line !== '').join('\n')
}

/** A daily in one line: where, when, what about. */
export const dailySummary = (daily: Daily, words: Words): string =>
  words.format.joinItems([
    channelOf(daily),
    `${formatTime(daily.minutes)} ${daily.zone}`,
    ...extrasOf(daily, words),
  ])

/** Asks before a daily is deleted, and names what would go. */
export const confirmOffBody = (daily: Daily, userId: string, words: Words): Body => {
  const { confirmOff, confirmOffButton, cancelOff } = words.daily
  return bodyOf(
    [
      text(confirmOff(dailySummary(daily, words))),
      row([
        button({ kind: 'off', dailyId: daily.id, userId }, confirmOffButton, { style: ButtonStyle.Danger }),
        button({ kind: 'cancel', userId }, cancelOff),
      ]),
    ],
    { flags: EPHEMERAL },
  )
}

export const channelOf = ({ channelId }: Pick<Daily, 'channelId'>): string => `<#${channelId}>`

export const linkToPost = ({ guildId, channelId, messageId }: Post): string =>
  linkTo(guildId, channelId, messageId ?? '')

const extrasOf = (from: Daily, words: Words): string[] => [
  topicName(from.topic) ?? words.daily.everything,
  ...settingsOf(from, words),
]

const settingsOf = ({ difficulty, roleId, thread }: Daily, { daily }: Words): string[] => [
  ...(difficulty ? [difficulty] : []),
  ...(roleId ? [daily.mentions(`<@&${roleId}>`)] : []),
  ...(thread ? [daily.threads] : []),
]

/** `saa-c03/tag/S3` reads as `S3`. */
export const topicName = (topic: string | null): string | null =>
  topic?.split('/').slice(2).join('/') || topic

const problemOf = ({ problem, next }: Daily, { daily, format }: Words): string => {
  if (!problem) return ''
  const sentence = daily.problem(daily.problems[problem.kind], toSeconds(problem.at))
  return next === null ? format.joinSentences([sentence, daily.resumeHint]) : `-# ${sentence}`
}

/** What a daily is after `/daily set`. */
export const setBody = (daily: Daily, changed: boolean, words: Words): Body => {
  const confirmation = changed ? words.daily.changed : words.daily.set
  const lines = [
    confirmation(channelOf(daily), formatTime(daily.minutes), daily.zone),
    words.format.joinItems([words.daily.topics(topicName(daily.topic)), ...settingsOf(daily, words)]),
    daily.next ? words.daily.next(toSeconds(daily.next.at)) : '',
    `-# ${words.daily.alsoNow}`,
  ]
  return bodyOf([text(lines.filter(line => line !== '').join('\n'))], { flags: EPHEMERAL })
}
