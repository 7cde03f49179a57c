import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10'
import type { ListedRule, RulePreview } from '../../../play/roles/manage-rules.ts'
import { hasExam } from '../../../quiz/exam/format.ts'
import type { Bank } from '../../../quiz/question.ts'
import { MEASURES, type Measure, modesOf } from '../../../quiz/roles.ts'
import type { Words } from '../../../words/index.ts'
import { formatCustomId } from '../../interactions/custom-id.ts'
import { type Body, button } from '../parts/body.ts'
import { cutText } from '../parts/cut.ts'
import { textField } from '../parts/text-field.ts'
import { confirmBody, type SettingsPart, settingsPage, textSelect } from './page.ts'

/** What the pages about roles show. */
export type RolesView = {
  readonly rules: readonly ListedRule[]
  readonly banks: readonly Bank[]
  /** Whether the server has seasons. */
  readonly hasSeasons: boolean
  readonly note: string | null
}

/** All rules, and the way to each. */
export const rolesBody = (view: RolesView, words: Words): Body => {
  const { roles, settings } = words
  const { rules } = view
  const lines = rules.map((rule, index) => ruleLine(rule, index + 1, view, words))
  const controls = [
    ...(rules.length === 0 ? [] : [[ruleSelect(view, words)]]),
    [button({ kind: 'settings-role-add' }, roles.add)],
  ]
  const parts: SettingsPart[] =
    lines.length === 0
      ? [{ text: roles.none, rows: controls }]
      : [{ text: lines.join('\n') }, { text: `-# ${roles.hint}`, rows: controls }]
  return settingsPage({ title: settings.sections.roles, note: view.note, parts }, words)
}

const ruleSelect = (view: RolesView, words: Words) =>
  textSelect(
    { kind: 'settings-role' },
    view.rules.map((rule, index) => ({
      label: cutText(words.roles.option(index + 1, conditionOf(rule, view, words)), MAX_LABEL),
      value: rule.roleId,
      chosen: false,
    })),
    { placeholder: words.roles.change },
  )

/** Discord's limit for the label of an option. */
const MAX_LABEL = 100

const ruleLine = (rule: ListedRule, n: number, view: RolesView, words: Words): string =>
  words.roles.row(
    n,
    `<@&${rule.roleId}>`,
    conditionOf(rule, view, words),
    words.roles.modes[rule.mode],
    stateOf(rule, words),
  )

const stateOf = ({ off, given }: ListedRule, { roles }: Words): string =>
  off === null ? roles.on(given) : roles.off[off.because]

const conditionOf = (
  { measure, threshold, bank }: ListedRule,
  { banks, hasSeasons }: RolesView,
  { roles }: Words,
): string => {
  if (measure === 'exam') return roles.conditions.exam(titleOf(banks, bank ?? ''))
  if (measure === 'streak' || hasSeasons) return roles.conditions[measure](threshold)
  return roles.conditionsEver[measure](threshold)
}

const titleOf = (banks: readonly Bank[], name: string): string =>
  banks.find(bank => bank.name === name)?.title ?? name

/** One rule: what it is, what it would do, and what can be done with it. */
export const ruleBody = (
  view: RolesView,
  roleId: string,
  preview: RulePreview | null,
  words: Words,
): Body | null => {
  const { roles } = words
  const place = view.rules.findIndex(rule => rule.roleId === roleId)
  const rule = view.rules[place]
  if (!rule) return null
  const lines = [
    ...fixLines(rule, words),
    ...(rule.declined === 0 ? [] : [roles.declined(rule.declined)]),
    ...(preview === null ? [] : [roles.preview(preview.gives, preview.takes)]),
    ...(preview?.gives ? [`-# ${roles.previewHint}`] : []),
  ]
  const act = (action: Parameters<typeof actionButton>[1], label: string, style?: ButtonStyle.Primary) =>
    actionButton(roleId, action, label, style)
  const rows = [
    [
      rule.isOn ? act('pause', roles.pause) : act('on', roles.turnOn, ButtonStyle.Primary),
      act('remove', roles.remove),
    ],
    ...(rule.declined === 0 ? [] : [[act('again', roles.again)]]),
  ]
  const about = { text: ruleLine(rule, place + 1, view, words) }
  const parts = lines.length === 0 ? [{ ...about, rows }] : [about, { text: lines.join('\n'), rows }]
  return settingsPage({ title: roles.ruleTitle(place + 1), note: view.note, parts, back: 'roles' }, words)
}

const fixLines = ({ off }: ListedRule, { roles }: Words): string[] =>
  off === null || off.because === 'new' || off.because === 'paused' ? [] : [roles.fixes[off.because]]

const actionButton = (
  roleId: string,
  action: 'on' | 'pause' | 'remove' | 'remove-now' | 'again',
  label: string,
  style?: ButtonStyle.Primary | ButtonStyle.Danger,
) => button({ kind: 'settings-role-do', roleId, action }, label, style === undefined ? {} : { style })

/** What removing a rule means. */
export const removeRuleBody = (roleId: string, words: Words): Body => {
  const { roles } = words
  return confirmBody(
    {
      title: roles.removeTitle,
      lines: [`<@&${roleId}>`, roles.removeText],
      confirm: actionButton(roleId, 'remove-now', roles.remove, ButtonStyle.Danger),
      back: 'roles',
    },
    words,
  )
}

/** The first step of a new rule. */
export const pickRoleBody = (words: Words): Body => {
  const { roles } = words
  const select = {
    type: ComponentType.RoleSelect as const,
    custom_id: formatCustomId({ kind: 'settings-role-pick' }),
    placeholder: roles.pickRole,
  }
  const parts = [{ text: roles.pick, rows: [[select]] }]
  return settingsPage({ title: roles.addTitle, note: null, parts, back: 'roles' }, words)
}

/** The second step: what the role is given for. */
export const roleMeasureBody = (roleId: string, banks: readonly Bank[], words: Words): Body => {
  const { roles } = words
  const measures = MEASURES.filter(measure => measure !== 'exam' || banks.some(hasExam))
  const select = textSelect(
    { kind: 'settings-role-measure', roleId },
    measures.map(measure => ({ label: roles.measures[measure], value: measure, chosen: false })),
    { placeholder: roles.chooseMeasure },
  )
  const parts = [{ text: roles.measure(`<@&${roleId}>`), rows: [[select]] }]
  return settingsPage({ title: roles.addTitle, note: null, parts, back: 'roles' }, words)
}

/** The fields of the form, by custom id. */
export const RULE_FIELDS = { threshold: 'threshold', bank: 'bank', mode: 'mode' } as const

/** More options than this a select can't have. */
const MAX_BANKS = 25

/** The last step: the number, or the bank, and for how long. */
export const ruleForm = (
  roleId: string,
  measure: Measure,
  banks: readonly Bank[],
  words: Words,
): APIModalInteractionResponseCallbackData => ({
  custom_id: formatCustomId({ kind: 'settings-role-form', roleId, measure }),
  title: words.roles.measures[measure],
  components: [
    measure === 'exam'
      ? bankField(banks.filter(hasExam), words)
      : textField({ name: RULE_FIELDS.threshold, ...words.roles.form[measure], value: null }),
    ...(modesOf(measure).length === 1 ? [] : [modeField(measure, words)]),
  ],
})

const bankField = (banks: readonly Bank[], { roles }: Words): APILabelComponent => ({
  type: ComponentType.Label,
  label: roles.form.bank,
  component: {
    type: ComponentType.StringSelect,
    custom_id: RULE_FIELDS.bank,
    options: banks.slice(0, MAX_BANKS).map(({ name, title }, index) => ({
      label: cutText(title, MAX_LABEL),
      value: name,
      default: index === 0,
    })),
  },
})

const modeField = (measure: Measure, { roles }: Words): APILabelComponent => ({
  type: ComponentType.Label,
  label: roles.form.mode,
  component: {
    type: ComponentType.RadioGroup,
    custom_id: RULE_FIELDS.mode,
    options: modesOf(measure).map((mode, index) => ({
      value: mode,
      label: roles.modeChoices[mode].label,
      description: roles.modeChoices[mode].hint,
      ...(index === 0 && { default: true }),
    })),
  },
})
