import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10'
import type { Suggestion } from '../../../play/ports/suggestions.ts'
import { formatOptionLines } from '../../../quiz/suggestion/option-lines.ts'
import { MAX_SUGGESTED } from '../../../quiz/suggestion/suggested-question.ts'
import type { Words } from '../../../words/index.ts'
import { type CustomId, formatCustomId } from '../../interactions/custom-id.ts'

/** The fields of the forms, by custom id. */
export const SUGGESTION_FIELDS = {
  text: 'text',
  options: 'options',
  explanation: 'explanation',
  sources: 'sources',
  terms: 'terms',
  file: 'file',
  reason: 'reason',
} as const

/** The values of `terms`. */
export const OWN_WORDS = 'own-words'
export const ANONYMOUS = 'anonymous'

/** A reason is a sentence or two. */
export const MAX_REASON = 500

/** The form of whoever suggests a question, filled with what they wrote before. */
export const suggestionForm = (
  id: CustomId,
  before: Suggestion | null,
  words: Words,
): APIModalInteractionResponseCallbackData => {
  const { form } = words.suggestion
  return {
    custom_id: formatCustomId(id),
    title: before ? form.editTitle : form.title,
    components: [...questionFields(before, words), termsField(before, words)],
  }
}

/** Instead of typing: a question file. */
export const suggestionFileForm = (words: Words): APIModalInteractionResponseCallbackData => {
  const { form } = words.suggestion
  return {
    custom_id: formatCustomId({ kind: 'suggest-file' }),
    title: form.title,
    components: [
      {
        type: ComponentType.Label,
        label: form.file,
        description: form.fileHint,
        component: {
          type: ComponentType.FileUpload,
          custom_id: SUGGESTION_FIELDS.file,
          file_types: ['.md', '.txt'],
        },
      },
      termsField(null, words),
    ],
  }
}

/** The form of those who manage the server: the words alone. */
export const managerForm = (
  id: CustomId,
  before: Suggestion,
  words: Words,
): APIModalInteractionResponseCallbackData => ({
  custom_id: formatCustomId(id),
  title: words.suggestion.form.editTitle,
  components: questionFields(before, words),
})

/** Why a suggestion isn't taken. */
export const rejectSuggestionForm = (
  id: CustomId,
  { suggestion: { form } }: Words,
): APIModalInteractionResponseCallbackData => ({
  custom_id: formatCustomId(id),
  title: form.reasonTitle,
  components: [
    textArea({
      name: SUGGESTION_FIELDS.reason,
      label: form.reason,
      hint: form.reasonHint,
      value: '',
      max: MAX_REASON,
      required: true,
    }),
  ],
})

const questionFields = (before: Suggestion | null, { suggestion: { form } }: Words): APILabelComponent[] => {
  const content = before?.content
  return [
    textArea({
      name: SUGGESTION_FIELDS.text,
      label: form.text,
      hint: form.textHint,
      value: content?.text ?? '',
      max: MAX_SUGGESTED.text,
      required: true,
    }),
    textArea({
      name: SUGGESTION_FIELDS.options,
      label: form.options,
      hint: form.optionsHint,
      value: formatOptionLines(content?.options ?? []),
      max: MAX_SUGGESTED.options,
      required: true,
      example: form.optionsExample,
    }),
    textArea({
      name: SUGGESTION_FIELDS.explanation,
      label: form.explanation,
      hint: form.explanationHint,
      value: content?.explanation ?? '',
      max: MAX_SUGGESTED.explanation,
      required: false,
    }),
    textArea({
      name: SUGGESTION_FIELDS.sources,
      label: form.sources,
      hint: form.sourcesHint,
      value: content?.sources.join('\n') ?? '',
      max: MAX_SUGGESTED.sources,
      required: false,
    }),
  ]
}

/** Discord can't demand one of several boxes, so what isn't ticked keeps it from being sent, and nothing typed is lost. */
const termsField = (before: Suggestion | null, { suggestion: { form } }: Words): APILabelComponent => ({
  type: ComponentType.Label,
  label: form.terms,
  component: {
    type: ComponentType.CheckboxGroup,
    custom_id: SUGGESTION_FIELDS.terms,
    required: false,
    min_values: 0,
    options: [
      { value: OWN_WORDS, label: form.ownWords, ...(before?.ownWordsAt && { default: true }) },
      {
        value: ANONYMOUS,
        label: form.anonymous,
        ...(before && before.authorName === null && { default: true }),
      },
    ],
  },
})

type TextArea = {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly max: number
  readonly required: boolean
  readonly example?: string
}

const textArea = ({ name, label, hint, value, max, required, example }: TextArea): APILabelComponent => ({
  type: ComponentType.Label,
  label,
  description: hint,
  component: {
    type: ComponentType.TextInput,
    custom_id: name,
    style: TextInputStyle.Paragraph,
    required,
    max_length: max,
    ...(value !== '' && { value: value.slice(0, max) }),
    ...(example !== undefined && { placeholder: example }),
  },
})
