import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import {
  BANK_STATES,
  isInBank,
  type Suggestion,
  type SuggestionList,
} from '../../../play/ports/suggestions.ts'
import { isForgotten } from '../../../play/record.ts'
import type { ManagedSuggestion, SuggestionPage } from '../../../play/suggestions/manage-suggestions.ts'
import type { Words } from '../../../words/index.ts'
import { formatCustomId } from '../../interactions/custom-id.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, mentionOf, row, text } from '../parts/body.ts'
import { cutText } from '../parts/cut.ts'
import { firstWords } from '../parts/first-words.ts'
import { plainText } from '../question/option-line.ts'
import { previewBody } from './preview.ts'

/** Discord's limit for the label of a choice. */
const MAX_LABEL = 100

const LISTS: Readonly<Record<SuggestionList, SuggestionList>> = { queue: 'bank', bank: 'queue' }

/** What waits, or what is in the server's bank. `now`: ms UTC. */
export const suggestionsBody = (shown: SuggestionPage, now: number, words: Words): Body => {
  const { list, entries, page, pages, counts } = shown
  const { queue, buttons } = words.suggestion
  const title = list === 'queue' ? queue.title : queue.bankTitle
  const nothing = list === 'queue' ? queue.empty : queue.bankEmpty
  const below = entries.length === 0 ? nothing : `-# ${queue.count(counts[list], page + 1, pages)}`
  const lines = entries.map((entry, index) => entryText(entry, index + 1, now, words))
  const other = LISTS[list]
  const toOther = other === 'queue' ? buttons.toQueue(counts.queue) : buttons.toBank(counts.bank)
  return bodyOf(
    [
      frame([`### ${title}\n${below}`, ...lines].map(text), COLOURS.quiet),
      ...(entries.length > 0 ? [row([openSelect(shown, words)])] : []),
      row([
        ...(page > 0 ? [button({ kind: 'suggestions', list, page: page - 1 }, buttons.previous)] : []),
        ...(page < pages - 1 ? [button({ kind: 'suggestions', list, page: page + 1 }, buttons.next)] : []),
        button({ kind: 'suggestions', list: other, page: 0 }, toOther),
      ]),
    ],
    { flags: EPHEMERAL },
  )
}

const entryText = (suggestion: Suggestion, n: number, now: number, words: Words): string => {
  const { content, claim, state } = suggestion
  const claimed = claim && claim.until > now ? [words.suggestion.queue.claimed(`<@${claim.by}>`)] : []
  const used = isInBank(state) ? [words.suggestion.states[state]] : []
  const items = words.format.joinItems([...used, authorLine(suggestion, words), ...claimed])
  return `**${words.format.number(n)}. ${firstWords(content.text)}**\n-# ${items}`
}

const authorLine = ({ authorId, sentAt, state }: Suggestion, words: Words): string => {
  const who = mentionOf(isForgotten(authorId) ? null : authorId, words.board.someone)
  const since = `<t:${Math.floor((sentAt ?? 0) / 1000)}:R>`
  return isInBank(state) ? words.suggestion.queue.by(who, since) : words.suggestion.queue.waiting(who, since)
}

const openSelect = ({ list, entries, page }: SuggestionPage, words: Words) => ({
  type: ComponentType.StringSelect as const,
  custom_id: formatCustomId({ kind: 'suggestions-open', list, page }),
  placeholder: words.suggestion.queue.open,
  options: entries.map(({ id, content }, index) => ({
    label: cutText(`${words.format.number(index + 1)}. ${plainText(content.text)}`, MAX_LABEL),
    value: id,
  })),
})

/** One suggestion as a manager sees it. `note`: what was just done, or why it wasn't. */
export const managedSuggestionBody = (view: ManagedSuggestion, note: string | null, words: Words): Body => {
  const { suggestion } = view
  const above = [
    ...(note === null ? [] : [`**${note}**`]),
    ...(isInBank(suggestion.state) ? [bankLine(view, words)] : claimLine(view, words)),
    `-# ${authorLine(suggestion, words)}`,
    ...linkLine(suggestion, words),
  ]
  const rows = isInBank(suggestion.state) ? bankButtons(suggestion, words) : queueButtons(view, words)
  return previewBody(view, above, [row(rows)], words)
}

/** Where its links lead: their text may say something else. */
const linkLine = ({ content }: Suggestion, { suggestion }: Words): string[] => {
  const texts = [
    content.text,
    content.explanation,
    ...content.sources,
    ...content.options.flatMap(option => [option.text, option.reason ?? '']),
  ]
  const addresses = texts.join(' ').match(/https?:\/\/[^\s<>()[\]]+/gi) ?? []
  const sites = [...new Set(addresses.flatMap(address => URL.parse(address)?.origin ?? []))]
  const shown = sites.slice(0, MAX_SITES).map(site => `<${site}>`)
  if (sites.length > MAX_SITES) shown.push('…')
  return shown.length === 0 ? [] : [`-# ${suggestion.queue.linksTo(shown)}`]
}

/** About three lines of a phone. */
const MAX_SITES = 6

const claimLine = (
  { claimedBy, isOwnClaim }: ManagedSuggestion,
  { suggestion: { queue } }: Words,
): string[] => {
  if (claimedBy !== null) return [queue.claimed(`<@${claimedBy}>`)]
  return isOwnClaim ? [queue.claimedByYou] : []
}

const bankLine = ({ suggestion: { state }, trial }: ManagedSuggestion, { suggestion }: Words): string => {
  if (state === 'retired') return suggestion.retired
  if (!trial) return suggestion.live
  if (trial.isFit === null) return suggestion.trial.counting(trial.answers, trial.needed)
  return trial.isFit ? suggestion.trial.fit(trial.answers) : suggestion.trial.unfit(trial.answers)
}

const queueButtons = ({ suggestion, claimedBy, isOwnClaim }: ManagedSuggestion, words: Words) => {
  const { buttons } = words.suggestion
  const seen = { id: suggestion.id, version: suggestion.version }
  const back = button({ kind: 'suggestions', list: 'queue', page: 0 }, buttons.back)
  if (claimedBy !== null) return [back]
  return [
    button({ kind: 'suggestions-accept', ...seen }, buttons.accept, { style: ButtonStyle.Success }),
    button({ kind: 'suggestions-edit', ...seen }, buttons.edit),
    button({ kind: 'suggestions-reject', ...seen }, buttons.reject, { style: ButtonStyle.Danger }),
    isOwnClaim
      ? button({ kind: 'suggestions-claim', ...seen, to: 'off' }, buttons.release)
      : button({ kind: 'suggestions-claim', ...seen, to: 'on' }, buttons.claim),
    back,
  ]
}

const bankButtons = ({ id, version, state }: Suggestion, { suggestion: { buttons } }: Words) => {
  const labels = { trial: buttons.toTrial, live: buttons.toLive, retired: buttons.toRetired }
  return [
    ...BANK_STATES.filter(to => to !== state).map(to =>
      button({ kind: 'suggestions-set', id, version, to }, labels[to]),
    ),
    button({ kind: 'suggestions', list: 'bank', page: 0 }, buttons.back),
  ]
}

/** It's declined; others may wait. */
export const declinedBody = ({ suggestion: { done, buttons } }: Words): Body =>
  bodyOf(
    [text(done.rejected), row([button({ kind: 'suggestions', list: 'queue', page: 0 }, buttons.back)])],
    { flags: EPHEMERAL },
  )
