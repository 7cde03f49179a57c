import type { Question } from '../question.ts'
import { createResponseBuilder } from './response-builder.ts'
import { choiceBits, type Item, type ItemAnswers } from './responses.ts'

/** A person's first answer to a question that they had never met. Times are ms, and ms UTC. */
export type FirstAttempt = {
  readonly userId: string
  /** The stable id. */
  readonly questionId: string
  /** Of the revision that they saw. */
  readonly hash: string
  /** The keys of the chosen options, joined by commas. */
  readonly picked: string
  readonly tookMs: number
  readonly answeredAt: number
}

type ReadRevisions = (hashes: readonly string[]) => Promise<ReadonlyMap<string, Question>>

/** `signatures`: of the items, in their order. */
export type CollectedAttempts = ItemAnswers & { readonly signatures: readonly string[] }

/** What someone chose from: an item, and whatever changed in it without changing the choice. */
type Choice = { item: Item; place: number; lastAt: number }

/**
 * Makes items of stored revisions. Revisions that differ only in what is shown after the answer, such as the
 * explanation, are one item: theirs is the newest hash. Answers to revisions that are not stored are left out.
 * `pages`: in the order of people, so that of hundreds of thousands only the last one has to be in memory.
 */
export const collectAttempts = async (
  pages: AsyncIterable<readonly FirstAttempt[]>,
  readRevisions: ReadRevisions,
): Promise<CollectedAttempts> => {
  const builder = createResponseBuilder()
  let [people, last] = [0, '']
  const choices = createChoices(readRevisions)
  for await (const page of pages) {
    await choices.load(page)
    for (const attempt of page) {
      const choice = choices.find(attempt)
      if (!choice) continue
      if (attempt.userId !== last) {
        last = attempt.userId
        people++
      }
      builder.add({
        person: people - 1,
        item: choice.place,
        choice: choiceBits(choice.item, attempt.picked.split(',')),
        ms: Number(attempt.tookMs),
        at: Number(attempt.answeredAt),
      })
    }
  }
  return { items: choices.items(), responses: builder.build(), signatures: choices.signatures() }
}

const createChoices = (readRevisions: ReadRevisions) => {
  const bySignature = new Map<string, Choice>()
  const byHash = new Map<string, Choice | null>()
  const add = (hash: string, questionId: string, question: Question | undefined) => {
    if (!question) return byHash.set(hash, null)
    const signature = signatureOf(questionId, question)
    const known = bySignature.get(signature)
    const choice = known ?? { item: itemOf(questionId, question), place: bySignature.size, lastAt: 0 }
    bySignature.set(signature, choice)
    return byHash.set(hash, choice)
  }
  return {
    async load(attempts: readonly FirstAttempt[]): Promise<void> {
      const missing = new Map(attempts.map(({ hash, questionId }) => [hash, questionId]))
      for (const hash of missing.keys()) if (byHash.has(hash)) missing.delete(hash)
      if (missing.size === 0) return
      const revisions = await readRevisions([...missing.keys()])
      for (const [hash, questionId] of missing) add(hash, questionId, revisions.get(hash))
    },
    find({ hash, answeredAt }: FirstAttempt): Choice | null {
      const choice = byHash.get(hash) ?? null
      if (choice === null || Number(answeredAt) < choice.lastAt) return choice
      choice.lastAt = Number(answeredAt)
      if (choice.item.hash !== hash) choice.item = { ...choice.item, hash }
      return choice
    },
    signatures: (): string[] => [...bySignature.keys()],
    items: (): Item[] => [...bySignature.values()].map(({ item }) => item),
  }
}

/** Revisions of the same signature ask the same, and have the same key. */
export const signatureOf = (questionId: string, { text, options, answer, image }: Question): string =>
  JSON.stringify([questionId, text, options.map(({ key, text }) => [key, text]), answer, image?.digest])

const itemOf = (questionId: string, { hash, options, answer, difficulty }: Question): Item => ({
  question: questionId,
  hash,
  options: options.map(({ key }) => key),
  answer,
  difficulty,
})
