import { DAY_MS } from '../../quiz/day.ts'
import { findQuestion } from '../../quiz/find-question.ts'
import { analyse } from '../../quiz/items/analyse.ts'
import { collectAttempts, type FirstAttempt, signatureOf } from '../../quiz/items/collect-attempts.ts'
import type { ItemAnalysis } from '../../quiz/items/item-analysis.ts'
import type { Steps } from '../../quiz/items/steps.ts'
import { allQuestionsOf, type Question, stableId } from '../../quiz/question.ts'
import { planCheck } from '../curation/check-questions.ts'
import type { Deps } from '../deps.ts'
import { type AttemptPage, type AttemptPlace, BEFORE_ALL_ATTEMPTS } from '../ports/items.ts'
import { MIN_SIZE, pauseAfter, runInSteps, timeStep } from '../tasks/steps.ts'
import { WHOLE_BOT } from '../tasks/task-kinds.ts'

type AnalysisDeps = Pick<Deps, 'clock' | 'items' | 'overlay' | 'posts' | 'tasks'>

/** After a start, what people wait for comes first, ms. */
const FIRST_DELAY_MS = 120_000

/** Plans the next analysis, unless an earlier start or another process planned it already. */
export const planAnalysis = (deps: Pick<Deps, 'clock' | 'tasks'>): Promise<void> =>
  deps.tasks.addTask('analyse-items', WHOLE_BOT, deps.clock.now() + FIRST_DELAY_MS, 'later')

/**
 * Analyses all first attempts, in steps of some milliseconds: the record is read again each day, so that nothing has to
 * be kept in step with it. Of a question that changed, only the attempts at its present revision say something about it; the
 * others still tell how able people are. Resolves with the time of the next run: at once, in another process, where `signal`
 * ended this one between two steps.
 */
export const analyseItems = async (deps: AnalysisDeps, signal: AbortSignal): Promise<number> => {
  const at = deps.clock.now()
  const { items, responses, signatures } = await collectAttempts(pagesOf(deps, signal), readRevisions(deps))
  const analyses = await runThrough(analyse(responses, items), signal)
  if (analyses === null) return at
  const bySignature = new Map(signatures.map((signature, place) => [signature, analyses[place]!]))
  if (!(await saveCurrent(deps, bySignature, at, signal))) return at
  if (!(await dropOldAnalyses(deps, at, signal))) return at
  await planCheck(deps)
  return at + DAY_MS
}

/** How long the analysis of a question is kept that the banks don't have: its bank may be away for a moment, ms. */
const KEEP_MISSING_MS = 30 * DAY_MS

/**
 * Drops what this analysis, made at `at`, didn't replace: a question's answers are deleted, or about another text. False where
 * `signal` ended it.
 */
const dropOldAnalyses = async (
  { items, overlay }: Pick<Deps, 'items' | 'overlay'>,
  at: number,
  signal: AbortSignal,
): Promise<boolean> => {
  const old = await items.analysesBefore(at)
  const over = old.filter(
    one => findQuestion(overlay.everywhere(), one.question) !== undefined || one.at < at - KEEP_MISSING_MS,
  )
  const ids = over.map(({ question }) => question)
  return inSlices(ids, slice => items.dropAnalyses(slice), signal)
}

/** Runs all steps with pauses between them. Null where `signal` ended it. */
const runThrough = async <Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result | null> => {
  let result: Result | null = null
  const step = async (): Promise<boolean> => {
    if (signal.aborted) return false
    const { done, value } = steps.next()
    if (done) result = value
    return !done
  }
  while (await runInSteps(step));
  return result
}

/**
 * The first attempts page by page, with a pause after each: they are read while people play. Ends early where `signal` says
 * so.
 */
async function* pagesOf(
  { items }: Pick<Deps, 'items'>,
  signal: AbortSignal,
): AsyncGenerator<readonly FirstAttempt[]> {
  let [after, size]: [AttemptPlace | null, number] = [BEFORE_ALL_ATTEMPTS, MIN_SIZE]
  while (after && !signal.aborted) {
    const stop = timeStep()
    const page: AttemptPage = await items.firstAttempts(after, size)
    yield page.attempts
    after = page.next
    // A page is one query, which locks nothing: while PostgreSQL works on it, no one waits.
    const { busyMs } = stop()
    size = await pauseAfter({ busyMs, tookMs: busyMs }, size)
  }
}

const readRevisions =
  ({ posts }: Pick<Deps, 'posts'>) =>
  async (hashes: readonly string[]): Promise<ReadonlyMap<string, Question>> => {
    const revisions = new Map<string, Question>()
    for (const hash of hashes) {
      const revision = await posts.findRevision(hash)
      if (revision) revisions.set(hash, revision)
    }
    return revisions
  }

/**
 * Saves of each question that is still asked the analysis of what it asks today, under its present hash: an explanation may have
 * changed since the last answer. False where `signal` ended it.
 */
const saveCurrent = async (
  { items, overlay }: Pick<Deps, 'items' | 'overlay'>,
  bySignature: ReadonlyMap<string, ItemAnalysis>,
  at: number,
  signal: AbortSignal,
): Promise<boolean> => {
  const questions = overlay.everywhere().flatMap(allQuestionsOf)
  const currentOf = (question: Question): ItemAnalysis[] => {
    const analysis = bySignature.get(signatureOf(stableId(question), question))
    return analysis ? [{ ...analysis, hash: question.hash }] : []
  }
  return inSlices(questions, slice => items.saveAnalyses(slice.flatMap(currentOf), at), signal)
}

/** Slice by slice, with pauses. False where `signal` ended it. */
const inSlices = async <T>(
  all: readonly T[],
  write: (slice: readonly T[]) => Promise<void>,
  signal: AbortSignal,
): Promise<boolean> => {
  let done = 0
  const step = async (size: number): Promise<boolean> => {
    await write(all.slice(done, done + size))
    done += size
    return done < all.length && !signal.aborted
  }
  while (await runInSteps(step));
  return done >= all.length
}
