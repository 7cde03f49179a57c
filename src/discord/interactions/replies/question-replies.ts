import type { StudyNote } from '../../../play/answer.ts'
import type { AskOutcome } from '../../../play/ask.ts'
import type { NoSuchTopic, NothingToPlay } from '../../../play/choose-question.ts'
import type { ShowQuestion } from '../../../play/deliver.ts'
import type { Answer } from '../../../play/record.ts'
import type { NextOutcome } from '../../../play/session.ts'
import type { RevealView } from '../../../play/views.ts'
import type { Words } from '../../../words/index.ts'
import { hidden } from '../../render/parts/body.ts'
import { questionBody } from '../../render/question/question.ts'
import { revealBody } from '../../render/question/reveal.ts'
import type { Context } from '../context.ts'
import type { ComponentInteraction, Interaction } from '../interaction.ts'
import { refuse } from '../refuse.ts'

/** Replies with a question, in the language that its post is in. */
export const showQuestion =
  (interaction: Interaction, { respond, wordsFor }: Context): ShowQuestion =>
  view => {
    const body = questionBody(view, wordsFor(view.post.locale))
    return respond.replyWithId(interaction, view.post.audience === 'private' ? hidden(body) : body)
  }

/** Turns the message of a question into its reveal. Everyone in the channel reads it, so it is in the post's language. */
export const revealReply =
  (interaction: ComponentInteraction, { respond, wordsFor }: Context) =>
  (view: RevealView, own?: Answer, study?: StudyNote): Promise<void> =>
    respond.update(interaction, revealBody(view, wordsFor(view.post.locale), own, study))

type Outcome =
  | AskOutcome
  | Exclude<NextOutcome, { readonly kind: 'review-over' }>
  | { readonly kind: 'unknown-post' }

/** Says why no question was asked, if none was. Resolves with the outcome in a word. */
export const refuseQuestion = async (
  interaction: Interaction,
  outcome: Outcome,
  context: Context,
): Promise<Outcome['kind']> => {
  const sentence = refusalOf(outcome, context)
  if (sentence !== null) await refuse(interaction, sentence, context)
  return outcome.kind
}

type NoTopic = NoSuchTopic | NothingToPlay | { readonly kind: 'topic-gone' }

/** Why there is no topic: names of topics instead of one that was typed, or that there is none to choose. */
export const topicRefusal = (outcome: NoTopic, refusals: Words['refusals']): string => {
  switch (outcome.kind) {
    case 'several-topics':
      return refusals.severalTopics(outcome.typed, namesOf(outcome))
    case 'no-such-topic':
      return refusals.noSuchTopic(outcome.typed, namesOf(outcome))
    case 'nothing-to-play':
      return refusals.nothingToPlay
    case 'topic-gone':
      return refusals.topicGone
  }
}

const namesOf = ({ near }: NoSuchTopic): string[] => near.map(({ name }) => name)

const refusalOf = (outcome: Outcome, { words: { refusals, limits } }: Context): string | null => {
  switch (outcome.kind) {
    case 'asked':
      return null
    case 'no-such-topic':
    case 'several-topics':
    case 'nothing-to-play':
      return topicRefusal(outcome, refusals)
    case 'no-question':
      return refusals.noQuestion
    case 'open-as-daily':
      return refusals.openAsDaily
    case 'session-running':
      return refusals.sessionRunning
    case 'unknown-post':
      return refusals.unknownPost
    case 'already-asked':
      return refusals.alreadyAsked
    case 'not-yours':
      return refusals.notYours
    case 'too-fast':
      return limits.tooFast(Math.ceil(outcome.retryAt / 1000))
    case 'cooling-down':
      return limits.coolingDown(Math.ceil(outcome.retryAt / 1000))
    case 'person-limit':
      return limits.openOfPerson(outcome.max)
    case 'channel-limit':
      return limits.openInChannel(outcome.max)
  }
}
