import { noticesBody } from '../../../src/discord/render/notices.ts'
import {
  managerForm,
  rejectSuggestionForm,
  suggestionFileForm,
  suggestionForm,
} from '../../../src/discord/render/suggestion/form.ts'
import {
  declinedBody,
  managedSuggestionBody,
  suggestionsBody,
} from '../../../src/discord/render/suggestion/managed.ts'
import { ownListBody, ownSuggestionBody, withdrawnBody } from '../../../src/discord/render/suggestion/own.ts'
import { brokenFileBody } from '../../../src/discord/render/suggestion/preview.ts'
import {
  SUGGESTION_LISTS,
  SUGGESTION_STATES,
  type Suggestion,
  type SuggestionState,
} from '../../../src/play/ports/suggestions.ts'
import type { ManagedSuggestion } from '../../../src/play/suggestions/manage-suggestions.ts'
import type { SuggestionView } from '../../../src/play/suggestions/view-suggestion.ts'
import type { Question } from '../../../src/quiz/question.ts'
import type { Words } from '../../../src/words/index.ts'
import { NOON, sampleSuggestion } from '../../store/sample.ts'
import type { NamedBodies } from './every-message.ts'

const LONG = 'ω '.repeat(150)
const MO = '400000000000000002'

const suggestionOf = (question: Question, given: Partial<Suggestion> = {}): Suggestion =>
  sampleSuggestion({
    content: {
      text: question.text,
      options: question.options.map(({ key, text, rationale }) => ({
        text,
        reason: rationale,
        isCorrect: question.answer.includes(key),
      })),
      explanation: question.explanation,
      sources: question.references,
    },
    authorName: 'Άννα',
    ...given,
  })

const error = { code: 'option-empty', message: LONG, severity: 'error' } as const
/** The same one isn't said twice. */
const errors = Array.from({ length: 9 }, (_, n) => ({ ...error, message: `${LONG}${n}` }))
const warning = { code: 'letters-odd', message: LONG, severity: 'warning' } as const
const noAnswer = { code: 'answer-missing', message: LONG, severity: 'error' } as const

const viewsOf = (question: Question, states: readonly SuggestionState[]): SuggestionView[] =>
  states.flatMap(state => {
    const suggestion = suggestionOf(question, { state, ownWordsAt: state === 'draft' ? NOON : null })
    const shown = { ...question, author: 'Άννα <@1>', status: 'trial' } as const
    return [
      { suggestion, question: shown, findings: [], similar: [] },
      { suggestion, question: shown, findings: [warning], similar: [question, question, question] },
      { suggestion: { ...suggestion, ownWordsAt: null }, question: shown, findings: [], similar: [] },
      { suggestion, question: null, findings: errors, similar: [] },
      { suggestion, question: null, findings: [noAnswer, warning], similar: [] },
    ]
  })

/** What is shown of a suggestion with these texts. */
export const suggestionMessagesAbout = (
  question: Question,
  words: Words,
  states: readonly SuggestionState[] = ['draft', 'trial'],
): NamedBodies =>
  viewsOf(question, states).flatMap((view, n): NamedBodies => {
    const managed = managedOf(view)
    return [
      [`own suggestion ${n}`, ownSuggestionBody(view, words)],
      ...managed.map(
        (one, m) => [`suggestion ${n} ${m}`, managedSuggestionBody(one, m ? LONG : null, words)] as const,
      ),
      [`suggestions ${n}`, listOf([view.suggestion], words)],
      [`own suggestions ${n}`, ownListBody(sameOf(view.suggestion), words)],
    ]
  })

const sameOf = (suggestion: Suggestion) => [1, 2, 3].map(n => ({ ...suggestion, id: `suggestion00000${n}` }))

const TRIALS = [
  { answers: 3, needed: 30, isFit: null },
  { answers: 40, needed: 30, isFit: true },
  { answers: 40, needed: 30, isFit: false },
]

const managedOf = (view: SuggestionView): ManagedSuggestion[] => [
  { ...view, claimedBy: null, isOwnClaim: false, trial: null },
  { ...view, claimedBy: MO, isOwnClaim: false, trial: null },
  { ...view, claimedBy: null, isOwnClaim: true, trial: null },
  ...(view.suggestion.state === 'trial'
    ? TRIALS.map(trial => ({ ...view, claimedBy: null, isOwnClaim: false, trial }))
    : []),
]

const listOf = (entries: readonly Suggestion[], words: Words) =>
  suggestionsBody(
    { list: 'queue', entries, page: 0, pages: 1, counts: { queue: 1, bank: 1200 } },
    NOON,
    words,
  )

/** The lists and notices about suggestions. */
export const everySuggestionMessage = (question: Question, words: Words): NamedBodies => [
  ...suggestionMessagesAbout(question, words, SUGGESTION_STATES),
  ['withdrawn suggestion', withdrawnBody(words)],
  ['broken file', brokenFileBody([error, warning], words)],
  ['declined', declinedBody(words)],
  ...SUGGESTION_LISTS.flatMap(list =>
    [0, 1, 5].map(count => {
      const entries = Array.from({ length: count }, (_, n) =>
        suggestionOf(question, {
          id: `suggestion00000${n}`,
          state: list === 'queue' ? 'sent' : 'live',
          authorId: n === 1 ? 'nobody-1' : '400000000000000001',
          claim: n === 2 ? { by: MO, until: NOON + 1 } : null,
        }),
      )
      const counts = { queue: count, bank: count }
      const page = { list, entries, page: 1, pages: 3, counts }
      return [`suggestions ${list}`, suggestionsBody(page, NOON, words)] as const
    }),
  ),
  ...[true, false].map(isAccepted => {
    const decision = isAccepted ? null : { by: MO, at: NOON, reason: LONG }
    const suggestion = suggestionOf(question, { decision })
    const told = [{ kind: 'suggestion', suggestion, isAccepted, notices: [] } as const]
    return ['notice about a suggestion', noticesBody({ told, later: 0 }, words)] as const
  }),
]

/** The forms, empty and filled. */
export const suggestionForms = (question: Question, words: Words) => {
  const before = suggestionOf(question)
  const seen = { id: before.id, version: 9999 }
  return [
    suggestionForm({ kind: 'suggest' }, null, words),
    suggestionFileForm(words),
    suggestionForm({ kind: 'suggestion-edit', ...seen }, before, words),
    suggestionForm({ kind: 'suggestion-edit', ...seen }, { ...before, authorName: null }, words),
    managerForm({ kind: 'suggestions-edit', ...seen }, before, words),
    rejectSuggestionForm({ kind: 'suggestions-reject', ...seen }, words),
  ]
}
