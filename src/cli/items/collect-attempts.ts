import { createResponseBuilder } from '../../quiz/items/response-builder.ts'
import { choiceOf, type Item, type ItemAnswers } from '../../quiz/items/responses.ts'
import type { Question } from '../../quiz/question.ts'
import type { FirstAttempt } from '../../store/first-attempts.ts'

type ReadRevisions = (hashes: readonly string[]) => Promise<ReadonlyMap<string, Question>>

/** What someone chose from: an item, and whatever changed in it without changing the choice. */
type Choice = { item: Item; place: number; lastAt: number }

/**
 * Makes items of stored revisions. Revisions that differ only in what is shown after the answer, such as the
 * explanation, are one item: theirs is the newest hash. Answers to revisions that are not stored are left out.
 */
export const collectAttempts = async (
  pages: AsyncIterable<readonly FirstAttempt[]>,
  readRevisions: ReadRevisions,
): Promise<ItemAnswers> => {
  const builder = createResponseBuilder()
  const people = new Map<string, number>()
  const choices = createChoices(readRevisions)
  for await (const page of pages) {
    await choices.load(page)
    for (const attempt of page) {
      const choice = choices.find(attempt)
      if (!choice) continue
      if (!people.has(attempt.userId)) people.set(attempt.userId, people.size)
      builder.add({
        person: people.get(attempt.userId)!,
        item: choice.place,
        choice: choiceOf(choice.item, attempt.picked.split(',')),
        ms: Number(attempt.tookMs),
        at: Number(attempt.answeredAt),
      })
    }
  }
  return { items: choices.items(), responses: builder.build() }
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
    items: (): Item[] => [...bySignature.values()].map(({ item }) => item),
  }
}

const signatureOf = (questionId: string, { text, options, answer, image }: Question): string =>
  JSON.stringify([questionId, text, options.map(({ key, text }) => [key, text]), answer, image?.digest])

const itemOf = (questionId: string, { hash, options, answer, difficulty }: Question): Item => ({
  question: questionId,
  hash,
  options: options.map(({ key }) => key),
  answer,
  difficulty,
})
