import { ChannelType } from 'discord-api-types/v10'
import type { GuildSettings } from '../../../play/settings/guild-settings.ts'
import type { Bank } from '../../../quiz/question.ts'
import type { Words } from '../../../words/index.ts'
import type { CustomId } from '../../interactions/custom-id.ts'
import { type Body, button } from '../parts/body.ts'
import { cutText } from '../parts/cut.ts'
import { firstWords } from '../parts/first-words.ts'
import { channelSelect, type SelectOption, type SettingsPart, settingsPage, textSelect } from './page.ts'

/** What a page about banks shows. `all`: the banks of this process. */
export type BanksView = {
  readonly settings: GuildSettings
  readonly all: readonly Bank[]
  readonly page: number
  readonly note: string | null
}

/** Discord's limits for a select: its options, and their labels in UTF-16 units. */
export const BANKS_PER_PAGE = 25
const MAX_LABEL = 100

/** Where a question can be asked for everyone. */
export const QUIZ_CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.PublicThread,
  ChannelType.AnnouncementThread,
] as const

/** Of many banks the first are named, each cut after so many letters: all of them wouldn't fit in a message. */
const MAX_NAMED = 5
const MAX_NAME = 60

/** The first of some names, and how many more there are. */
const firstOf = (names: readonly string[]): [readonly string[], number] => [
  names.slice(0, MAX_NAMED),
  Math.max(0, names.length - MAX_NAMED),
]

/** The titles of the chosen banks that are there; null for all. */
const titlesOf = (all: readonly Bank[], names: readonly string[] | null): string[] =>
  all.filter(({ name }) => names?.includes(name) ?? true).map(({ title }) => title)

/** The first of them, for a sentence. */
const namedIn = (all: readonly Bank[], names: readonly string[] | null) =>
  firstOf(titlesOf(all, names).map(title => firstWords(title, MAX_NAME)))

/** On the first page of the panel. */
export const banksLine = (
  { banks, banksOfChannels }: GuildSettings,
  all: readonly Bank[],
  { settings }: Words,
) => settings.banks.line(...namedIn(all, banks), banksOfChannels.size)

/** The banks of the whole server, and the channels that have their own. */
export const banksBody = ({ settings, all, page, note }: BanksView, words: Words): Body => {
  const { sections, banks } = words.settings
  const gone = (settings.banks ?? []).filter(name => all.every(bank => bank.name !== name))
  return settingsPage(
    {
      title: sections.banks,
      note,
      parts: [
        {
          text: [banks.intro, ...(gone.length === 0 ? [] : [banks.gone(...firstOf(gone))])].join('\n'),
          rows: bankRows({ all, chosen: settings.banks, page }, idsFor('-'), words),
        },
        {
          text: [banks.channels, ...channelLines(settings, all, words)].join('\n'),
          rows: [
            [
              channelSelect({ kind: 'settings-channel' }, [], {
                types: QUIZ_CHANNEL_TYPES,
                placeholder: banks.choose,
                max: 1,
                min: 1,
              }),
            ],
            ...(settings.banksOfChannels.size === 0 ? [] : [[ownBanksSelect(settings, all, words)]]),
          ],
        },
      ],
    },
    words,
  )
}

const channelLines = ({ banksOfChannels }: GuildSettings, all: readonly Bank[], { settings }: Words) =>
  [...banksOfChannels].map(([channelId, names], index) =>
    settings.banks.channelLine(index + 1, `<#${channelId}>`, ...namedIn(all, names)),
  )

/** The channels with banks of their own, by the numbers of their lines. One that was deleted is only here. */
const ownBanksSelect = ({ banksOfChannels }: GuildSettings, all: readonly Bank[], { settings }: Words) =>
  textSelect(
    { kind: 'settings-own-banks' },
    [...banksOfChannels].map(([channelId, names], index) => ({
      label: cutText(settings.banks.ownOption(index + 1, ...firstOf(titlesOf(all, names))), MAX_LABEL),
      value: channelId,
      chosen: false,
    })),
    { placeholder: settings.banks.changeOwn },
  )

/** The banks of one channel. */
export const channelBanksBody = (
  { settings, all, page, note }: BanksView,
  channelId: string,
  words: Words,
): Body => {
  const { banks } = words.settings
  const own = settings.banksOfChannels.get(channelId)
  const part: SettingsPart = {
    text: own ? banks.channelIntro : banks.channelSame,
    rows: [
      ...bankRows({ all, chosen: own ?? settings.banks, page }, idsFor(channelId), words),
      ...(own ? [[button({ kind: 'settings-banks-same', channel: channelId }, banks.same)]] : []),
    ],
  }
  const title = banks.channelTitle(`<#${channelId}>`)
  return settingsPage({ title, note, parts: [part], back: 'banks' }, words)
}

/** What is chosen once `here` was chosen on a page: the other pages stay as they are. */
export const chosenAfter = (
  { all, chosen: before, page }: Choosing,
  here: readonly string[],
): readonly string[] => {
  const shown = all.slice(page * BANKS_PER_PAGE, (page + 1) * BANKS_PER_PAGE).map(({ name }) => name)
  const elsewhere = (before ?? all.map(({ name }) => name)).filter(name => !shown.includes(name))
  // A page from before other banks came may have some that are on another one now.
  return [...new Set([...elsewhere, ...here])]
}

/** A select's options of these banks. `chosen`: their names; null for all. */
const bankOptions = (
  some: readonly Bank[],
  chosen: readonly string[] | null,
  { settings: { banks } }: Words,
): SelectOption[] =>
  some.map(({ name, title, questions }) => ({
    label: cutText(title, MAX_LABEL),
    value: name,
    description: banks.questions(questions.length),
    chosen: chosen?.includes(name) ?? true,
  }))

type Choosing = {
  readonly all: readonly Bank[]
  /** Their names; null for all. */
  readonly chosen: readonly string[] | null
  readonly page: number
}

/** The ids of a select with a page of banks, and of the buttons to other pages. */
type PageIds = { select(page: number): CustomId; toPage(page: number): CustomId }

/** `channel`: `-` for the whole server. */
const idsFor = (channel: string): PageIds => ({
  select: page => ({ kind: 'settings-banks', channel, page }),
  toPage: page => ({ kind: 'settings-banks-page', channel, page }),
})

/** A page of all banks, and the way to the others. */
export const bankRows = ({ all, chosen, page }: Choosing, ids: PageIds, words: Words) => {
  const { banks } = words.settings
  const pages = Math.max(1, Math.ceil(all.length / BANKS_PER_PAGE))
  const shown = Math.min(page, pages - 1)
  const some = all.slice(shown * BANKS_PER_PAGE, (shown + 1) * BANKS_PER_PAGE)
  if (some.length === 0) return []
  const select = textSelect(ids.select(shown), bankOptions(some, chosen, words), {
    max: some.length,
    ...(pages > 1 && { placeholder: banks.page(shown + 1, pages), min: 0 }),
  })
  if (pages === 1) return [[select]]
  const toPage = (to: number, label: string) => button(ids.toPage(to), label)
  return [
    [select],
    [
      ...(shown > 0 ? [toPage(shown - 1, banks.previous)] : []),
      ...(shown < pages - 1 ? [toPage(shown + 1, banks.next)] : []),
    ],
  ]
}
