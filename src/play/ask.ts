import type { Bank, Question } from '../quiz/question.ts'
import {
  type Chosen,
  chooseQuestion,
  type NoSuchTopic,
  type NothingToPlay,
  PICK_STRATEGIES,
  resolveScope,
} from './choose-question.ts'
import { type DeliverDeps, deliverQuestion, type ShowQuestion } from './deliver.ts'
import type { Deps } from './deps.ts'
import { OPEN_LIMITS } from './limits.ts'
import { newPost } from './new-post.ts'
import type { Turn } from './rate-limits.ts'
import type { Audience, InteractionToken, Post, Purpose, SeriesPurpose, Session } from './record.ts'
import { paysForSpeed } from './scoring-pace.ts'
import { applyRules } from './settings/ask-rules.ts'
import { banksAt, settingsOf } from './settings/banks.ts'
import type { GuildSettings } from './settings/guild-settings.ts'
import type { QuestionView } from './views.ts'

export type QuizRequest = {
  /** The guild, or the channel itself outside of guilds. */
  readonly guildId: string
  readonly channelId: string
  /** A thread's channel, or a channel's category; null for none. */
  readonly parentId: string | null
  readonly audience: Audience
  readonly userId: string
  /** Whether they may manage messages there. */
  readonly moderator: boolean
  /** Discord locale of the person. */
  readonly locale: string
  /** Discord locale of the guild; null outside of guilds. */
  readonly guildLocale: string | null
  /** As typed or chosen; null for everything. */
  readonly topic: string | null
  readonly difficulty: string | null
  readonly questions: number
  readonly seconds: number | null
  readonly token: InteractionToken
  /** The post under whose reveal it is asked for. It gets one such question. */
  readonly follows?: string
}

export type AskOutcome =
  | { readonly kind: 'asked'; readonly view: QuestionView }
  | NoSuchTopic
  | NothingToPlay
  | Exclude<Chosen, { readonly kind: 'chosen' }>
  | { readonly kind: 'session-running' }
  /** "Another question" was pressed before. */
  | { readonly kind: 'already-asked' }
  | { readonly kind: 'person-limit' | 'channel-limit'; readonly max: number }
  | TooFast
  /** By the guild's settings. `retryAt`: when the next question for everyone may be asked, ms UTC. */
  | { readonly kind: 'cooling-down'; readonly retryAt: number }

type TooFast = Extract<Turn, { kind: 'too-fast' }>

export type AskDeps = DeliverDeps & Pick<Deps, 'takeCooldown' | 'takeTurn'>

/** Chooses a question as the guild's settings allow it, writes its post and shows it. More than one question starts a session. */
export const ask = async (deps: AskDeps, given: QuizRequest, show: ShowQuestion): Promise<AskOutcome> => {
  const settings = await settingsOf(deps, given.guildId)
  const { request, notes } = applyRules(given, settings)
  const turn = takeTurns(deps, request)
  if (turn.kind === 'too-fast') return turn
  const banks = banksAt(deps, request, settings)
  const scope = resolveScope(banks, request)
  if (scope.kind !== 'found') return scope
  const wait = coolDown(deps, request, settings)
  if (wait.kind === 'too-fast') return { ...wait, kind: 'cooling-down' }
  const resolved = { ...request, topic: scope.topic, difficulty: scope.difficulty }
  const showWithNotes: ShowQuestion = view => show(notes.length === 0 ? view : { ...view, notes })
  const outcome = await askOne(deps, resolved, { banks, settings }, showWithNotes)
  if (outcome.kind !== 'asked') wait.stop()
  return outcome
}

/** `request` has its topic resolved. */
const askOne = async (
  deps: AskDeps,
  request: QuizRequest,
  { banks, settings }: { readonly banks: readonly Bank[]; readonly settings: GuildSettings },
  show: ShowQuestion,
): Promise<AskOutcome> => {
  const isSeries = request.questions > 1
  const chosen = await chooseQuestion(deps, banks, request, PICK_STRATEGIES[isSeries ? 'series' : 'quiz'])
  if (chosen.kind !== 'chosen') return chosen
  const { question } = chosen
  if (isSeries) return openSession(deps, request, { kind: 'series', question, settings }, show)
  const purpose = { kind: 'quiz', ...(request.follows && { follows: request.follows }) } as const
  return openFirst(deps, request, { question, purpose, session: null, settings }, show)
}

/** Starts a session with its first question. `request` has its topic resolved. */
export const openSession = (
  deps: AskDeps,
  request: QuizRequest,
  { kind, question, settings }: FirstRound,
  show: ShowQuestion,
): Promise<AskOutcome> => {
  const session = sessionFor(deps, request)
  const purpose = { kind, sessionId: session.id, round: 1, rounds: session.rounds }
  return openFirst(deps, request, { question, purpose, session, settings }, show)
}

/** `settings`: of the guild. */
type FirstRound = {
  readonly kind: SeriesPurpose['kind']
  readonly question: Question
  readonly settings: GuildSettings
}

type First = Omit<FirstRound, 'kind'> & { readonly purpose: Purpose; readonly session: Session | null }

const openFirst = async (
  deps: AskDeps,
  request: QuizRequest,
  first: First,
  show: ShowQuestion,
): Promise<AskOutcome> => {
  const { question, session } = first
  const post = firstPost(deps, request, first)
  const opened = await deps.posts.openPost(post, question, session, OPEN_LIMITS)
  if (opened !== 'opened') return refusalOf(opened)
  const view = { post, question, answered: 0, daily: null }
  await deliverQuestion(deps, view, show)
  return { kind: 'asked', view }
}

const takeTurns = (
  { takeTurn }: Pick<Deps, 'takeTurn'>,
  { userId, channelId, audience }: QuizRequest,
): Turn => {
  const turn = takeTurn('questionsOfPerson', userId)
  return turn.kind === 'free' && audience === 'channel' ? takeTurn('questionsInChannel', channelId) : turn
}

/** Moderators need not wait. */
const coolDown = (
  { takeCooldown }: Pick<Deps, 'takeCooldown'>,
  { audience, channelId, userId, moderator }: QuizRequest,
  { channelCooldown, personCooldown }: GuildSettings,
): ReturnType<AskDeps['takeCooldown']> => {
  if (audience !== 'channel' || moderator) return { kind: 'free', stop() {} }
  return takeCooldown([
    { key: `channel ${channelId}`, ms: channelCooldown * 1000 },
    { key: `person ${userId} ${channelId}`, ms: personCooldown * 1000 },
  ])
}

const refusalOf = (
  kind: Exclude<Awaited<ReturnType<Deps['posts']['openPost']>>, 'opened'>,
): Exclude<AskOutcome, { kind: 'asked' }> => {
  switch (kind) {
    case 'person-limit':
      return { kind, max: OPEN_LIMITS.ofPerson }
    case 'channel-limit':
      return { kind, max: OPEN_LIMITS.inChannel }
    default:
      return { kind }
  }
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

const firstPost = (
  deps: Pick<Deps, 'clock' | 'random'>,
  request: QuizRequest,
  { question, purpose, settings }: First,
): Post => {
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
    zone: settings.zone,
    rhythm: settings.season,
    speedPays: paysForSpeed(settings.speedPays, { ...request, purpose }),
  }
}

/** Asks once more on the same topic, for "Another question". Works once for each post. */
export const askAgain = async (
  deps: AskDeps,
  postId: string,
  from: Omit<QuizRequest, 'topic' | 'difficulty' | 'questions' | 'seconds' | 'follows'>,
  show: ShowQuestion,
): Promise<AskOutcome | { readonly kind: 'unknown-post' }> => {
  const before = await deps.posts.findPost(postId)
  if (before?.channelId !== from.channelId) return { kind: 'unknown-post' }
  const { topic, difficulty, seconds } = before
  return ask(deps, { ...from, topic, difficulty, seconds, questions: 1, follows: postId }, show)
}
