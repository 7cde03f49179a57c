import type { ExamBank, ExamFormat } from '../../quiz/exam/format.ts'
import type { ExamPlan } from '../../quiz/exam/plan.ts'
import { MAX_AHEAD_MS, parseStart, type TypedStart } from '../../quiz/exam/typed-start.ts'
import type { Deps } from '../deps.ts'
import { settingsOf } from '../settings/banks.ts'
import type { ExamEvent } from './event.ts'
import { type NoOffer, offerExam } from './prepare-exam.ts'

/** What someone wants to plan. `bank` and `format` as in `/exam start`; null for the first bank, in full. */
export type EventRequest = {
  readonly guildId: string
  readonly channelId: string
  readonly userId: string
  /** The language of the channel. */
  readonly locale: string
  readonly bank: string | null
  readonly format: string | null
}

/** A group exam that could be announced. */
export type EventOffer = {
  /** Its id, so that it is announced once, however often someone presses. */
  readonly id: string
  readonly bank: ExamBank
  readonly format: ExamFormat
  readonly plan: ExamPlan
  /** ms UTC; null for as soon as it is announced. */
  readonly startsAt: number | null
  readonly zone: string
}

type ProposeDeps = Pick<Deps, 'banks' | 'clock' | 'dailies' | 'random' | 'settings'>

export type ProposeOutcome =
  | { readonly kind: 'event-offer'; readonly offer: EventOffer }
  | { readonly kind: 'bad-start'; readonly why: BadStart; readonly typed: string }
  | { readonly kind: 'no-question' }
  | NoOffer

export type BadStart = Exclude<TypedStart['kind'], 'now' | 'at'>

/** Says what a group exam would be. Nothing is stored yet. */
export const proposeEvent = async (
  deps: ProposeDeps,
  { start, ...request }: EventRequest & { readonly start: string },
): Promise<ProposeOutcome> => {
  const { zone } = await settingsOf(deps, request.guildId)
  const typed = parseStart(start, zone, deps.clock.now())
  if (typed.kind !== 'now' && typed.kind !== 'at') return { kind: 'bad-start', why: typed.kind, typed: start }
  const drawn = await offerExam(deps, inGuild(request), null)
  if ('kind' in drawn) return drawn
  const { bank, format, plan } = drawn.offer
  if (plan.questions === 0) return { kind: 'no-question' }
  const startsAt = typed.kind === 'now' ? null : typed.at
  return { kind: 'event-offer', offer: { id: deps.random.id(), bank, format, plan, startsAt, zone } }
}

const inGuild = (request: EventRequest) => ({
  ...request,
  audience: 'private' as const,
  extra: null,
  isGroup: true,
})

/** Group exams of a guild that aren't over. */
export const MAX_EVENTS = 10

export type AnnounceOutcome =
  | { readonly kind: 'announced' }
  | { readonly kind: 'past' | 'too-many' }
  | { readonly kind: 'no-question' }
  | NoOffer

/** Announces a group exam. Pressed twice it is one: the second press finds its id. */
export const announceEvent = async (
  deps: ProposeDeps & Pick<Deps, 'examEvents'>,
  { id, startsAt, ...request }: EventRequest & Pick<EventOffer, 'id' | 'startsAt'>,
): Promise<AnnounceOutcome> => {
  const now = deps.clock.now()
  const drawn = await offerExam(deps, inGuild(request), null)
  if ('kind' in drawn) return drawn
  const { bank, format, plan } = drawn.offer
  if (plan.questions === 0) return { kind: 'no-question' }
  const starts = startsAt ?? now
  const { zone } = await settingsOf(deps, request.guildId)
  const event = newEvent({ ...request, id, zone, now, startsAt: starts }, { bank, format, plan })
  // Someone confirmed it too late, or forged the time. A press that was repeated still finds it.
  const isOpen = starts >= now && starts - now <= MAX_AHEAD_MS
  if (!isOpen && !(await deps.examEvents.findEvent(id))) return { kind: 'past' }
  const planned = await deps.examEvents.planEvent(event, MAX_EVENTS)
  return { kind: planned === 'too-many' ? 'too-many' : 'announced' }
}

const MINUTE_MS = 60_000

const newEvent = (
  given: EventRequest & Pick<ExamEvent, 'id' | 'zone' | 'startsAt'> & { readonly now: number },
  { bank, format, plan }: Pick<EventOffer, 'bank' | 'format' | 'plan'>,
): ExamEvent => ({
  id: given.id,
  guildId: given.guildId,
  channelId: given.channelId,
  setBy: given.userId,
  bank: bank.name,
  format: format.kind,
  domain: format.domain,
  minutes: plan.minutes,
  passMark: Math.round(bank.exam.passMark * 100),
  questions: plan.questions,
  blueprint: plan.quotas.map(({ domain, weight }) => ({ domain, weight })),
  locale: given.locale,
  zone: given.zone,
  createdAt: given.now,
  startsAt: given.startsAt,
  endsAt: given.startsAt + plan.minutes * MINUTE_MS,
  begunAt: null,
  endedAt: null,
  cancelledAt: null,
  messageId: null,
  summaryId: null,
})
