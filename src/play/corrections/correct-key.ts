import {
  type Correction,
  canonicalFix,
  type Fix,
  type FixProblem,
  optionsDigest,
  problemOf,
} from '../../quiz/correction.ts'
import { findQuestion } from '../../quiz/find-question.ts'
import { asWritten, type Question, stableId } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'
import type { Effects } from '../ports/corrections.ts'
import { carryOutNow } from './carry-out.ts'
import { rescoreRules } from './rescore-rules.ts'

type CorrectionDeps = Pick<Deps, 'clock' | 'corrections' | 'overlay' | 'random'>

/** Why a key can't be corrected. */
export type NotCorrected =
  /** The banks have no such question (any more). */
  { readonly kind: 'unknown-question' } | { readonly kind: 'impossible'; readonly problem: FixProblem }

export type PreviewOutcome =
  | { readonly kind: 'preview'; readonly question: Question; readonly fix: Fix; readonly effects: Effects }
  | NotCorrected

/** What correcting a key would change. Changes nothing. `questionId`: the stable id; `options`: see `CorrectionRequest`. */
export const previewCorrection = async (
  deps: CorrectionDeps,
  questionId: string,
  fix: Fix,
  options?: string,
): Promise<PreviewOutcome> => {
  const prepared = prepare(deps, { questionId, fix, by: null, comment: null, ...(options && { options }) })
  if (prepared.kind !== 'prepared') return prepared
  const { question, correction } = prepared
  const effects = await deps.corrections.countEffects(correction, rescoreRules(deps))
  return { kind: 'preview', question, fix: correction.fix, effects }
}

export type CorrectionRequest = {
  readonly questionId: string
  readonly fix: Fix
  /** The owner who decides; null in a preview. */
  readonly by: string | null
  readonly comment: string | null
  /** From the button, so that a second press changes nothing; a new one if absent. */
  readonly id?: string
  /** `optionsDigest` of the options that it was decided on; those of now if absent. */
  readonly options?: string
}

export type ApplyOutcome =
  | { readonly kind: 'applied' | 'already-applied'; readonly correction: Correction }
  /** Another decision about the question is still being carried out. */
  | { readonly kind: 'busy' }
  | NotCorrected

/**
 * Corrects a key at once: everything that is shown or graded from now on goes by it, and those whose answers are right under
 * it get their points, of very many people within minutes. Nothing is taken away. Once per `id`.
 */
export const applyCorrection = async (
  deps: CorrectionDeps,
  request: CorrectionRequest,
): Promise<ApplyOutcome> => {
  const before = request.id === undefined ? null : await deps.corrections.findCorrection(request.id)
  if (before) return { kind: 'already-applied', correction: before }
  const prepared = prepare(deps, request)
  if (prepared.kind !== 'prepared') return prepared
  const { correction } = prepared
  const done = await deps.corrections.applyCorrection(correction, rescoreRules(deps))
  if (done === 'busy') return { kind: 'busy' }
  await deps.overlay.reload()
  await carryOutNow(deps, correction.id)
  return { kind: done === 'applied' ? 'applied' : 'already-applied', correction }
}

const prepare = (
  deps: CorrectionDeps,
  { questionId, fix, by, comment, id, options }: CorrectionRequest,
):
  | { readonly kind: 'prepared'; readonly question: Question; readonly correction: Correction }
  | NotCorrected => {
  const question = findQuestion(deps.overlay.everywhere(), questionId)
  if (!question) return { kind: 'unknown-question' }
  const problem = problemOf(question, fix, options)
  if (problem) return { kind: 'impossible', problem }
  const correction: Correction = {
    id: id ?? deps.random.id(),
    questionId: stableId(question),
    hash: question.hash,
    was: asWritten(question).answer,
    optionsDigest: optionsDigest(question),
    fix: canonicalFix(question, fix),
    source: 'owner',
    by,
    comment,
    at: deps.clock.now(),
    undoneAt: null,
  }
  return { kind: 'prepared', question, correction }
}

export type UndoOutcome =
  | { readonly kind: 'undone' }
  /** A later correction of the question must be undone first. */
  | { readonly kind: 'superseded' }
  /** It is undone, or changed nothing. */
  | { readonly kind: 'not-active' }
  /** Another decision about the question is still being carried out. */
  | { readonly kind: 'busy' }

/** Takes back what a correction changed: the question has its key from before, and everyone their points from before. */
export const undoCorrection = async (deps: CorrectionDeps, id: string): Promise<UndoOutcome> => {
  const kind = await deps.corrections.undoCorrection(id, rescoreRules(deps))
  await deps.overlay.reload()
  if (kind === 'undone') await carryOutNow(deps, id)
  return { kind }
}

/** Gives the points for a key that was changed in its file. `not-active`: that is done, or the file says something else again. */
export const awardFileCorrection = async (
  deps: CorrectionDeps,
  { id, by }: { readonly id: string; readonly by: string },
): Promise<'awarded' | 'not-active' | 'busy'> => {
  const correction = await deps.corrections.findCorrection(id)
  if (!correction || !deps.overlay.isInForce(correction)) return 'not-active'
  const done = await deps.corrections.awardCorrection(id, by, rescoreRules(deps))
  await deps.overlay.reload()
  if (done === 'awarded') await carryOutNow(deps, id)
  return done
}
