import { findQuestion } from '../../quiz/find-question.ts'
import { isProven, isWithdrawn, type Question, stableId } from '../../quiz/question.ts'
import type { HardQuestion } from '../../quiz/week.ts'
import type { Deps } from '../deps.ts'
import type { WeekPost } from '../ports/weekly.ts'
import type { HardestView } from '../views.ts'

export type HardestDeps = Pick<Deps, 'banks' | 'examEvents' | 'posts'>

/**
 * The first of these questions that may be shown with its answer: it isn't open anywhere on the server, and no one doubts it.
 * `posts`: those of the last weeks, oldest first.
 */
export const findHardest = async (
  deps: HardestDeps,
  guildId: string,
  questions: readonly HardQuestion[],
  posts: readonly WeekPost[],
): Promise<HardestView | null> => {
  const banks = deps.banks.current(guildId)
  const open = await openQuestions(deps, guildId, posts)
  for (const { questionId, attempts, right } of questions) {
    const now = findQuestion(banks, questionId)
    if (!now || !mayBeShown(now) || open.has(questionId)) continue
    const post = posts.findLast(one => one.questionId === questionId)
    const question = post && (await deps.posts.findRevision(post.hash))
    if (!post || !question) continue
    const { channelId, messageId } = post
    return { question, attempts, right, message: messageId === null ? null : { channelId, messageId } }
  }
  return null
}

const mayBeShown = (question: Question): boolean =>
  isProven(question) && !isWithdrawn(question) && question.voided !== true

/** Those that are open in a channel, and those of group exams that people sit now. */
const openQuestions = async (
  { examEvents }: Pick<Deps, 'examEvents'>,
  guildId: string,
  posts: readonly WeekPost[],
): Promise<ReadonlySet<string>> => {
  const open = new Set(posts.filter(({ closedAt }) => closedAt === null).map(({ questionId }) => questionId))
  for (const { id, begunAt } of await examEvents.eventsOf(guildId))
    if (begunAt !== null)
      for (const question of await examEvents.questionsOf(id)) open.add(stableId(question))
  return open
}
