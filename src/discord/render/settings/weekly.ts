import type { WeeklySummary } from '../../../play/weekly/record.ts'
import { WEEKDAYS } from '../../../quiz/next-weekly.ts'
import { formatTime } from '../../../quiz/time-of-day.ts'
import type { Words } from '../../../words/index.ts'
import { DAILY_CHANNEL_TYPES } from '../daily.ts'
import { type Body, button } from '../parts/body.ts'
import { toSeconds } from '../parts/timestamp.ts'
import { channelSelect, type SettingsPart, settingsPage, textSelect } from './page.ts'

/** What the page about weekly summaries shows. `weekly`: null where it's off. `zone`: the server's. */
export type WeeklySettingsView = {
  readonly weekly: WeeklySummary | null
  readonly zone: string
  readonly note: string | null
}

const MINUTES_PER_HOUR = 60

/** On the first page of the panel. */
export const weeklyLine = (weekly: WeeklySummary | null, { settings: { weekly: own } }: Words): string => {
  if (weekly === null) return own.off
  if (weekly.next === null) return own.problems[weekly.problem?.kind ?? 'no-access']
  return own.line(weekly.weekday, formatTime(weekly.minutes), `<#${weekly.channelId}>`)
}

export const weeklySettingsBody = ({ weekly, zone, note }: WeeklySettingsView, words: Words): Body => {
  const { sections, weekly: own } = words.settings
  const parts = [
    channelPart(weekly, words),
    ...(weekly ? [timePart(weekly, zone, words)] : []),
    buttonsPart(weekly, words),
  ]
  return settingsPage({ title: sections.weekly, note, parts: [{ text: own.intro }, ...parts] }, words)
}

const channelPart = (weekly: WeeklySummary | null, words: Words): SettingsPart => {
  const { weekly: own } = words.settings
  return {
    text: weekly === null ? own.turnOn : statusLines(weekly, words).join('\n'),
    rows: [
      [
        channelSelect({ kind: 'settings-weekly-channel' }, weekly ? [weekly.channelId] : [], {
          types: DAILY_CHANNEL_TYPES,
          placeholder: own.chooseChannel,
          max: 1,
          min: 1,
        }),
      ],
    ],
  }
}

const statusLines = (
  { next, problem, channelId }: WeeklySummary,
  { settings: { weekly } }: Words,
): string[] => [
  weekly.on(`<#${channelId}>`),
  ...(next ? [weekly.next(toSeconds(next.at))] : []),
  ...(problem ? [weekly.problem(weekly.problems[problem.kind], toSeconds(problem.at))] : []),
]

const timePart = ({ weekday, minutes }: WeeklySummary, zone: string, words: Words): SettingsPart => {
  const { weekly } = words.settings
  const hours = Array.from({ length: 24 }, (_, hour) => hour * MINUTES_PER_HOUR)
  return {
    text: weekly.when(zone),
    rows: [
      [
        textSelect(
          { kind: 'settings-weekly-day' },
          WEEKDAYS.map(day => ({
            label: weekly.weekday(day),
            value: String(day),
            chosen: day === weekday,
          })),
        ),
      ],
      [
        textSelect(
          { kind: 'settings-weekly-hour' },
          hours.map(each => ({
            label: formatTime(each),
            value: String(each / MINUTES_PER_HOUR),
            chosen: each === minutes,
          })),
        ),
      ],
    ],
  }
}

const buttonsPart = (weekly: WeeklySummary | null, { settings: { weekly: own } }: Words): SettingsPart => ({
  text: own.previewHint,
  rows: [
    [
      button({ kind: 'settings-weekly-preview' }, own.preview),
      ...(weekly && weekly.next === null ? [button({ kind: 'settings-weekly-resume' }, own.resume)] : []),
      ...(weekly ? [button({ kind: 'settings-weekly-off' }, own.turnOff)] : []),
    ],
  ],
})
