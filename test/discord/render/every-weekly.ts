import { noticeBody } from '../../../src/discord/render/parts/body.ts'
import { weeklyLine, weeklySettingsBody } from '../../../src/discord/render/settings/weekly.ts'
import { weeklyBody, weeklyPreviewBody } from '../../../src/discord/render/weekly.ts'
import type { WeekView } from '../../../src/play/views.ts'
import type { WeeklyProblemKind, WeeklySummary } from '../../../src/play/weekly/record.ts'
import type { Question } from '../../../src/quiz/question.ts'
import type { Words } from '../../../src/words/index.ts'
import { NOON } from '../../store/sample.ts'
import type { NamedBodies } from './every-message.ts'

const GUILD = '100000000000000001'
const CHANNEL = '200000000000000001'
const DAY = '2026-11-30'

const total = (n: number, userId: string | null) => ({
  userId,
  points: 120 - n,
  answered: 14,
  right: 12,
  lastAt: NOON,
  streak: 9 - n,
})

/** A week in which everything happened that a summary tells. */
export const fullWeek = (question: Question): WeekView => {
  const people = ['400000000000000001', null, '400000000000000003'].map((userId, n) => total(n, userId))
  return {
    days: { from: '2026-11-23', until: '2026-11-29' },
    people: 1234,
    answered: 98_765,
    right: 60_000,
    best: people,
    climb: { userId: '400000000000000001', from: 19, to: 2 },
    streaks: people,
    hardest: {
      question,
      attempts: 17,
      right: 2,
      message: { channelId: CHANNEL, messageId: '500000000000000001' },
    },
  }
}

const weekly = (given: Partial<WeeklySummary> = {}): WeeklySummary => ({
  guildId: GUILD,
  channelId: CHANNEL,
  weekday: 1,
  minutes: 540,
  locale: 'en-US',
  next: { day: DAY, at: NOON },
  problem: null,
  quietWeeks: 0,
  last: null,
  ...given,
})

const PROBLEMS: readonly WeeklyProblemKind[] = ['channel-gone', 'no-access', 'no-permission', 'too-late']

/** Weekly summaries, and the section about them in /settings. */
export const everyWeeklyMessage = (question: Question, words: Words): NamedBodies => {
  const full = fullWeek(question)
  const quiet = {
    ...full,
    people: 0,
    answered: 0,
    right: 0,
    best: [],
    climb: null,
    streaks: [],
    hardest: null,
  }
  const little = { ...quiet, people: 1, answered: 1, right: 0 }
  const summaries: readonly (WeeklySummary | null)[] = [
    null,
    weekly(),
    ...PROBLEMS.map(kind =>
      weekly({ problem: { kind, at: NOON }, ...(kind !== 'too-late' && { next: null }) }),
    ),
  ]
  return [
    ...[full, quiet, little].flatMap((week): NamedBodies => {
      const message = { guildId: GUILD, day: DAY, week }
      return [
        ['weekly summary', weeklyBody(message, words)],
        ['weekly summary, preview', weeklyPreviewBody(message, words)],
      ]
    }),
    ...summaries.flatMap(
      (one): NamedBodies => [
        ['weekly settings', weeklySettingsBody({ weekly: one, zone: 'Αθήνα', note: null }, words)],
        ['weekly settings, line', noticeBody(weeklyLine(one, words))],
      ],
    ),
  ]
}
