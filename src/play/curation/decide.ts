import { type Fix, type FixProblem, keysOfFix } from '../../quiz/correction.ts'
import {
  applyCorrection,
  awardFileCorrection,
  previewCorrection,
  undoCorrection,
} from '../corrections/correct-key.ts'
import { rescoreRules } from '../corrections/rescore-rules.ts'
import { restoreQuestion, suspendQuestion } from '../corrections/suspend-question.ts'
import type { Deps } from '../deps.ts'
import type { Effects } from '../ports/corrections.ts'
import type { ReportOutcome } from '../ports/reports.ts'
import { planCheck } from './check-questions.ts'
import type { QuestionDesk } from './open-question.ts'
import type { Viewer } from './viewer.ts'

/** What someone decides about a question that `openQuestion` gave them. Its callers make sure who they are, at each press. */

type DecisionDeps = Pick<
  Deps,
  'banks' | 'clock' | 'corrections' | 'items' | 'overlay' | 'random' | 'reports' | 'tasks'
>

export type Decided = {
  readonly kind:
    | 'corrected'
    | 'accepted'
    | 'voided'
    | 'awarded'
    | 'suspended'
    | 'suspended-here'
    | 'restored'
    | 'rejected'
    | 'undone'
    /** Someone was faster, or pressed twice. */
    | 'nothing-to-do'
    /** A later decision must be undone first. */
    | 'superseded'
    /** Another decision about the question is still being carried out. */
    | 'busy'
}

export type FixDecision = {
  readonly fix: Fix
  readonly comment: string | null
  /** From the button, so that a second press changes nothing. */
  readonly id: string
  /** `optionsDigest` of the options that it was decided on: under others its letters mean something else. */
  readonly options: string
}

const OUTCOMES = { key: 'corrected', accept: 'accepted', void: 'voided' } as const satisfies Record<
  Fix['kind'],
  ReportOutcome
>

/** Corrects the key, and closes the reports on the question. */
export const decideFix = async (
  deps: DecisionDeps,
  { questionId, viewer }: QuestionDesk,
  { fix, comment, id, options }: FixDecision,
): Promise<Decided | { readonly kind: 'impossible'; readonly problem: FixProblem }> => {
  const applied = await applyCorrection(deps, { questionId, fix, by: viewer.userId, comment, id, options })
  if (applied.kind === 'impossible') return applied
  if (applied.kind === 'unknown-question') return { kind: 'nothing-to-do' }
  if (applied.kind === 'busy') return applied
  const { correction } = applied
  if (correction.undoneAt !== null) return { kind: 'nothing-to-do' }
  const outcome = OUTCOMES[correction.fix.kind]
  // Also for a second press: the first one may have got no further. What was reported since is about something else.
  await close(deps, questionId, outcome, correction.comment, correction.at)
  return { kind: applied.kind === 'applied' ? outcome : 'nothing-to-do' }
}

/** What a decision would change. `keys`: what it makes correct; `decision`: its id, so that it is made once. */
export type FixPreview = {
  readonly how: Fix['kind'] | 'award'
  readonly keys: readonly string[]
  readonly decision: string
  readonly effects: Effects
}

export const previewFix = async (
  deps: DecisionDeps,
  { questionId }: QuestionDesk,
  fix: Fix,
  options?: string,
): Promise<FixPreview | { readonly problem: FixProblem }> => {
  const found = await previewCorrection(deps, questionId, fix, options)
  if (found.kind === 'unknown-question') return { problem: 'no-change' }
  if (found.kind === 'impossible') return { problem: found.problem }
  return { how: fix.kind, keys: keysOfFix(found.fix), decision: deps.random.id(), effects: found.effects }
}

/** The same of the points for a key that was changed in its file; null where that can't be done any more. */
export const previewAward = async (
  deps: DecisionDeps,
  { keyChange }: QuestionDesk,
): Promise<FixPreview | null> => {
  if (!keyChange) return null
  const effects = await deps.corrections.countEffects(keyChange, rescoreRules(deps))
  return { how: 'award', keys: keysOfFix(keyChange.fix), decision: keyChange.id, effects }
}

export const decideAward = async (
  deps: DecisionDeps,
  { viewer, questionId, keyChange }: QuestionDesk,
  correctionId: string,
): Promise<Decided> => {
  if (keyChange?.id !== correctionId) return { kind: 'nothing-to-do' }
  const kind = await awardFileCorrection(deps, { id: correctionId, by: viewer.userId })
  if (kind === 'awarded') await close(deps, questionId, OUTCOMES[keyChange.fix.kind], null)
  return { kind: kind === 'not-active' ? 'nothing-to-do' : kind }
}

/** An owner suspends a question everywhere, which answers the reports; a manager in their server. */
export const decideSuspension = async (
  deps: DecisionDeps,
  { viewer, questionId }: QuestionDesk,
): Promise<Decided> => {
  const done = await suspendQuestion(deps, { questionId, guildId: placeOf(viewer), by: viewer.userId })
  if (viewer.kind === 'owner') await close(deps, questionId, 'suspended', null)
  if (done.kind !== 'suspended') return { kind: 'nothing-to-do' }
  return { kind: viewer.kind === 'owner' ? 'suspended' : 'suspended-here' }
}

export const decideRestore = async (
  deps: DecisionDeps,
  { viewer, questionId }: QuestionDesk,
): Promise<Decided> => {
  const isRestored = await restoreQuestion(deps, { questionId, guildId: placeOf(viewer) })
  if (isRestored) await planCheck(deps)
  return { kind: isRestored ? 'restored' : 'nothing-to-do' }
}

/** Null for everywhere. */
const placeOf = (viewer: Viewer): string | null => (viewer.kind === 'owner' ? null : viewer.guildId)

/** The question is fine: what the answers and the reports say so far doesn't matter any more. */
export const rejectReports = async (
  deps: DecisionDeps,
  { questionId, question, analysis }: QuestionDesk,
  comment: string | null,
): Promise<Decided> => {
  const at = deps.clock.now()
  const answers = analysis?.answers ?? 0
  await deps.items.saveClearance({ questionId, hash: question.hash, answers, at })
  await close(deps, questionId, 'rejected', comment)
  return { kind: 'rejected' }
}

/** Undoes one decision, whichever came after it. */
export const undoDecision = async (
  deps: DecisionDeps,
  { questionId }: QuestionDesk,
  correctionId: string,
): Promise<Decided> => {
  const correction = await deps.corrections.findCorrection(correctionId)
  if (correction?.questionId !== questionId) return { kind: 'nothing-to-do' }
  const { kind } = await undoCorrection(deps, correctionId)
  if (kind === 'undone') {
    // A file's key stays, and with it what was reported about the one before.
    if (correction.source === 'owner')
      await deps.reports.reopenReports(questionId, OUTCOMES[correction.fix.kind], correction.at)
    await planCheck(deps)
  }
  return { kind: kind === 'not-active' ? 'nothing-to-do' : kind }
}

const close = async (
  deps: DecisionDeps,
  questionId: string,
  outcome: ReportOutcome,
  reply: string | null,
  filedUntil = deps.clock.now(),
): Promise<void> => {
  await deps.reports.closeReports(questionId, { outcome, reply, at: deps.clock.now(), filedUntil })
  await planCheck(deps)
}
