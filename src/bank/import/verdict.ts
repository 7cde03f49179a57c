import { type Candidate, clashingQuestions, foldText } from '../clashes.ts'
import { isError, type Problem } from '../problem.ts'
import type { Existing } from './existing.ts'
import type { Staged, StagedItem } from './stage.ts'

/** What becomes of an item. */
export type Verdict =
  | { readonly kind: 'playable'; readonly item: StagedItem; readonly warnings: readonly Problem[] }
  | { readonly kind: 'draft'; readonly item: StagedItem }
  | { readonly kind: 'quarantined'; readonly item: StagedItem; readonly why: readonly Why[] }
  | { readonly kind: 'skipped'; readonly item: StagedItem; readonly message: string }

type Why = Pick<Problem, 'code' | 'message'>

/**
 * Judges each item by what the loader and the audit found, then beside what is in the bank already. Of two that are
 * the same the first stays; of two that differ in their right answer neither, and what is in the bank stays as it is.
 */
export const judgeItems = ({ items, library }: Staged, existing: Existing): Verdict[] => {
  const problems = Map.groupBy(library.problems, ({ file }) => file)
  const questions = new Map(
    [...library.sources.entries.values()].map(({ source, reading }) => [source.shown, reading.question]),
  )
  const written = new Set(items.map(({ named }) => named.path))
  const places = new Map(items.map(item => [item.shown, placeOf(item)]))
  const beside = createBeside(existing.questions.filter(({ path }) => !written.has(path)))
  return items.map(item => {
    if (item.question.draft) return { kind: 'draft', item }
    const its = problems.get(item.shown) ?? []
    const errors = its.filter(isError)
    if (errors.length > 0) return { kind: 'quarantined', item, why: errors.map(why => inSource(why, places)) }
    const question = questions.get(item.shown)
    if (!question) return { kind: 'quarantined', item, why: [UNREAD] }
    const clash = beside.add({ question, shown: placeOf(item) })
    if (clash?.severity === 'error') return { kind: 'quarantined', item, why: [clash] }
    if (clash) return { kind: 'skipped', item, message: clash.message.replace(/: delete one of them$/, '') }
    const warnings = its.filter(({ code }) => code !== 'question-twice')
    return { kind: 'playable', item, warnings }
  })
}

/** A README, or a name that some file systems cut. */
const UNREAD: Why = {
  code: 'file-name',
  message: 'a bank cannot hold a file of this name: give the question another id, or its file another name',
}

export const placeOf = ({ source, question }: StagedItem): string => `${source.shown}:${question.line}`

/** Staged files are gone when somebody reads of them: they are named by their places in the source. */
const inSource = ({ code, message }: Problem, places: ReadonlyMap<string, string>): Why => ({
  code,
  message: message.replaceAll(/questions\/\S+?\.md/g, shown => places.get(shown) ?? shown),
})

/** What stands in the bank so far, to compare one question more with. */
const createBeside = (existing: readonly Candidate[]) => {
  const sameText = new Map<string, Candidate[]>()
  const put = (candidate: Candidate) => {
    const text = foldText(candidate.question.text)
    sameText.set(text, [...(sameText.get(text) ?? []), candidate])
  }
  for (const candidate of existing) put(candidate)
  return {
    /** What it clashes with; only what clashes with nothing is compared with from then on. */
    add: (candidate: Candidate) => {
      const others = sameText.get(foldText(candidate.question.text)) ?? []
      const clash = clashingQuestions([...others, candidate]).find(each => each.candidate === candidate)
      if (!clash) put(candidate)
      return clash
    },
  }
}
