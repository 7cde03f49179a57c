import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { MAX_OPEN_SUGGESTIONS } from '../../../play/limits.ts'
import type { Suggestion } from '../../../play/ports/suggestions.ts'
import type { SuggestionView } from '../../../play/suggestions/view-suggestion.ts'
import type { Words } from '../../../words/index.ts'
import { formatCustomId } from '../../interactions/custom-id.ts'
import { type Body, bodyOf, button, EPHEMERAL, row, text } from '../parts/body.ts'
import { cutText } from '../parts/cut.ts'
import { firstWords } from '../parts/first-words.ts'
import { plainText } from '../question/option-line.ts'
import { NO_ANSWER, previewBody } from './preview.ts'

/** Discord's limit for the label of a choice. */
const MAX_LABEL = 100

/** Someone's own suggestion, with what they can do about it. */
export const ownSuggestionBody = (view: SuggestionView, words: Words): Body => {
  const { suggestion, question } = view
  const { buttons, own } = words.suggestion
  const { id, version } = suggestion
  const isDraft = suggestion.state === 'draft'
  const send = button({ kind: 'suggestion-send', id, version }, buttons.send, { style: ButtonStyle.Primary })
  const canSend = isDraft && question !== null && suggestion.ownWordsAt !== null
  return previewBody(
    view,
    [words.suggestion.status[statusOf(view)]],
    [
      ...(isDraft ? keySelect(suggestion, words) : []),
      row([
        ...(canSend ? [send] : []),
        button({ kind: 'suggestion-edit', id, version }, buttons.edit),
        button({ kind: 'suggestion-withdraw', id }, buttons.withdraw, { style: ButtonStyle.Danger }),
        ...(isDraft ? [] : [button({ kind: 'suggest' }, own.another)]),
      ]),
    ],
    words,
  )
}

const statusOf = ({
  suggestion,
  question,
  findings,
}: SuggestionView): keyof Words['suggestion']['status'] => {
  if (suggestion.state === 'sent') return 'sent'
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0 && errors.every(({ code }) => code === NO_ANSWER)) return 'noAnswer'
  if (question === null) return 'broken'
  return suggestion.ownWordsAt === null ? 'noTerms' : 'ready'
}

/** Which options are correct, for those who typed no sign before them. */
const keySelect = ({ id, version, content }: Suggestion, words: Words) => {
  const options = content.options.slice(0, MAX_OPTIONS)
  if (options.length < 2) return []
  return [
    row([
      {
        type: ComponentType.StringSelect as const,
        custom_id: formatCustomId({ kind: 'suggestion-key', id, version }),
        placeholder: words.suggestion.pick,
        min_values: 1,
        max_values: options.length - 1,
        options: options.map(({ text: typed, isCorrect }, place) => ({
          label: cutText(plainText(typed) || String(place + 1), MAX_LABEL),
          value: String(place),
          ...(isCorrect && options.some(one => !one.isCorrect) && { default: true }),
        })),
      },
    ]),
  ]
}

const MAX_OPTIONS = 10

/** What someone has suggested, and what isn't sent yet. */
export const ownListBody = (suggestions: readonly Suggestion[], words: Words): Body => {
  const { own } = words.suggestion
  const lines = suggestions.map(({ content, state }) =>
    own.line(firstWords(content.text) || own.noText, state === 'sent' ? own.sent : own.draft),
  )
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id: formatCustomId({ kind: 'suggestion-open' }),
    placeholder: own.open,
    options: suggestions.map(({ id, content }) => ({
      label: cutText(plainText(content.text) || own.noText, MAX_LABEL),
      value: id,
    })),
  }
  const another = button({ kind: 'suggest' }, own.another, { style: ButtonStyle.Primary })
  return bodyOf(
    [
      text([`### ${own.title}`, ...lines].join('\n')),
      row([select]),
      ...(suggestions.length < MAX_OPEN_SUGGESTIONS ? [row([another])] : []),
    ],
    { flags: EPHEMERAL },
  )
}

/** It's deleted; another one can be suggested. */
export const withdrawnBody = ({ suggestion }: Words): Body =>
  bodyOf([text(suggestion.withdrawn), row([button({ kind: 'suggest' }, suggestion.own.another)])], {
    flags: EPHEMERAL,
  })
