import {
  type APIComponentInMessageActionRow,
  type APISelectMenuDefaultValue,
  type ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord-api-types/v10'
import type { Words } from '../../../words/index.ts'
import { type CustomId, formatCustomId, type SectionName } from '../../interactions/custom-id.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, row, text } from '../parts/body.ts'

/** A page of /settings: what is set, with the controls that change it, and the way back. */
export type SettingsPage = {
  readonly title: string
  /** A sentence about what was just changed. */
  readonly note: string | null
  readonly parts: readonly SettingsPart[]
  /** Where "Back" leads; the panel's first page if absent. */
  readonly back?: SectionName
}

/** A text and the controls below it, each in a row of its own. */
export type SettingsPart = {
  readonly text: string
  readonly rows?: readonly (readonly APIComponentInMessageActionRow[])[]
}

export const settingsPage = ({ title, note, parts, back }: SettingsPage, words: Words): Body =>
  bodyOf(
    [
      frame(
        [
          text(`## ${title}${note === null ? '' : `\n✓ ${note}`}`),
          ...parts.flatMap(part => [
            text(part.text),
            ...(part.rows ?? []).map(controls => row([...controls])),
          ]),
        ],
        COLOURS.open,
      ),
      row([
        button(
          back === undefined ? { kind: 'settings' } : { kind: 'settings-open', section: back },
          words.settings.back,
        ),
      ]),
    ],
    { flags: EPHEMERAL },
  )

/** What a change means, before it is made, with the button that makes it. `back`: the section that it is a part of. */
export type Confirmation = {
  readonly title: string
  readonly lines: readonly string[]
  readonly confirm: ReturnType<typeof button>
  readonly back: SectionName
}

export const confirmBody = ({ title, lines, confirm, back }: Confirmation, { settings }: Words): Body =>
  bodyOf(
    [
      frame([text(`## ${title}`), text(lines.join('\n'))], COLOURS.partly),
      row([confirm, button({ kind: 'settings-open', section: back }, settings.back)]),
    ],
    { flags: EPHEMERAL },
  )

export type SelectOption = {
  readonly label: string
  readonly value: string
  readonly chosen: boolean
  readonly description?: string
}

/** A select with texts. At least `min` and at most `max` are chosen. */
export const textSelect = (
  id: CustomId,
  options: readonly SelectOption[],
  {
    max = 1,
    min = 1,
    placeholder,
  }: { readonly max?: number; readonly min?: 0 | 1; readonly placeholder?: string } = {},
) => ({
  type: ComponentType.StringSelect as const,
  custom_id: formatCustomId(id),
  min_values: min,
  max_values: max,
  ...(placeholder !== undefined && { placeholder }),
  options: options.map(({ label, value, chosen, description }) => ({
    label,
    value,
    default: chosen,
    ...(description !== undefined && { description }),
  })),
})

/** A select with the server's channels. `max`: how many may be chosen; none is fine. */
export const channelSelect = (
  id: CustomId,
  chosen: readonly string[],
  {
    types,
    placeholder,
    max,
    min = 0,
  }: {
    readonly types: readonly ChannelType[]
    readonly placeholder: string
    readonly max: number
    readonly min?: 0 | 1
  },
) => ({
  type: ComponentType.ChannelSelect as const,
  custom_id: formatCustomId(id),
  channel_types: [...types],
  placeholder,
  min_values: min,
  max_values: max,
  default_values: chosen.map(
    (channelId): APISelectMenuDefaultValue<SelectMenuDefaultValueType.Channel> => ({
      id: channelId,
      type: SelectMenuDefaultValueType.Channel,
    }),
  ),
})
