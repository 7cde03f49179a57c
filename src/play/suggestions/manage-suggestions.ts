import { isCurrent, isFit, TRIAL_ANSWERS } from '../../quiz/items/alerts.ts'
import type { ItemAnalysis } from '../../quiz/items/item-analysis.ts'
import { stableId } from '../../quiz/question.ts'
import { readSuggestion } from '../../quiz/suggestion/read-suggestion.ts'
import type { SuggestionInput } from '../../quiz/suggestion/suggested-question.ts'
import type { Deps } from '../deps.ts'
import { CLAIM_MS, MAX_SUGGESTIONS_IN_BANK } from '../limits.ts'
import type {
  ActOutcome,
  BankState,
  ManagerAct,
  SeenSuggestion,
  Suggestion,
  SuggestionList,
} from '../ports/suggestions.ts'
import { questionOf } from './question-of.ts'
import { type SuggestionView, viewOf } from './view-suggestion.ts'

/** What those who manage a server do with suggestions. The caller has checked that the person may. */

export type SuggestionPage = {
  readonly list: SuggestionList
  readonly entries: readonly Suggestion[]
  /** From 0. */
  readonly page: number
  readonly pages: number
  /** Of each list. */
  readonly counts: Readonly<Record<SuggestionList, number>>
}

/** About a phone's screen. */
const PER_PAGE = 5

/** Of a page beyond the end, the last one. */
export const listSuggestions = async (
  { suggestions }: Pick<Deps, 'suggestions'>,
  guildId: string,
  list: SuggestionList,
  page: number,
): Promise<SuggestionPage> => {
  const counts = {
    queue: await suggestions.countSuggestions(guildId, 'queue'),
    bank: await suggestions.countSuggestions(guildId, 'bank'),
  }
  const pages = Math.max(1, Math.ceil(counts[list] / PER_PAGE))
  const shown = Math.min(page, pages - 1)
  const entries = await suggestions.listSuggestions(guildId, list, {
    offset: shown * PER_PAGE,
    limit: PER_PAGE,
  })
  return { list, entries, page: shown, pages, counts }
}

/** How a question of the bank does: `answers` are first attempts; `isFit` is null before there are enough. */
export type TrialView = { readonly answers: number; readonly needed: number; readonly isFit: boolean | null }

/** A suggestion as a manager sees it. `claimedBy`: someone else who works on it now. */
export type ManagedSuggestion = SuggestionView & {
  readonly claimedBy: string | null
  readonly isOwnClaim: boolean
  readonly trial: TrialView | null
}

/** Null for one of another server, or that isn't sent. */
export const openSuggestion = async (
  deps: Pick<Deps, 'banks' | 'clock' | 'items' | 'questionFiles' | 'suggestions'>,
  { userId, guildId }: { readonly userId: string; readonly guildId: string },
  id: string,
): Promise<ManagedSuggestion | null> => {
  const found = await findIn(deps, guildId, id)
  if (!found) return null
  const view = await viewOf(deps, found)
  const claim = found.claim && found.claim.until > deps.clock.now() ? found.claim : null
  return {
    ...view,
    claimedBy: claim && claim.by !== userId ? claim.by : null,
    isOwnClaim: claim?.by === userId,
    trial: found.state === 'trial' ? await trialOf(deps, view) : null,
  }
}

const trialOf = async ({ items }: Pick<Deps, 'items'>, { question }: SuggestionView): Promise<TrialView> => {
  const found = question && (await items.findAnalysis(stableId(question)))
  const analysis: ItemAnalysis | null = found && question && isCurrent(found, question) ? found : null
  const answers = analysis?.answers ?? 0
  const isOver = analysis !== null && answers >= TRIAL_ANSWERS
  return { answers, needed: TRIAL_ANSWERS, isFit: isOver ? isFit(analysis) : null }
}

/** A manager, and the suggestion as they saw it. */
export type Managing = SeenSuggestion & { readonly userId: string; readonly guildId: string }

export const editSuggestion = (
  deps: Pick<Deps, 'clock' | 'suggestions'>,
  by: Managing,
  input: SuggestionInput,
): Promise<ActOutcome> => deps.suggestions.editSuggestion(actOf(deps, by), readSuggestion(input))

/** Others leave it alone for a while. */
export const claimSuggestion = (
  deps: Pick<Deps, 'clock' | 'suggestions'>,
  by: Managing,
): Promise<ActOutcome> => deps.suggestions.claimSuggestion(actOf(deps, by), deps.clock.now() + CLAIM_MS)

export const releaseSuggestion = (
  deps: Pick<Deps, 'clock' | 'suggestions'>,
  by: Managing,
): Promise<ActOutcome> => deps.suggestions.releaseSuggestion(actOf(deps, by))

export type AcceptOutcome = ActOutcome | 'full' | 'has-errors'

/** From now on it's asked in this server, as a question on trial. `title`: the server's name; null where it isn't known. */
export const acceptSuggestion = async (
  deps: Pick<Deps, 'clock' | 'guildBanks' | 'questionFiles' | 'suggestions'>,
  by: Managing,
  title: string | null,
): Promise<AcceptOutcome> => {
  const found = await findIn(deps, by.guildId, by.id)
  if (found && !questionOf(deps.questionFiles, found)) return 'has-errors'
  const outcome = await deps.suggestions.acceptSuggestion(actOf(deps, by), title, MAX_SUGGESTIONS_IN_BANK)
  if (outcome === 'done') await deps.guildBanks.reload()
  return outcome
}

/** `reason`: what the author is told. */
export const rejectSuggestion = (
  deps: Pick<Deps, 'clock' | 'suggestions'>,
  by: Managing,
  reason: string,
): Promise<ActOutcome> => deps.suggestions.rejectSuggestion(actOf(deps, by), reason)

export const setBankState = async (
  deps: Pick<Deps, 'clock' | 'guildBanks' | 'suggestions'>,
  by: Managing,
  state: BankState,
): Promise<ActOutcome> => {
  const outcome = await deps.suggestions.setBankState(actOf(deps, by), state)
  if (outcome === 'done') await deps.guildBanks.reload()
  return outcome
}

const actOf = ({ clock }: Pick<Deps, 'clock'>, { id, version, userId, guildId }: Managing): ManagerAct => ({
  id,
  version,
  guildId,
  by: userId,
  now: clock.now(),
})

const findIn = async (
  { suggestions }: Pick<Deps, 'suggestions'>,
  guildId: string,
  id: string,
): Promise<Suggestion | null> => {
  const [found] = await suggestions.findSuggestions([id])
  return found && found.guildId === guildId && !['draft', 'rejected'].includes(found.state) ? found : null
}
