import { type Question, stableId } from '../quiz/question.ts'
import type { Deps } from './deps.ts'
import type { InteractionToken } from './record.ts'
import { closingTime } from './time-limits.ts'

/** What is new in every post: which question, in which order, and its time window. */
export const newPost = (
  deps: Pick<Deps, 'random'>,
  question: Question,
  seconds: number | null,
  { openedAt, token }: { readonly openedAt: number; readonly token: InteractionToken | null },
) => ({
  id: deps.random.id(),
  questionId: stableId(question),
  hash: question.hash,
  seed: deps.random.seed(),
  openedAt,
  closesAt: closingTime(seconds, openedAt, token),
  closedAt: null,
  messageId: null,
  token,
})
