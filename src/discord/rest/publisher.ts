import { DiscordAPIError, type REST } from 'discord.js'
import { type APIMessage, Routes } from 'discord-api-types/v10'
import type { Delivery, DeliveryRefusal, Publisher } from '../../play/ports/publisher.ts'
import type { InteractionToken, Post } from '../../play/record.ts'
import type { QuestionView } from '../../play/views.ts'
import type { Words } from '../../words/index.ts'
import type { Pictures } from '../render/board/picture.ts'
import { seasonPicture } from '../render/board/season.ts'
import { standingsBody } from '../render/board/standings.ts'
import { type Body, hidden } from '../render/parts/body.ts'
import { questionBody } from '../render/question/question.ts'
import { revealBody } from '../render/question/reveal.ts'
import { createAlertMessages } from './alert-messages.ts'
import { isFinal, refusalOf } from './discord-errors.ts'
import { createEventMessages } from './event-messages.ts'
import { findMessage } from './find-message.ts'
import { createFindingMessages } from './finding-messages.ts'
import { createReminders } from './reminders.ts'
import { editPayloadOf, filesOf, payloadOf } from './respond.ts'
import { seasonPictureIn } from './season-picture.ts'
import { startThread } from './thread.ts'
import { createWeeklyMessages } from './weekly-messages.ts'

/** TTL of an interaction token, less a margin for the duration of the request, ms. */
const TOKEN_TTL_MS = 15 * 60_000 - 10_000

/** Discord takes no sixth follow-up message of an app that only a person has installed. */
const FOLLOW_UP_LIMIT = 40_094

/** Timeout of a season's picture, ms. Long, because no one is waiting for the first question of a month. */
const SEASON_TIMEOUT_MS = 8000

type PublisherDeps = {
  readonly applicationId: string
  /** Authorized as the bot. Counts against Discord's global limit of 50 requests per second. */
  readonly bot: REST
  /** For routes that contain an interaction token. Discord exempts these from the global limit. */
  readonly interactions: REST
  /** Like `interactions`, but without retries: a retry after a lost response would send a message twice. */
  readonly once: REST
  readonly pictures: Pick<Pictures, 'draw'>
  readonly wordsFor: (locale: string) => Words
  readonly now: () => number
}

/**
 * Sends with the interaction token while it is valid, because that needs no permission. Falls back to the bot's own
 * permissions in the channel. If Discord refuses both for good, the delivery is `gone`.
 */
export const createPublisher = (deps: PublisherDeps): Publisher => ({
  question: async view =>
    post(deps, view.post, withAudience(await renderQuestion(deps, view), view.post.audience), view.post.id),
  count: view => editCount(deps, view).catch(toRefusal),
  reveal: view => edit(deps, view.post, revealBody(view, deps.wordsFor(view.post.locale))),
  standings: view =>
    post(
      deps,
      view.session,
      withAudience(standingsBody(view, deps.wordsFor(view.session.locale)), view.session.audience),
      view.session.id,
    ),
  find: view => findMessage(deps.bot, view),
  ...createReminders(deps),
  ...createEventMessages(deps),
  ...createAlertMessages(deps),
  ...createWeeklyMessages(deps),
  ...createFindingMessages(deps),
  thread: view => startThread(deps.bot, view, deps.wordsFor(view.post.locale)).catch(toRefusal),
})

/** Only the number changes. The body has no `files`, so the attachments of the message stay. */
const editCount = async (deps: PublisherDeps, view: QuestionView): Promise<Delivery> => {
  const picture = view.daily?.season ? await seasonPictureIn(deps.bot, view.post) : null
  const { files: _files, ...body } = questionBody(view, deps.wordsFor(view.post.locale), picture)
  return edit(deps, view.post, body)
}

const renderQuestion = async (deps: PublisherDeps, view: QuestionView): Promise<Body> => {
  const words = deps.wordsFor(view.post.locale)
  const season = view.daily?.season
  const picture = season
    ? await deps.pictures.draw(seasonPicture(season, words), words, SEASON_TIMEOUT_MS)
    : null
  return questionBody(view, words, picture)
}

const withAudience = (body: Body, audience: Post['audience']): Body =>
  audience === 'private' ? hidden(body) : body

type Target = {
  readonly channelId: string
  readonly audience: Post['audience']
  readonly token: InteractionToken | null
}

/** `nonce`: with `enforce_nonce` Discord drops a second message with the same nonce within some minutes. */
const post = (deps: PublisherDeps, target: Target, body: Body, nonce: string): Promise<Delivery> =>
  firstAllowed([
    () =>
      withToken(deps, target.token, token =>
        send(deps.once, Routes.webhook(deps.applicationId, token), body, false),
      ),
    // An ephemeral message can only be sent with a token.
    target.audience !== 'private' &&
      (() =>
        send(
          deps.bot,
          Routes.channelMessages(target.channelId),
          { ...body, nonce, enforce_nonce: true },
          true,
        )),
  ])

const edit = (deps: PublisherDeps, target: Post, body: Body): Promise<Delivery> =>
  firstAllowed([
    // @original is the reply to the command, also if its message id was never stored.
    () =>
      withToken(deps, target.token, token =>
        patch(
          deps.interactions,
          Routes.webhookMessage(deps.applicationId, token, target.messageId ?? '@original'),
          body,
          false,
        ),
      ),
    target.audience !== 'private' &&
      target.messageId !== null &&
      (() => patch(deps.bot, Routes.channelMessage(target.channelId, target.messageId!), body, true)),
  ])

/** Tries the routes in order until one works. Moves on only after a permanent refusal: other errors are for a retry. */
const firstAllowed = async (routes: readonly ((() => Promise<Delivery>) | false)[]): Promise<Delivery> => {
  let delivery: Delivery = gone('this message can’t be reached')
  for (const attempt of routes) {
    if (!attempt) continue
    delivery = await attempt().catch(toRefusal)
    if (delivery.kind === 'sent') return delivery
  }
  return delivery
}

const gone = (why: string, refusal: DeliveryRefusal = 'no-access'): Delivery => ({
  kind: 'gone',
  why,
  refusal,
})

/** Rethrows errors that are not permanent. */
const toRefusal = (error: unknown): Delivery => {
  if (!isFinal(error) && !isOutOfFollowUps(error)) throw error
  return gone(`${error.code} ${error.message}`, refusalOf(error))
}

/** The token takes no more messages, however often they are sent. */
const isOutOfFollowUps = (error: unknown): error is DiscordAPIError =>
  error instanceof DiscordAPIError && error.code === FOLLOW_UP_LIMIT

const withToken = async (
  deps: PublisherDeps,
  token: InteractionToken | null,
  use: (token: string) => Promise<Delivery>,
): Promise<Delivery> =>
  token && deps.now() < token.issuedAt + TOKEN_TTL_MS ? use(token.value) : gone('the token is too old')

const send = async (
  rest: REST,
  route: `/${string}`,
  body: Body & { nonce?: string; enforce_nonce?: boolean },
  auth: boolean,
): Promise<Delivery> => {
  const files = await filesOf(body)
  // A webhook returns the message, with its id, only if `wait` is set.
  const query = new URLSearchParams(auth ? {} : { wait: 'true' })
  const message = (await rest.post(route, { body: payloadOf(body), files, auth, query })) as APIMessage
  return { kind: 'sent', messageId: message.id }
}

const patch = async (rest: REST, route: `/${string}`, body: Body, auth: boolean): Promise<Delivery> => {
  const { payload, files } = await editPayloadOf(body)
  const message = (await rest.patch(route, { body: payload, files, auth })) as APIMessage
  return { kind: 'sent', messageId: message.id }
}
