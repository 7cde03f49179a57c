import type { DiscordAPIError, REST } from 'discord.js'
import { type APIMessage, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10'
import type { Delivery, DeliveryRefusal, Publisher } from '../../play/ports/publisher.ts'
import type { InteractionToken, Post } from '../../play/record.ts'
import type { QuestionView } from '../../play/views.ts'
import { wordsFor } from '../../words/index.ts'
import type { Pictures } from '../render/board-picture.ts'
import { type Body, hidden } from '../render/body.ts'
import { questionBody } from '../render/question.ts'
import { revealBody } from '../render/reveal.ts'
import { seasonPicture } from '../render/season.ts'
import { standingsBody } from '../render/standings.ts'
import { isFinal } from './discord-errors.ts'
import { findMessage } from './find-message.ts'
import { filesOf, payloadOf, replacement } from './respond.ts'
import { seasonPictureIn } from './season-picture.ts'
import { startThread } from './thread.ts'

/** Discord's limit for an interaction's token, less a margin for the request's own time, ms. */
const TOKEN_LIFE_MS = 15 * 60_000 - 10_000

type PublisherDeps = {
  readonly applicationId: string
  /** Authorised as the bot; counts against Discord's 50 requests a second. */
  readonly bot: REST
  /** For addresses that hold an interaction's token; Discord exempts these from the 50 a second. */
  readonly interactions: REST
  /** The same for what must not be sent twice: a request whose answer was lost is not repeated blindly. */
  readonly once: REST
  readonly pictures: Pictures
  readonly now: () => number
}

/** Nobody waits for the first question of a month, so its picture may take longer, ms. */
const SEASON_TIMEOUT_MS = 8000

/**
 * Sends through interaction tokens while they are valid, since that needs no permission; after that as the bot in
 * the channel, where it may. Where neither is allowed the message is `gone`.
 */
export const createPublisher = (deps: PublisherDeps): Publisher => ({
  question: async view =>
    post(deps, view.post, withAudience(await renderQuestion(deps, view), view.post.audience), view.post.id),
  count: view => editCount(deps, view).catch(finalRefusal),
  reveal: view => edit(deps, view.post, revealBody(view, wordsFor(view.post.locale))),
  standings: view =>
    post(
      deps,
      view.session,
      withAudience(standingsBody(view, wordsFor(view.session.locale)), view.session.audience),
      view.session.id,
    ),
  find: view => findMessage(deps.bot, view),
  thread: view => startThread(deps.bot, view, wordsFor(view.post.locale)).catch(finalRefusal),
})

/** Only the number changes: pictures and files stay as they were sent. */
const editCount = async (deps: PublisherDeps, view: QuestionView): Promise<Delivery> => {
  const picture = view.daily?.season ? await seasonPictureIn(deps.bot, view.post) : null
  const { files: _files, ...body } = questionBody(view, wordsFor(view.post.locale), picture)
  return edit(deps, view.post, body)
}

const renderQuestion = async (deps: PublisherDeps, view: QuestionView): Promise<Body> => {
  const words = wordsFor(view.post.locale)
  const season = view.daily?.season
  const picture = season
    ? await deps.pictures.draw(seasonPicture(season, words), words, SEASON_TIMEOUT_MS)
    : null
  return questionBody(view, words, picture)
}

const withAudience = (body: Body, audience: Post['audience']): Body =>
  audience === 'private' ? hidden(body) : body

type Place = {
  readonly channelId: string
  readonly audience: Post['audience']
  readonly token: InteractionToken | null
}

const post = (deps: PublisherDeps, place: Place, body: Body, nonce: string): Promise<Delivery> =>
  firstAllowed([
    () =>
      byToken(deps, place.token, token =>
        send(deps.once, Routes.webhook(deps.applicationId, token), body, false),
      ),
    // A message for one person alone exists only through a token.
    place.audience !== 'private' &&
      (() =>
        send(
          deps.bot,
          Routes.channelMessages(place.channelId),
          { ...body, nonce, enforce_nonce: true },
          true,
        )),
  ])

const edit = (deps: PublisherDeps, shown: Post, body: Body): Promise<Delivery> =>
  firstAllowed([
    // The answer to a command is known as @original even where its id was never learned.
    () =>
      byToken(deps, shown.token, token =>
        change(
          deps.interactions,
          Routes.webhookMessage(deps.applicationId, token, shown.messageId ?? '@original'),
          body,
          false,
        ),
      ),
    shown.audience !== 'private' &&
      shown.messageId !== null &&
      (() => change(deps.bot, Routes.channelMessage(shown.channelId, shown.messageId!), body, true)),
  ])

type Attempt = () => Promise<Delivery>

/** Tries one way after the other while Discord refuses for good; other failures throw, and the caller retries. */
const firstAllowed = async (possible: readonly (Attempt | false)[]): Promise<Delivery> => {
  let outcome: Delivery = gone('there is no way to this message')
  for (const way of possible) {
    if (!way) continue
    outcome = await way().catch(finalRefusal)
    if (outcome.kind === 'sent') return outcome
  }
  return outcome
}

const gone = (why: string, refusal: DeliveryRefusal = 'no-access'): Delivery => ({
  kind: 'gone',
  why,
  refusal,
})

const finalRefusal = (error: unknown): Delivery => {
  if (!isFinal(error)) throw error
  return gone(`${error.code} ${error.message}`, refusalOf(error))
}

const refusalOf = ({ code }: DiscordAPIError): DeliveryRefusal => {
  if (code === RESTJSONErrorCodes.UnknownChannel || code === RESTJSONErrorCodes.UnknownGuild)
    return 'channel-gone'
  return code === RESTJSONErrorCodes.MissingPermissions ? 'no-permission' : 'no-access'
}

const byToken = async (
  deps: PublisherDeps,
  token: InteractionToken | null,
  use: (token: string) => Promise<Delivery>,
): Promise<Delivery> =>
  token && deps.now() < token.issuedAt + TOKEN_LIFE_MS ? use(token.value) : gone('the token is too old')

const send = async (
  rest: REST,
  route: `/${string}`,
  body: Body & { nonce?: string; enforce_nonce?: boolean },
  auth: boolean,
): Promise<Delivery> => {
  const files = await filesOf(body)
  // Without `wait` a webhook answers nothing, and the message's id stays unknown.
  const query = new URLSearchParams(auth ? {} : { wait: 'true' })
  const message = (await rest.post(route, { body: payloadOf(body), files, auth, query })) as APIMessage
  return { kind: 'sent', messageId: message.id }
}

const change = async (rest: REST, route: `/${string}`, body: Body, auth: boolean): Promise<Delivery> => {
  const { payload, files } = await replacement(body)
  const message = (await rest.patch(route, { body: payload, files, auth })) as APIMessage
  return { kind: 'sent', messageId: message.id }
}
