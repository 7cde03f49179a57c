import { dayNumberIn } from '../../quiz/day.ts'
import type { Bank } from '../../quiz/question.ts'
import { retentionOn } from '../../quiz/study/due.ts'
import { evidenceOf } from '../../quiz/study/evidence.ts'
import { knownCards, type StudyCard } from '../../quiz/study/history.ts'
import { type ExamReadiness, readinessOf } from '../../quiz/study/readiness.ts'
import { type StudyStatistics, statisticsOf } from '../../quiz/study/statistics.ts'
import { questionsOn, type Topic, topicsOf } from '../../quiz/topic.ts'
import { findDigestedTopic } from '../../quiz/topic-digest.ts'
import { type NoSuchTopic, type NothingToPlay, resolveScope } from '../choose-question.ts'
import type { Deps } from '../deps.ts'
import type { Turn } from '../rate-limits.ts'
import { allBanksAt, settingsOf } from '../settings/banks.ts'

export type StatsRequest = {
  /** The guild, or the channel itself outside of guilds. */
  readonly guildId: string
  readonly userId: string
  /** As typed, or by its digest on a button; null for the bank that the person answered most of. */
  readonly topic: { readonly typed: string } | { readonly digest: string } | null
}

/** Where a person stands in a bank, or in one topic of it. */
export type StatsView = {
  readonly kind: 'stats'
  readonly topic: Topic
  readonly bank: Bank
  readonly statistics: StudyStatistics
  /** The share of what is due for review that the scheduler wants remembered. */
  readonly retentionTarget: number
  /** Null for a part of a bank, and for a bank without an exam. */
  readonly readiness: ExamReadiness | null
  /** The banks that the person answered questions of, in the order in which they are listed. */
  readonly banks: readonly Topic[]
}

export type StatsOutcome =
  | StatsView
  | NoSuchTopic
  | NothingToPlay
  /** The topic of a button is no longer in the banks. */
  | { readonly kind: 'topic-gone' }
  | Extract<Turn, { kind: 'too-fast' }>

export type StatsDeps = Pick<Deps, 'banks' | 'clock' | 'settings' | 'study' | 'studyStats' | 'takeTurn'>

/** How far back answers say how well someone remembers, days. */
const RECENT_DAYS = 90

/** A person's statistics. Reads only what is theirs. */
export const showStats = async (deps: StatsDeps, request: StatsRequest): Promise<StatsOutcome> => {
  const turn = deps.takeTurn('statistics', request.userId)
  if (turn.kind === 'too-fast') return turn
  const ofGuild = await settingsOf(deps, request.guildId)
  const banks = allBanksAt(deps, request.guildId, ofGuild)
  const cards = await deps.studyStats.cardsForStats(request.userId)
  const found = findStatsTopic(banks, cards, request.topic)
  return found.kind === 'found'
    ? readStats(deps, request, found.topic, { banks, cards, zoneHere: ofGuild.zone })
    : found
}

const readStats = async (
  deps: StatsDeps,
  { userId }: StatsRequest,
  topic: Topic,
  {
    banks,
    cards,
    zoneHere,
  }: { readonly banks: readonly Bank[]; readonly cards: readonly StudyCard[]; readonly zoneHere: string },
): Promise<StatsView> => {
  const questions = questionsOn(banks, topic.value, null)
  const bank = banks.find(({ name }) => name === questions[0]!.bank)!
  const settings = await deps.study.settingsOf(userId)
  const zone = settings.zone ?? zoneHere
  const now = deps.clock.now()
  const today = dayNumberIn(zone, now)
  const answers = await deps.studyStats.answersSince(userId, today - RECENT_DAYS)
  const hasFullExam = await deps.studyStats.hasFullExam(userId, bank.name)
  const evidence = topic.kind === 'bank' ? evidenceOf(bank, cards, hasFullExam, now) : null
  return {
    kind: 'stats',
    topic,
    bank,
    statistics: statisticsOf({ bank, questions }, cards, answers, { today, zone }),
    retentionTarget: retentionOn(today, settings),
    readiness: evidence && readinessOf(evidence),
    banks: answeredBanks(banks, cards).map(({ topic }) => topic),
  }
}

const findStatsTopic = (
  banks: readonly Bank[],
  cards: readonly StudyCard[],
  wanted: StatsRequest['topic'],
): { readonly kind: 'found'; readonly topic: Topic } | Exclude<StatsOutcome, StatsView> => {
  const typed = wanted && 'typed' in wanted ? wanted.typed : null
  const scope = resolveScope(banks, { topic: typed, difficulty: null })
  if (scope.kind !== 'found') return scope
  const topic =
    wanted && 'digest' in wanted
      ? findDigestedTopic(banks, wanted.digest)
      : scope.topic === null
        ? mainTopic(banks, cards)
        : topicsOf(banks).find(({ value }) => value === scope.topic)
  return topic ? { kind: 'found', topic } : { kind: 'topic-gone' }
}

/** The bank that the person answered most questions of; the first one for someone without answers. */
const mainTopic = (banks: readonly Bank[], cards: readonly StudyCard[]): Topic | undefined => {
  const [first, ...others] = answeredBanks(banks, cards)
  if (!first) return topicsOf(banks).find(({ kind }) => kind === 'bank')
  return others.reduce((most, one) => (one.answered > most.answered ? one : most), first).topic
}

const answeredBanks = (banks: readonly Bank[], cards: readonly StudyCard[]) =>
  topicsOf(banks)
    .filter(({ kind }) => kind === 'bank')
    .map(topic => ({ topic, answered: knownCards(questionsOn(banks, topic.value, null), cards).length }))
    .filter(({ answered }) => answered > 0)
