import { DAY_MS } from '../../quiz/day.ts'
import { analyse } from '../../quiz/items/analyse.ts'
import type { ItemAnalysis } from '../../quiz/items/item-analysis.ts'
import { createResponseBuilder } from '../../quiz/items/response-builder.ts'
import { choiceOf, type Item } from '../../quiz/items/responses.ts'
import type { Steps } from '../../quiz/items/steps.ts'
import { type Question, stableId } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'
import { runInSteps } from '../tasks/steps.ts'
import { WHOLE_BOT } from '../tasks/task-kinds.ts'

type AnalysisDeps = Pick<Deps, 'banks' | 'clock' | 'items' | 'posts'>

/** After a start, what people wait for comes first, ms. */
const FIRST_DELAY_MS = 120_000

/** Plans the next analysis, unless an earlier start or another process planned it already. */
export const planAnalysis = (deps: Pick<Deps, 'clock' | 'tasks'>): Promise<void> =>
  deps.tasks.addTask('analyse-items', WHOLE_BOT, deps.clock.now() + FIRST_DELAY_MS, 'later')

/**
 * Analyses all first attempts, in steps of some milliseconds: the record is read again each day, so that nothing has to
 * be kept in step with it. Of a question that changed, only the attempts at its present revision say something about it; the
 * others still tell how able people are. Resolves with the time of the next run.
 */
export const analyseItems = async (deps: AnalysisDeps): Promise<number> => {
  const at = deps.clock.now()
  const { items, responses } = await readRecord(deps)
  const analyses = await runThrough(analyse(responses, items))
  const present = presentHashes(deps)
  await deps.items.saveAnalyses(onePerQuestion(analyses, present), at)
  await deps.items.dropAnalysesBefore(at)
  return at + DAY_MS
}

/** Runs all steps with pauses between them. */
const runThrough = async <Result>(steps: Steps<Result>): Promise<Result> => {
  let result: Result | null = null
  const step = async (): Promise<boolean> => {
    const { done, value } = steps.next()
    if (done) result = value
    return !done
  }
  while (await runInSteps(step));
  return result!
}

/** The first attempts as columns, with an item for each question and hash. */
const readRecord = async ({ items: store, posts }: AnalysisDeps) => {
  const items: Item[] = []
  const places = new Map<string, number>()
  const people = new Map<string, number>()
  const rows = createResponseBuilder()
  /** Negative for a revision that isn't kept. */
  const placeOf = async (question: string, hash: string): Promise<number> => {
    // Two questions with the same text have the same hash.
    const key = `${question} ${hash}`
    const known = places.get(key)
    if (known !== undefined) return known
    const revision = await posts.findRevision(hash)
    const place = revision ? items.push(itemOf(question, revision)) - 1 : -1
    places.set(key, place)
    return place
  }
  let question = await store.nextAnswered('')
  let after = ''
  const step = async (size: number): Promise<boolean> => {
    if (question === null) return false
    const attempts = await store.firstAttempts(question, after, size)
    for (const { userId, hash, picked, tookMs, answeredAt } of attempts) {
      const item = await placeOf(question, hash)
      if (item < 0) continue
      const person = people.get(userId) ?? people.size
      people.set(userId, person)
      rows.add({ person, item, choice: choiceOf(items[item]!, picked), ms: tookMs, at: answeredAt })
    }
    after = attempts.length < size ? '' : attempts.at(-1)!.userId
    if (after === '') question = await store.nextAnswered(question)
    return question !== null
  }
  while (await runInSteps(step));
  return { items, responses: rows.build() }
}

const itemOf = (question: string, { hash, options, answer, difficulty }: Question): Item => ({
  question,
  hash,
  options: options.map(({ key }) => key),
  answer,
  difficulty,
})

/** The hashes of the questions as they are asked today, by stable id. */
const presentHashes = ({ banks }: Pick<Deps, 'banks'>): ReadonlyMap<string, string> =>
  new Map(
    banks
      .current()
      .flatMap(({ questions }) => questions.map(question => [stableId(question), question.hash])),
  )

/** Of each question that is still asked, the analysis of its present revision. */
const onePerQuestion = (
  analyses: readonly ItemAnalysis[],
  present: ReadonlyMap<string, string>,
): ItemAnalysis[] => analyses.filter(({ question, hash }) => present.get(question) === hash)
