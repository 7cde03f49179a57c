import { pickQuestion } from '../quiz/pick.ts'
import { type Question, stableId } from '../quiz/question.ts'
import { createRandom } from '../quiz/seeded-random.ts'
import { findTopic, questionsOn, type Topic, topicsOf } from '../quiz/topic.ts'
import type { Deps } from './deps.ts'
import type { Audience, Pass, Post, Session } from './record.ts'
import { closingTime } from './time-limits.ts'
import type { QuestionView } from './views.ts'

export type Request = {
  /** The server, or the channel itself outside of servers. */
  readonly serverId: string
  readonly channelId: string
  readonly audience: Audience
  readonly userId: string
  readonly locale: string
  /** As typed or chosen; null for everything. */
  readonly topic: string | null
  readonly difficulty: string | null
  readonly questions: number
  readonly seconds: number | null
  readonly pass: Pass
}

export type Asked =
  | { readonly kind: 'asked'; readonly view: QuestionView }
  | { readonly kind: 'no-such-topic'; readonly typed: string; readonly near: readonly Topic[] }
  | { readonly kind: 'no-question' }
  | { readonly kind: 'session-running' }

/** Chooses a question and keeps its post, ready to be shown. More than one question begins a session. */
export const ask = async (deps: Deps, request: Request): Promise<Asked> => {
  const topics = topicsOf(deps.shelf.banks())
  const topic = request.topic === null ? null : findTopic(topics, request.topic)
  if (request.topic !== null && topic === null)
    return { kind: 'no-such-topic', typed: request.topic, near: topics.slice(0, 5) }
  const wish = { ...request, topic: topic?.value ?? null }
  const question = await choose(deps, wish)
  if (!question) return { kind: 'no-question' }
  const session = request.questions > 1 ? sessionFor(deps, request) : null
  const post = await firstPost(deps, wish, question, session)
  if ((await deps.store.open(post, question, session)) === 'session-running')
    return { kind: 'session-running' }
  return { kind: 'asked', view: { post, question, answered: 0, daily: null } }
}

type Wish = Pick<Post, 'serverId' | 'audience' | 'topic' | 'difficulty'> & { readonly userId: string }

/** The next question for these people; null where the topic (with this difficulty) has none. */
export const choose = async (deps: Deps, wish: Wish): Promise<Question | null> => {
  const banks = deps.shelf.banks()
  const candidates = questionsOn(banks, wish.topic, wish.difficulty)
  if (candidates.length === 0) return null
  const history =
    wish.audience === 'channel'
      ? await deps.store.historyOfServer(wish.serverId)
      : await deps.store.historyOfUser(wish.userId)
  return pickQuestion(candidates, history, banks, createRandom(deps.chance.seed()))
}

const sessionFor = (deps: Deps, request: Request): Session => ({
  id: deps.chance.id(),
  serverId: request.serverId,
  channelId: request.channelId,
  audience: request.audience,
  startedBy: request.userId,
  rounds: request.questions,
  locale: request.locale,
  startedAt: deps.clock.now(),
  endedAt: null,
  pass: request.pass,
})

const firstPost = async (
  deps: Deps,
  request: Request,
  question: Question,
  session: Session | null,
): Promise<Post> => ({
  ...asking(deps, question, request.seconds, { openedAt: deps.clock.now(), pass: request.pass }),
  serverId: request.serverId,
  channelId: request.channelId,
  audience: request.audience,
  askedBy: request.userId,
  topic: request.topic,
  difficulty: request.difficulty,
  seconds: request.seconds,
  sessionId: session?.id ?? null,
  round: 1,
  rounds: request.questions,
  locale: request.locale,
  zone: await deps.store.zoneOf(request.serverId),
  daily: null,
})

/** What is new in every post: which question, in which order, and its window. */
export const asking = (
  deps: Deps,
  question: Question,
  seconds: number | null,
  { openedAt, pass }: { readonly openedAt: number; readonly pass: Pass | null },
) => ({
  id: deps.chance.id(),
  questionId: stableId(question),
  hash: question.hash,
  seed: deps.chance.seed(),
  openedAt,
  closesAt: closingTime(seconds, openedAt, pass),
  closedAt: null,
  messageId: null,
  pass,
})

/** Once more on the same topic, for "Another one". */
export const askAgain = async (
  deps: Deps,
  postId: string,
  from: Omit<Request, 'topic' | 'difficulty' | 'questions' | 'seconds'>,
): Promise<Asked | { readonly kind: 'unknown-post' }> => {
  const before = await deps.store.post(postId)
  if (!before) return { kind: 'unknown-post' }
  const { topic, difficulty, seconds } = before
  return ask(deps, { ...from, topic, difficulty, seconds, questions: 1 })
}
