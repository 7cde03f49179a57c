import type { Question } from '../quiz/question.ts'
import {
  chooseQuestion,
  type NoSuchTopic,
  type NothingToPlay,
  PICK_STRATEGIES,
  resolveScope,
} from './choose-question.ts'
import { type DeliverDeps, deliverQuestion, type ShowQuestion } from './deliver.ts'
import type { Deps } from './deps.ts'
import { banksFor, settingsOf } from './guild-settings.ts'
import { newPost } from './new-post.ts'
import type { Audience, InteractionToken, Post, Purpose, Session } from './record.ts'
import type { QuestionView } from './views.ts'

export type QuizRequest = {
  /** The guild, or the channel itself outside of guilds. */
  readonly guildId: string
  readonly channelId: string
  readonly audience: Audience
  readonly userId: string
  /** Discord locale of those who will read the question. */
  readonly locale: string
  /** As typed or chosen; null for everything. */
  readonly topic: string | null
  readonly difficulty: string | null
  readonly questions: number
  readonly seconds: number | null
  readonly token: InteractionToken
}

export type AskOutcome =
  | { readonly kind: 'asked'; readonly view: QuestionView }
  | NoSuchTopic
  | NothingToPlay
  | { readonly kind: 'no-question' }
  | { readonly kind: 'session-running' }

type AskDeps = DeliverDeps & Pick<Deps, 'guilds'>

/** Chooses a question, writes its post and shows it. More than one question starts a session. */
export const ask = async (deps: AskDeps, request: QuizRequest, show: ShowQuestion): Promise<AskOutcome> => {
  const scope = resolveScope(await banksFor(deps, request.guildId), request)
  if (scope.kind !== 'found') return scope
  const resolved = { ...request, topic: scope.topic, difficulty: scope.difficulty }
  const session = request.questions > 1 ? sessionFor(deps, request) : null
  const purpose: Purpose = session
    ? { kind: 'series', sessionId: session.id, round: 1, rounds: session.rounds }
    : { kind: 'quiz' }
  const question = await chooseQuestion(deps, resolved, PICK_STRATEGIES[purpose.kind])
  if (!question) return { kind: 'no-question' }
  const post = await firstPost(deps, resolved, question, purpose)
  if ((await deps.posts.openPost(post, question, session)) === 'session-running')
    return { kind: 'session-running' }
  const view = { post, question, answered: 0, daily: null }
  await deliverQuestion(deps, view, show)
  return { kind: 'asked', view }
}

const sessionFor = (deps: Pick<Deps, 'clock' | 'random'>, request: QuizRequest): Session => ({
  id: deps.random.id(),
  guildId: request.guildId,
  channelId: request.channelId,
  audience: request.audience,
  startedBy: request.userId,
  rounds: request.questions,
  locale: request.locale,
  startedAt: deps.clock.now(),
  endedAt: null,
  token: request.token,
})

const firstPost = async (
  deps: Pick<Deps, 'clock' | 'guilds' | 'random'>,
  request: QuizRequest,
  question: Question,
  purpose: Purpose,
): Promise<Post> => {
  const { zone } = await settingsOf(deps, request.guildId)
  const when = { openedAt: deps.clock.now(), token: request.token }
  return {
    ...newPost(deps, question, request.seconds, when),
    guildId: request.guildId,
    channelId: request.channelId,
    audience: request.audience,
    askedBy: request.userId,
    topic: request.topic,
    difficulty: request.difficulty,
    seconds: request.seconds,
    purpose,
    locale: request.locale,
    zone,
  }
}

/** Asks once more on the same topic, for "Another question". */
export const askAgain = async (
  deps: AskDeps,
  postId: string,
  from: Omit<QuizRequest, 'topic' | 'difficulty' | 'questions' | 'seconds'>,
  show: ShowQuestion,
): Promise<AskOutcome | { readonly kind: 'unknown-post' }> => {
  const before = await deps.posts.findPost(postId)
  if (!before) return { kind: 'unknown-post' }
  const { topic, difficulty, seconds } = before
  return ask(deps, { ...from, topic, difficulty, seconds, questions: 1 }, show)
}
