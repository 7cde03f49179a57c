import { readSuggestion } from '../../quiz/suggestion/read-suggestion.ts'
import type { SuggestedQuestion, SuggestionInput } from '../../quiz/suggestion/suggested-question.ts'
import { suggestionFromQuestion } from '../../quiz/suggestion/suggestion-from-question.ts'
import type { Deps } from '../deps.ts'
import { planTelling } from '../findings/finding-channel.ts'
import { MAX_OPEN_SUGGESTIONS } from '../limits.ts'
import type { QuestionProblem } from '../ports/question-files.ts'
import type { SeenSuggestion, Suggestion } from '../ports/suggestions.ts'
import type { Turn } from '../rate-limits.ts'
import { questionOf } from './question-of.ts'
import { type SuggestionView, viewOf } from './view-suggestion.ts'

/** What members do with their own suggestions. */

/** A person in a guild. `name`: as others see them. */
export type Suggester = { readonly userId: string; readonly guildId: string; readonly name: string }

export type SuggestionForm = SuggestionInput & {
  /** Whether they say that the words are their own. */
  readonly ownWords: boolean
  /** Whether they may be named. */
  readonly credited: boolean
}

/** There is no such suggestion of theirs any more, or it was changed or decided meanwhile. */
export type Changed = { readonly kind: 'changed' }

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly view: SuggestionView }
  | { readonly kind: 'too-many'; readonly max: number }
  | Extract<Turn, { kind: 'too-fast' }>
  | Changed

type SuggestDeps = Pick<Deps, 'banks' | 'clock' | 'questionFiles' | 'random' | 'suggestions' | 'takeTurn'>

/** A person's drafts and what waits for a decision. */
export const ownSuggestions = (
  { suggestions }: Pick<Deps, 'suggestions'>,
  { userId, guildId }: Omit<Suggester, 'name'>,
): Promise<Suggestion[]> => suggestions.openSuggestionsOf(userId, guildId)

/** One of a person's open suggestions; null where they have no such one. */
export const openOwnSuggestion = async (
  deps: Pick<Deps, 'banks' | 'questionFiles' | 'suggestions'>,
  by: Omit<Suggester, 'name'>,
  id: string,
): Promise<SuggestionView | null> => {
  const found = await findOwn(deps, by, id)
  return found && viewOf(deps, found)
}

export type ReadFileOutcome =
  | { readonly kind: 'read'; readonly input: SuggestionInput }
  | { readonly kind: 'broken'; readonly findings: readonly QuestionProblem[] }
  /** Longer than the form takes, with which it's edited. */
  | { readonly kind: 'too-long' }

/** What an uploaded question file says, for `saveSuggestion`. */
export const readSuggestionFile = async (
  { questionFiles }: Pick<Deps, 'questionFiles'>,
  { guildId }: Suggester,
  text: string,
): Promise<ReadFileOutcome> => {
  const { question, findings } = questionFiles.check(text, { bank: guildId, name: 'upload' })
  if (!question) return { kind: 'broken', findings }
  const input = suggestionFromQuestion(question)
  return input ? { kind: 'read', input } : { kind: 'too-long' }
}

/** Keeps what a form says as a draft: a new one, or in place of the one that was `seen`. */
export const saveSuggestion = async (
  deps: SuggestDeps,
  by: Suggester,
  form: SuggestionForm,
  seen: SeenSuggestion | null,
): Promise<SaveOutcome> => {
  const turn = deps.takeTurn('suggestions', by.userId)
  if (turn.kind === 'too-fast') return turn
  const written = writtenIn(form, by, deps.clock.now())
  if (seen) {
    const done = await deps.suggestions.rewriteSuggestion(seen, written)
    return done ? reopen(deps, by, seen.id) : { kind: 'changed' }
  }
  const added = newSuggestion(deps, by, written)
  const outcome = await deps.suggestions.addSuggestion(added, MAX_OPEN_SUGGESTIONS)
  if (outcome === 'too-many') return { kind: 'too-many', max: MAX_OPEN_SUGGESTIONS }
  return { kind: 'saved', view: await viewOf(deps, added) }
}

/** Which options are correct, by their places from 0. */
export const markCorrect = async (
  deps: SuggestDeps,
  by: Suggester,
  seen: SeenSuggestion,
  places: readonly number[],
): Promise<SaveOutcome> => {
  const found = await findOwn(deps, by, seen.id)
  if (!found) return { kind: 'changed' }
  const { authorId, authorName, ownWordsAt } = found
  const content = withCorrect(found.content, places)
  const done = await deps.suggestions.rewriteSuggestion(seen, { authorId, authorName, ownWordsAt, content })
  return done ? reopen(deps, by, seen.id) : { kind: 'changed' }
}

/** `not-own-words`: they didn't say so. `has-errors`: it can't be asked. */
export type SendOutcome =
  | { readonly kind: 'sent' | 'not-own-words' | 'has-errors'; readonly view: SuggestionView }
  | Changed

/** Hands a draft to those who manage the server. */
export const sendSuggestion = async (
  deps: Pick<Deps, 'banks' | 'clock' | 'questionFiles' | 'settings' | 'suggestions' | 'tasks'>,
  by: Omit<Suggester, 'name'>,
  seen: SeenSuggestion,
): Promise<SendOutcome> => {
  const found = await findOwn(deps, by, seen.id)
  if (!found) return { kind: 'changed' }
  if (found.ownWordsAt === null) return { kind: 'not-own-words', view: await viewOf(deps, found) }
  if (!questionOf(deps.questionFiles, found)) return { kind: 'has-errors', view: await viewOf(deps, found) }
  const done = await deps.suggestions.sendSuggestion(seen, by.userId, deps.clock.now())
  if (done) await planTelling(deps, by.guildId)
  const now = done ? await findOwn(deps, by, seen.id) : null
  return now ? { kind: 'sent', view: await viewOf(deps, now) } : { kind: 'changed' }
}

/** Deletes it. False where it was decided, or isn't there. */
export const withdrawSuggestion = (
  { suggestions }: Pick<Deps, 'suggestions'>,
  userId: string,
  id: string,
): Promise<boolean> => suggestions.withdrawSuggestion(id, userId)

const findOwn = async (
  { suggestions }: Pick<Deps, 'suggestions'>,
  { userId, guildId }: Omit<Suggester, 'name'>,
  id: string,
): Promise<Suggestion | null> =>
  (await suggestions.openSuggestionsOf(userId, guildId)).find(one => one.id === id) ?? null

const reopen = async (
  deps: Pick<Deps, 'banks' | 'questionFiles' | 'suggestions'>,
  by: Omit<Suggester, 'name'>,
  id: string,
): Promise<SaveOutcome> => {
  const view = await openOwnSuggestion(deps, by, id)
  return view ? { kind: 'saved', view } : { kind: 'changed' }
}

/** Longer than Discord allows a name to be. */
const MAX_NAME = 80

/** Without what breaks the line or changes its direction; null where nothing is left. */
const creditOf = (name: string): string | null =>
  name
    .slice(0, MAX_NAME)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .trim() || null

const writtenIn = (form: SuggestionForm, { userId, name }: Suggester, now: number) => ({
  authorId: userId,
  authorName: form.credited ? creditOf(name) : null,
  content: readSuggestion(form),
  ownWordsAt: form.ownWords ? now : null,
})

const newSuggestion = (
  { clock, random }: Pick<Deps, 'clock' | 'random'>,
  { guildId }: Suggester,
  written: ReturnType<typeof writtenIn>,
): Suggestion => ({
  ...written,
  id: random.id(),
  guildId,
  state: 'draft',
  version: 1,
  createdAt: clock.now(),
  sentAt: null,
  claim: null,
  decision: null,
})

const withCorrect = (content: SuggestedQuestion, places: readonly number[]): SuggestedQuestion => ({
  ...content,
  options: content.options.map((option, place) => ({ ...option, isCorrect: places.includes(place) })),
})
