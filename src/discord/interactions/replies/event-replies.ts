import type { BeginOutcome } from '../../../play/exam/begin-event.ts'
import type { JoinOutcome } from '../../../play/exam/join-event.ts'
import type { EventNotFound, MoreTimeOutcome } from '../../../play/exam/manage-event.ts'
import { type AnnounceOutcome, MAX_EVENTS, type ProposeOutcome } from '../../../play/exam/plan-event.ts'
import type { Words } from '../../../words/index.ts'
import { entrantBody } from '../../render/exam/entrant.ts'
import { cancelEventBody, eventListBody, eventOfferBody } from '../../render/exam/events.ts'
import { toSeconds } from '../../render/parts/timestamp.ts'
import type { Context } from '../context.ts'
import type { CommandInteraction, ComponentInteraction } from '../interaction.ts'
import { postingProblem } from '../posting-problem.ts'
import { refuse } from '../refuse.ts'
import { managesServer, publicLocaleOf } from '../source.ts'
import { replyWithExam, showPrivately } from './exam-replies.ts'

/** What each subcommand of `/exam event` does. Discord can't limit a subcommand to some members, so each checks. */

type Asking = CommandInteraction | ComponentInteraction
type InGuild<T extends Asking> = T & { readonly guildId: string }

/** The interaction with its guild, if the person may manage group exams there; a sentence if not. */
export const managerIn = <T extends Asking>(interaction: T, { event }: Words): InGuild<T> | string => {
  if (managesServer(interaction)) return interaction
  return interaction.guildId === null || interaction.isGuest ? event.onlyServers : event.needsPermission
}

const SUBCOMMANDS: Readonly<
  Record<string, (interaction: InGuild<CommandInteraction>, context: Context) => Promise<string>>
> = {
  plan: (interaction, context) => proposeEvent(interaction, context),
  list: async (interaction, context) => {
    const events = await context.quiz.listEventsWithCancelled(interaction.guildId)
    await context.respond.reply(interaction, eventListBody(events, context.words))
    return 'listed'
  },
  cancel: (interaction, context) => askToCancel(interaction, context),
  extend: (interaction, context) => giveMoreTime(interaction, context),
}

export const isEventSubcommand = (name: string | null): boolean => Object.hasOwn(SUBCOMMANDS, name ?? '')

export const replyToEventCommand = async (
  interaction: CommandInteraction,
  context: Context,
): Promise<string> => {
  const manager = managerIn(interaction, context.words)
  if (typeof manager === 'string') return refuse(interaction, manager, context).then(() => 'not-allowed')
  return SUBCOMMANDS[interaction.options.subcommand ?? '']!(manager, context)
}

const proposeEvent = async (interaction: InGuild<CommandInteraction>, context: Context): Promise<string> => {
  const { options } = interaction
  const outcome = await context.quiz.proposeEvent({
    ...(await requestIn(interaction, context)),
    bank: options.text('bank'),
    format: options.text('format'),
    start: options.text('start') ?? '',
  })
  if (outcome.kind !== 'event-offer') {
    await refuse(interaction, offerRefusal(outcome, context.words), context)
    return outcome.kind
  }
  const missing = await missingIn(interaction, context)
  if (missing !== null) return refuse(interaction, missing, context).then(() => 'no-permission')
  await context.respond.reply(interaction, eventOfferBody(outcome.offer, context.words))
  return outcome.kind
}

export const requestIn = async (interaction: InGuild<Asking>, context: Context) => ({
  guildId: interaction.guildId,
  channelId: interaction.channelId,
  userId: interaction.user.id,
  locale: await publicLocaleOf(interaction, context),
})

/** What the bot lacks to post here, in a sentence; null if nothing. It sends no files. */
export const missingIn = async (interaction: InGuild<Asking>, context: Context): Promise<string | null> => {
  const { guildId, channelId } = interaction
  const destination = { guildId, channelId, thread: false, roleId: null, textOnly: true } as const
  return (await postingProblem(interaction, destination, context))?.sentence ?? null
}

const offerRefusal = (
  outcome: Exclude<ProposeOutcome, { kind: 'event-offer' }>,
  { exam, event }: Words,
): string => {
  switch (outcome.kind) {
    case 'bad-start':
      return event.plan.starts[outcome.why](outcome.typed)
    case 'no-question':
      return exam.noQuestion
    case 'no-exam':
      return exam.noExam
    case 'no-such-bank':
      return exam.noSuchBank(outcome.typed, outcome.titles)
    case 'no-such-format':
      return exam.noSuchFormat(outcome.typed)
  }
}

export const announceSentence = (outcome: AnnounceOutcome, words: Words): string => {
  const { plan } = words.event
  switch (outcome.kind) {
    case 'announced':
      return plan.announced
    case 'past':
      return plan.past
    case 'too-many':
      return plan.tooMany(MAX_EVENTS)
    default:
      return offerRefusal(outcome, words)
  }
}

const askToCancel = async (interaction: InGuild<CommandInteraction>, context: Context): Promise<string> => {
  const { guildId, options } = interaction
  const chosen = await context.quiz.chooseEvent({ guildId, eventId: options.text('event') })
  if (chosen.kind === 'chosen')
    await context.respond.reply(interaction, cancelEventBody(chosen.view, context.words))
  else await refuse(interaction, notFoundSentence(chosen, context.words), context)
  return chosen.kind
}

const giveMoreTime = async (interaction: InGuild<CommandInteraction>, context: Context): Promise<string> => {
  const { guildId, options } = interaction
  const outcome = await context.quiz.giveMoreTime({
    guildId,
    eventId: options.text('event'),
    typed: options.text('time') ?? '',
    userId: options.id('person'),
  })
  await refuse(interaction, timeSentence(outcome, context.words), context)
  return outcome.kind
}

export const notFoundSentence = ({ kind }: EventNotFound, { event }: Words): string => {
  const sentences = {
    'no-events': event.noEvents,
    'which-event': event.which,
    'unknown-event': event.unknown,
  }
  return sentences[kind]
}

const timeSentence = (outcome: MoreTimeOutcome, words: Words): string => {
  const { time, isOver } = words.event
  switch (outcome.kind) {
    case 'extended':
      return time.extended(outcome.minutes, toSeconds(outcome.endsAt))
    case 'given':
      return time.given(`<@${outcome.userId}>`, outcome.minutes, toSeconds(outcome.endsAt))
    case 'no-such-time':
      return time.unreadable(outcome.typed)
    case 'event-over':
      return isOver
    case 'time-up':
      return time.timeUp
    case 'not-joined':
      return time.notJoined(`<@${outcome.userId}>`)
    case 'submitted':
      return time.submitted(`<@${outcome.userId}>`)
    default:
      return notFoundSentence(outcome, words)
  }
}

/** What became of a press on a group exam's message, for the person who pressed. */
export const replyToEntrant = async (
  interaction: ComponentInteraction,
  outcome: BeginOutcome | JoinOutcome | { readonly kind: 'not-joined' | 'took-no-part' },
  context: Context,
): Promise<string> => {
  const { event } = context.words
  switch (outcome.kind) {
    case 'joined':
      await showPrivately(interaction, entrantBody(outcome.view, context.words), context)
      return outcome.kind
    case 'event-over':
      return refuse(interaction, event.isOver, context).then(() => outcome.kind)
    case 'unknown-event':
      return refuse(interaction, event.unknown, context).then(() => outcome.kind)
    case 'not-joined':
      return refuse(interaction, event.notJoined, context).then(() => outcome.kind)
    case 'took-no-part':
      return refuse(interaction, event.tookNoPart, context).then(() => outcome.kind)
    case 'not-begun':
      return refuse(interaction, event.notBegun(toSeconds(outcome.startsAt)), context).then(
        () => outcome.kind,
      )
    default:
      return replyWithExam(interaction, outcome, context)
  }
}
