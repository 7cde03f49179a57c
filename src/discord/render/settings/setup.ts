import {
  type APIComponentInMessageActionRow,
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord-api-types/v10'
import type { Daily } from '../../../play/record.ts'
import type { GuildSettings } from '../../../play/settings/guild-settings.ts'
import type { Bank } from '../../../quiz/question.ts'
import type { Words } from '../../../words/index.ts'
import { formatCustomId, type SetupStep } from '../../interactions/custom-id.ts'
import { DAILY_CHANNEL_TYPES, dailySummary } from '../daily.ts'
import { linkToQuestion } from '../next-steps.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, row, text } from '../parts/body.ts'
import { textField } from '../parts/text-field.ts'
import { BANKS_PER_PAGE, bankRows } from './banks.ts'
import { type LanguageChoice, languageSelect } from './language.ts'

/** What the guided setup shows: one step, with what is set so far. */
export type SetupView = {
  readonly step: SetupStep
  /** The steps that make sense here, in their order. */
  readonly steps: readonly SetupStep[]
  readonly settings: GuildSettings
  readonly banks: readonly Bank[]
  /** Of the banks, from 0. */
  readonly page: number
  readonly dailies: readonly Daily[]
  readonly languages: readonly LanguageChoice[]
}

/** Offers the setup, once, to someone who may do it. */
export const setupOfferBody = ({ settings: { setup } }: Words): Body =>
  bodyOf(
    [
      frame([text(setup.offer)], COLOURS.open),
      row([
        button({ kind: 'setup', step: 'banks' }, setup.begin, { style: ButtonStyle.Primary }),
        button({ kind: 'setup-dismiss' }, setup.dismiss),
      ]),
    ],
    { flags: EPHEMERAL },
  )

export const setupBody = (view: SetupView, words: Words): Body =>
  view.step === 'done' ? doneBody(view, words) : stepBody(view, STEPS[view.step](view, words), words)

type Step = {
  readonly title: string
  readonly hint: string
  readonly controls: readonly (readonly APIComponentInMessageActionRow[])[]
  readonly isSet: boolean
}

const stepBody = (
  { step, steps }: SetupView,
  { title, hint, controls, isSet }: Step,
  { settings: { setup } }: Words,
): Body => {
  const number = steps.indexOf(step) + 1
  const next = steps[number] ?? 'done'
  return bodyOf(
    [
      frame(
        [
          text(`-# ${setup.step(number, steps.length)}\n## ${title}\n${hint}`),
          ...controls.map(components => row([...components])),
        ],
        COLOURS.open,
      ),
      row([
        button({ kind: 'setup', step: next }, isSet ? setup.next : setup.skip, {
          style: isSet ? ButtonStyle.Primary : ButtonStyle.Secondary,
        }),
      ]),
    ],
    { flags: EPHEMERAL },
  )
}

const STEPS: Readonly<Record<Exclude<SetupStep, 'done'>, (view: SetupView, words: Words) => Step>> = {
  banks: ({ banks, settings, page }, words) => ({
    title: words.settings.setup.banks,
    hint: words.settings.setup.banksHint,
    isSet: true,
    controls: bankRows(
      { all: banks, chosen: settings.banks, page },
      {
        // The only page leads to the next step.
        select: shown =>
          banks.length > BANKS_PER_PAGE ? { kind: 'setup-banks-of', page: shown } : { kind: 'setup-banks' },
        toPage: to => ({ kind: 'setup-banks-page', page: to }),
      },
      words,
    ),
  }),
  daily: ({ dailies }, words) => {
    const { setup } = words.settings
    const lines = dailies.map(daily => dailySummary(daily, words))
    return {
      title: setup.daily,
      hint: [setup.dailyHint, ...(lines.length > 0 ? [setup.dailyIs(lines)] : [])].join('\n'),
      isSet: lines.length > 0,
      controls: [
        [
          button({ kind: 'setup-daily' }, setup.setDaily, {
            style: lines.length > 0 ? ButtonStyle.Secondary : ButtonStyle.Primary,
          }),
        ],
      ],
    }
  },
  language: ({ settings, languages }, { settings: { setup } }) => ({
    title: setup.language,
    hint: setup.languageHint,
    isSet: true,
    controls: [[languageSelect({ kind: 'setup-language' }, settings, languages)]],
  }),
}

const doneBody = ({ dailies }: SetupView, words: Words): Body => {
  const { setup, title } = words.settings
  const lines = dailies.map(daily => dailySummary(daily, words))
  const daily = lines.length > 0 ? [setup.doneDaily(lines)] : []
  return bodyOf(
    [
      frame([text([`## ${setup.done}`, ...daily, setup.doneHint].join('\n'))], COLOURS.right),
      row([linkToQuestion(words), button({ kind: 'settings' }, title)]),
    ],
    { flags: EPHEMERAL },
  )
}

/** The fields of the form, by custom id. */
export const SETUP_FIELDS = { channel: 'channel', time: 'time', zone: 'zone' } as const

/** Where and when the daily question comes. `here`: the channel in which the form is opened. */
export const dailySetupForm = (
  here: string,
  zone: string | null,
  { settings: { setup } }: Words,
): APIModalInteractionResponseCallbackData => {
  const { form } = setup
  return {
    custom_id: formatCustomId({ kind: 'setup-daily' }),
    title: form.title,
    components: [
      {
        type: ComponentType.Label,
        label: form.channel,
        component: {
          type: ComponentType.ChannelSelect,
          custom_id: SETUP_FIELDS.channel,
          channel_types: [...DAILY_CHANNEL_TYPES],
          default_values: [{ id: here, type: SelectMenuDefaultValueType.Channel }],
        },
      },
      textField({ name: SETUP_FIELDS.time, label: form.time, hint: form.timeHint, value: '9:00' }),
      textField({ name: SETUP_FIELDS.zone, label: form.zone, hint: form.zoneHint, value: zone }),
    ],
  }
}
