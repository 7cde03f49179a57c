import type { DiscardOutcome } from '../../../play/exam/end-exam.ts'
import type { LookBackOutcome } from '../../../play/exam/look-back.ts'
import type { ExamRequest, PrepareOutcome } from '../../../play/exam/prepare-exam.ts'
import type { ExamPress } from '../../../play/exam/press-exam.ts'
import type { StartOutcome } from '../../../play/exam/start-exam.ts'
import type { ExamPage, ExamResultView } from '../../../play/exam/views.ts'
import type { Words } from '../../../words/index.ts'
import { sealedBody } from '../../render/exam/entrant.ts'
import { examHistoryBody } from '../../render/exam/history.ts'
import { discardExamBody, examOfferBody, openExamBody } from '../../render/exam/offer.ts'
import { examConfirmBody, examOverviewBody } from '../../render/exam/overview.ts'
import { examAlt, examPicture } from '../../render/exam/picture.ts'
import { examQuestionBody } from '../../render/exam/question.ts'
import { examResultBody } from '../../render/exam/result.ts'
import { examReviewBody } from '../../render/exam/review.ts'
import { type Body, hidden, noticeBody, replacement } from '../../render/parts/body.ts'
import type { Context } from '../context.ts'
import type { CommandInteraction, ComponentInteraction } from '../interaction.ts'
import { refuse, refuseTooFast } from '../refuse.ts'
import { sourceOf } from '../source.ts'

/** Only its person sees an exam: in an ephemeral message, or in their direct messages with the bot. */
type Asking = CommandInteraction | ComponentInteraction

/** Shows a message of an exam: in place of the one that was pressed, or as the reply to a command. */
export const showPrivately = (interaction: Asking, body: Body, { respond }: Context): Promise<void> => {
  if (interaction.kind === 'command')
    return respond.reply(interaction, interaction.isDirect ? body : hidden(body))
  // On a message that everyone reads, the reply is a new one for the person alone.
  if (!interaction.isDirect && !interaction.message.isEphemeral)
    return respond.reply(interaction, hidden(body))
  return respond.update(interaction, replacement(body))
}

/** Where an exam is asked for, and what of it is chosen. */
export const examRequest = (
  interaction: Asking,
  chosen: Pick<ExamRequest, 'bank' | 'format' | 'extra'>,
  context: Context,
): ExamRequest => {
  const { guildId, channelId, userId, locale } = sourceOf(interaction, true, context.now())
  const audience = interaction.isDirect ? 'direct' : 'private'
  return { guildId, channelId, userId, locale, audience, ...chosen }
}

type Outcome =
  | PrepareOutcome
  | StartOutcome
  | LookBackOutcome
  | ExamPage
  | DiscardOutcome
  | { readonly kind: 'discarded' }
  /** There is no open exam to go on with, or there never was one. */
  | { readonly kind: 'nothing-open' | 'never-began' }

/** Shows what became of a press or a command, or says why there is nothing to show. */
export const replyWithExam = async (
  interaction: Asking,
  outcome: Outcome,
  context: Context,
): Promise<string> => {
  if (outcome.kind === 'too-fast') return refuseTooFast(interaction, outcome, context)
  const body =
    outcome.kind === 'result'
      ? await resultBody(outcome.view, context)
      : bodyOfOutcome(outcome, context.words)
  if (typeof body === 'string') await refuse(interaction, body, context)
  else await showPrivately(interaction, body, context)
  return outcome.kind
}

const resultBody = async (view: ExamResultView, { pictures, words }: Context): Promise<Body> => {
  const picture = examPicture(view, words)
  const drawn = picture && (await pictures.drawStats(picture, examAlt(view, words)))
  return examResultBody(view, words, drawn)
}

/** A sentence where there is nothing to show. */
const bodyOfOutcome = (
  outcome: Exclude<Outcome, { kind: 'too-fast' | 'result' }>,
  words: Words,
): Body | string => {
  const { exam } = words
  switch (outcome.kind) {
    case 'offer':
      return examOfferBody(outcome.offer, words)
    case 'open':
      return openExamBody(outcome.view, words)
    case 'ask-discard':
      return discardExamBody(outcome.view, words)
    case 'discarded':
      return noticeBody(exam.open.discarded)
    case 'question':
      return examQuestionBody(outcome.view, words)
    case 'overview':
      return examOverviewBody(outcome.view, outcome.page, words)
    case 'confirm':
      return examConfirmBody(outcome.view, words)
    case 'review':
      return examReviewBody(outcome.view, words)
    case 'no-exam':
      return exam.noExam
    case 'no-such-bank':
      return exam.noSuchBank(outcome.typed, outcome.titles)
    case 'no-such-format':
      return exam.noSuchFormat(outcome.typed)
    case 'no-question':
      return exam.noQuestion
    case 'nothing':
      return exam.review.nothing
    case 'nothing-open':
      return exam.nothingOpen
    case 'never-began':
      return exam.neverBegan
    case 'sealed':
      return sealedBody(outcome, words)
    case 'unknown-exam':
      return exam.unknown
  }
}

/** A press on the message of an open exam. */
export const replyToExamPress = async (
  interaction: ComponentInteraction,
  press: Omit<ExamPress, 'userId'>,
  context: Context,
): Promise<string> =>
  replyWithExam(interaction, await context.quiz.pressExam({ ...press, userId: interaction.user.id }), context)

/** The list of someone's results. */
export const replyWithExamHistory = async (interaction: Asking, context: Context): Promise<string> => {
  const history = await context.quiz.examHistory(interaction.user.id)
  await showPrivately(interaction, examHistoryBody(history, context.words), context)
  return 'history'
}
