import { dateIn } from '../../quiz/day.ts'
import { shortNameOf } from '../../quiz/exam/format.ts'
import { addDays, instantOf } from '../../quiz/next-daily.ts'
import type { Bank } from '../../quiz/question.ts'
import { groupsOf, type ResultGroup, type ResultGroups } from '../../quiz/results/groups.ts'
import { type ResultPeriod, type ResultSpan, resultSpan } from '../../quiz/results/period.ts'
import { type AnswerTally, createSum, createTally } from '../../quiz/results/tally.ts'
import { type DaySpan, EVERY_DAY } from '../../quiz/season.ts'
import type { Deps } from '../deps.ts'
import { titleOf } from '../exam/open-exam.ts'
import type { EndedExam, StreakLengths } from '../ports/results.ts'
import { allBanksAt, settingsOf } from '../settings/banks.ts'
import { slicesOf } from '../tasks/yield-to-event-loop.ts'

export type ResultsRequest = {
  readonly guildId: string
  readonly period: ResultPeriod
  /** A bank's name, its short name or its title; null for all that the server plays. */
  readonly bank: string | null
}

export type ResultsOutcome =
  | { readonly kind: 'unknown-bank' }
  | { readonly kind: 'results'; readonly results: ServerResults }

/** What a server's people did in a period, for those who manage it. Hidden people are only counted. */
export type ServerResults = {
  readonly span: ResultSpan
  /** The server's local date. */
  readonly today: string
  /** The titles of the banks that it is about. */
  readonly banks: readonly string[]
  /** What the answers that count are divided into: only banks that someone answered. */
  readonly groups: readonly ResultGroup[]
  /** Group exams of the period, the first one first, and how many earlier ones are left out. */
  readonly exams: readonly ResultExam[]
  readonly examsLeftOut: number
  readonly everyone: AnswerTally
  /** Who answered most comes first. */
  readonly people: readonly PersonResults[]
  /** How many people who answered are hidden. */
  readonly hidden: number
}

/** `day`: its local date; `passMark` in hundredths of a percent. */
export type ResultExam = { readonly title: string; readonly day: string; readonly passMark: number }

/** `scores`: of each group exam in hundredths of a percent; null where they didn't sit it. */
export type PersonResults = AnswerTally & {
  readonly userId: string
  readonly streak: StreakLengths
  readonly scores: readonly (number | null)[]
}

type ResultsDeps = Pick<Deps, 'banks' | 'clock' | 'people' | 'results' | 'settings'>

/** Reads and counts in steps of a few milliseconds: a large server has hundreds of thousands of answers. */
export const collectResults = async (deps: ResultsDeps, request: ResultsRequest): Promise<ResultsOutcome> => {
  const { guildId } = request
  const settings = await settingsOf(deps, guildId)
  const played = allBanksAt(deps, guildId, settings)
  const banks = request.bank === null ? played : played.filter(bank => isCalled(bank, request.bank!))
  if (request.bank !== null && banks.length === 0) return { kind: 'unknown-bank' }
  const today = dateIn(settings.zone, deps.clock.now())
  const span = resultSpan(request.period, today, settings.season)
  const groups = groupsOf(banks, request.bank === null)
  const sat = await readExams(deps, request, banks, span.days, settings.zone)
  const { userIds, hidden, tallyOf } = await readPeople(deps, guildId, span.days, groups, sat.scores)
  const streaks = await readStreaks(deps, guildId, userIds)
  const sum = createSum(groups.groups.length)
  for await (const ids of slicesOf(userIds, PEOPLE_PER_STEP)) for (const id of ids) sum.add(tallyOf(id))
  const everyone = sum.total()
  const used = usedGroups(groups.groups, everyone)
  const onlyUsed = (tally: AnswerTally): AnswerTally => ({
    ...tally,
    groups: used.map(at => tally.groups[at]!),
  })
  const people: PersonResults[] = []
  for await (const ids of slicesOf(userIds, PEOPLE_PER_STEP))
    for (const userId of ids)
      people.push({
        userId,
        ...onlyUsed(tallyOf(userId)),
        streak: streaks.get(userId) ?? NO_STREAK,
        scores: sat.exams.map(({ id }) => sat.scores.get(userId)?.get(id) ?? null),
      })
  const results = {
    span,
    today,
    banks: banks.map(({ title }) => title),
    groups: used.map(at => groups.groups[at]!),
    exams: await Promise.all(sat.exams.map(exam => resultExam(deps, guildId, exam, settings.zone))),
    examsLeftOut: sat.leftOut,
    everyone: onlyUsed(everyone),
    people: people.sort(byAnswers),
    hidden,
  }
  return { kind: 'results', results }
}

/**
 * Who scored on the server or sat one of these exams: they were told who can see it. Who only practices, and who deletes their
 * data right now, isn't listed.
 */
const readPeople = async (
  deps: Pick<Deps, 'people' | 'results'>,
  guildId: string,
  days: DaySpan,
  groups: ResultGroups,
  scores: ReadonlyMap<string, unknown>,
) => {
  const tally = createTally(groups)
  for await (const answers of deps.results.answersIn(guildId, days)) tally.add(answers)
  const answered = tally.userIds()
  const scorers = await findIn(ids => deps.results.scorersAmong(guildId, ids), answered)
  const all = [...new Set([...answered.filter(id => scorers.has(id)), ...scores.keys()])]
  const hiddenIds = await findIn(ids => deps.people.hiddenAmong(ids), all)
  return {
    userIds: all.filter(id => !hiddenIds.has(id)),
    hidden: hiddenIds.size,
    tallyOf: tally.tallyOf,
  }
}

const isCalled = ({ name, title }: Bank, typed: string): boolean =>
  [name, shortNameOf(name), title].includes(typed)

const NO_STREAK: StreakLengths = { current: 0, best: 0 }

/** More would make a table that no one reads, and files too large to send. */
const MAX_EXAMS = 20

/** The group exams of the period, with what each person scored by the id of the exam. */
const readExams = async (
  deps: Pick<Deps, 'results'>,
  { guildId, bank }: ResultsRequest,
  banks: readonly Bank[],
  days: DaySpan,
  zone: string,
) => {
  const names = banks.map(({ name }) => name)
  const [from, until] = days === EVERY_DAY ? [0, Number.MAX_SAFE_INTEGER] : instantsOf(days, zone)
  const ended = (await deps.results.examsIn(guildId, from, until)).filter(
    exam => bank === null || names.includes(exam.bank),
  )
  const exams = ended.slice(-MAX_EXAMS)
  const scores = new Map<string, Map<string, number>>()
  for await (const page of deps.results.scoresIn(exams.map(({ id }) => id)))
    for (const { userId, eventId, score } of page) {
      const own = scores.get(userId) ?? new Map<string, number>()
      scores.set(userId, own.set(eventId, score))
    }
  return { exams, leftOut: ended.length - exams.length, scores }
}

/** From the first midnight to the one after the last day, ms UTC. */
const instantsOf = ({ from, until }: DaySpan, zone: string): [number, number] => [
  instantOf(zone, from, 0),
  instantOf(zone, addDays(until, 1), 0),
]

const resultExam = async (
  deps: Pick<Deps, 'banks'>,
  guildId: string,
  { bank, passMark, endsAt }: EndedExam,
  zone: string,
): Promise<ResultExam> => ({
  title: await titleOf(deps, { bank, guildId }),
  day: dateIn(zone, endsAt),
  passMark,
})

/** Who answered most, then who had more of it right. */
const byAnswers = (a: PersonResults, b: PersonResults): number =>
  b.total.answered - a.total.answered ||
  b.total.right - a.total.right ||
  b.practice.answered - a.practice.answered ||
  (a.userId < b.userId ? -1 : 1)

/** The numbers of all domains of a bank that someone answered; what has no domain only where someone answered it. */
const usedGroups = (groups: readonly ResultGroup[], everyone: AnswerTally): number[] => {
  const isAnswered = (at: number) => everyone.groups[at]!.answered > 0
  const banks = new Set(groups.flatMap(({ bank }, at) => (isAnswered(at) ? [bank] : [])))
  return groups.flatMap(({ bank, domain }, at) =>
    isAnswered(at) || (domain !== null && banks.has(bank)) ? [at] : [],
  )
}

/** A person has a number for each domain of each bank. */
const PEOPLE_PER_STEP = 100

/** Ids in one query. */
const CHUNK = 500

const findIn = async (
  find: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const found = new Set<string>()
  for await (const some of slicesOf(ids, CHUNK)) for (const id of await find(some)) found.add(id)
  return found
}

const readStreaks = async (
  deps: Pick<Deps, 'results'>,
  guildId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StreakLengths>> => {
  const streaks = new Map<string, StreakLengths>()
  for await (const some of slicesOf(ids, CHUNK))
    for (const [id, streak] of await deps.results.streaksAmong(guildId, some)) streaks.set(id, streak)
  return streaks
}
