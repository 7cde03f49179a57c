import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10'
import type { ReportForm } from '../../../play/report.ts'
import { hasSeveralAnswers } from '../../../quiz/grading.ts'
import { orderOptions } from '../../../quiz/option-order.ts'
import { MAX_COMMENT, MAX_SOURCE, REPORT_REASONS } from '../../../quiz/report.ts'
import type { Words } from '../../../words/index.ts'
import { type CustomId, formatCustomId } from '../../interactions/custom-id.ts'
import { optionChoice } from '../question/answer-rows.ts'

/** The fields of the form, by custom id. */
export const REPORT_FIELDS = {
  reason: 'reason',
  answer: 'answer',
  source: 'source',
  comment: 'comment',
} as const

/** The value of "none of them"; those of options are their places. */
export const NONE = 'none'

/** Discord takes no more in a radio group. */
const MAX_CHOICES = 10

/** "Something wrong?", filled with what the person reported before. The letters are those that they see. */
export const reportForm = (
  id: CustomId,
  { question, seed, before }: ReportForm,
  words: Words,
): APIModalInteractionResponseCallbackData => ({
  custom_id: formatCustomId(id),
  title: words.report.form.title,
  components: [
    reasonField(before, words),
    answerField({ question, seed, before }, words),
    sourceField(before, words),
    commentField(before, words),
  ],
})

type Before = ReportForm['before']

const reasonField = (before: Before, { report }: Words): APILabelComponent => ({
  type: ComponentType.Label,
  label: report.form.reason,
  component: {
    type: ComponentType.RadioGroup,
    custom_id: REPORT_FIELDS.reason,
    options: REPORT_REASONS.map(reason => ({
      value: reason,
      label: report.reasons[reason],
      ...(reason === before?.reason && { default: true }),
    })),
  },
})

const answerField = ({ question, seed, before }: ReportForm, words: Words): APILabelComponent => {
  const { form } = words.report
  const several = hasSeveralAnswers(question)
  const options = orderOptions(question, seed).map((option, place) => ({
    ...optionChoice(option, place),
    ...(before?.suggested?.includes(option.key) && { default: true }),
  }))
  const common = { custom_id: REPORT_FIELDS.answer, required: false }
  return {
    type: ComponentType.Label,
    label: several ? form.answers : form.answer,
    description: form.answerHint,
    component: several
      ? { ...common, type: ComponentType.CheckboxGroup, min_values: 0, options }
      : { ...common, type: ComponentType.RadioGroup, options: withNone(onlyOneChosen(options), words) },
  }
}

type Choice = { readonly value: string; readonly label: string; readonly default?: boolean }

/** Discord unchecks no radio button, so there is one for no option. */
const withNone = <T extends Choice>(options: readonly T[], { report }: Words): (T | Choice)[] =>
  options.length < MAX_CHOICES ? [...options, { value: NONE, label: report.form.none }] : [...options]

/** A radio group has one default; what was reported about an earlier revision may have had several. */
const onlyOneChosen = <T extends Choice>(options: readonly T[]): T[] => {
  const chosen = options.findIndex(option => option.default)
  return options.map((option, index) => {
    const { default: _, ...rest } = option
    return index === chosen ? option : (rest as T)
  })
}

const sourceField = (before: Before, { report }: Words): APILabelComponent => ({
  type: ComponentType.Label,
  label: report.form.source,
  description: report.form.sourceHint,
  component: {
    type: ComponentType.TextInput,
    custom_id: REPORT_FIELDS.source,
    style: TextInputStyle.Short,
    required: false,
    max_length: MAX_SOURCE,
    ...(before?.source && { value: before.source }),
  },
})

const commentField = (before: Before, { report }: Words): APILabelComponent => ({
  type: ComponentType.Label,
  label: report.form.comment,
  component: {
    type: ComponentType.TextInput,
    custom_id: REPORT_FIELDS.comment,
    style: TextInputStyle.Paragraph,
    required: false,
    max_length: MAX_COMMENT,
    ...(before?.comment && { value: before.comment }),
  },
})
