import { DAY_MS, dayNumberIn } from '../../quiz/day.ts'
import { type Bank, type Question, stableId } from '../../quiz/question.ts'
import { createRandom } from '../../quiz/seeded-random.ts'
import { DEFAULT_PER_DAY } from '../../quiz/study/amount.ts'
import { leastRelated, newAllowance, nextInQueue } from '../../quiz/study/queue.ts'
import { questionsOn } from '../../quiz/topic.ts'
import type { Deps } from '../deps.ts'
import { type Audience, type Post, seriesOf } from '../record.ts'
import { banksOfGuild } from '../settings/banks.ts'
import { countDue, questionsById } from './count-due.ts'
import { pickForPerson } from './pick-for-person.ts'

/** Whose review, where, and on what. */
export type ReviewScope = {
  readonly guildId: string
  readonly audience: Audience
  readonly userId: string
  /** Of the place. The person's own zone comes first. */
  readonly zone: string
  readonly topic: string | null
  /** Of the guild: settings/banks.ts. */
  readonly banks: readonly Bank[]
}

/** What there is to ask, in this order: what is due, what was missed today, and what is new. */
export type ReviewSupply = {
  readonly due: readonly Question[]
  readonly missed: readonly Question[]
  readonly fresh: readonly Question[]
  /** The questions on the topic of the review. */
  readonly questions: readonly Question[]
  /** How many of `fresh` may be asked today. */
  readonly maxFresh: number
  readonly banks: readonly Bank[]
}

export type ReviewDeps = Pick<
  Deps,
  'banks' | 'clock' | 'dailies' | 'posts' | 'random' | 'reviews' | 'settings' | 'study'
>

export const reviewSize = ({ due, missed, fresh, maxFresh }: ReviewSupply): number =>
  due.length + missed.length + Math.min(fresh.length, maxFresh)

/** Supplies a review with up to `wanted` questions or more. What follows is only looked up where it is needed. */
export const supplyReview = async (
  deps: Omit<ReviewDeps, 'posts' | 'random'>,
  scope: ReviewScope,
  wanted: number,
  isAsked: (question: Question) => boolean = () => false,
): Promise<ReviewSupply> => {
  const openDailies = await deps.dailies.openDailyQuestions(scope.guildId, scope.userId)
  const open: Candidates = {
    questions: questionsOn(scope.banks, scope.topic, null),
    isOpen: question => !openDailies.has(stableId(question)) && !isAsked(question),
  }
  const { zone, perDay } = await deps.study.settingsOf(scope.userId)
  const place = { userId: scope.userId, zone: zone ?? scope.zone, perDay: perDay ?? DEFAULT_PER_DAY }
  const today = dayNumberIn(place.zone, deps.clock.now())
  const due = await dueAmong(deps, open, place.userId, today, wanted)
  const missed = due.length < wanted ? await missedAmong(deps, open, place.userId, today) : []
  const needsFresh = due.length + missed.length < wanted
  const maxFresh = needsFresh
    ? await freshAllowance(deps, questionsOn(scope.banks, null, null), place, today)
    : 0
  const fresh = maxFresh > 0 ? await freshAmong(deps, open, place.userId) : []
  return { due, missed, fresh, maxFresh, questions: open.questions, banks: scope.banks }
}

/** The questions of a topic, an array that stays the same until the banks are reloaded; and which of them may be asked. */
type Candidates = {
  readonly questions: readonly Question[]
  readonly isOpen: (question: Question) => boolean
}

const among = ({ questions, isOpen }: Candidates, ids: readonly string[]): Question[] =>
  ids.flatMap(id => questionsById(questions).get(id) ?? []).filter(isOpen)

/** Of no more questions, each one's card is looked up. */
const MAX_LOOKED_UP = 1000

/** Enough for a review where most of what is due can be asked; all, where the topic or the banks have little of it. */
const DUE_READ = [200, 1_000_000]

const dueAmong = async (
  deps: Pick<Deps, 'reviews'>,
  candidates: Candidates,
  userId: string,
  today: number,
  wanted: number,
): Promise<Question[]> => {
  if (candidates.questions.length <= MAX_LOOKED_UP) {
    const ids = [...questionsById(candidates.questions).keys()]
    return among(candidates, await deps.reviews.dueAmong(userId, today, ids))
  }
  for (const limit of DUE_READ) {
    const ids = await deps.reviews.dueQuestions(userId, today, limit)
    const due = among(candidates, ids)
    if (due.length >= wanted || ids.length < limit) return due
  }
  return []
}

const missedAmong = async (
  deps: Pick<Deps, 'reviews'>,
  candidates: Candidates,
  userId: string,
  today: number,
): Promise<Question[]> => among(candidates, await deps.reviews.missedOn(userId, today))

const freshAmong = async (
  deps: Pick<Deps, 'reviews'>,
  { questions, isOpen }: Candidates,
  userId: string,
): Promise<Question[]> => {
  const answered = await deps.reviews.answeredQuestions(userId)
  return questions.filter(question => !answered.has(stableId(question)) && isOpen(question))
}

/** Longer than any local day, ms. */
const TWO_DAYS_MS = 2 * DAY_MS

const freshAllowance = async (
  deps: Pick<Deps, 'clock' | 'reviews' | 'study'>,
  questions: readonly Question[],
  { userId, zone, perDay }: { readonly userId: string; readonly zone: string; readonly perDay: number },
  today: number,
): Promise<number> => {
  const [{ now: due }, times] = await Promise.all([
    countDue(deps, questions, { userId, on: today, until: today + 1 }),
    deps.reviews.newSince(userId, deps.clock.now() - TWO_DAYS_MS),
  ])
  const newToday = times.filter(at => dayNumberIn(zone, at) === today).length
  return newAllowance({ due, perDay, newToday })
}

/** The next question out of a supply, after `previous`; null where there is none. `left`: how many are still to be asked. */
export const pickReview = async (
  deps: Pick<Deps, 'random' | 'study'>,
  userId: string,
  { due, missed, fresh, maxFresh, banks }: ReviewSupply,
  previous: Question | null,
  left: number,
): Promise<Question | null> => {
  const known = nextInQueue(due, previous, left) ?? nextInQueue(missed, previous, left)
  if (known || maxFresh <= 0) return known
  const random = createRandom(deps.random.seed())
  return pickForPerson(deps, userId, leastRelated(fresh, previous), new Map(), banks, random)
}

/** The question of a review after the one of this post; null where nothing is left. None comes twice in one review. */
export const chooseForReview = async (deps: ReviewDeps, post: Post): Promise<Question | null> => {
  const series = seriesOf(post)
  if (!series) return null
  const asked = new Set(
    (await deps.reviews.questionsOf(series.sessionId)).map(({ questionId }) => questionId),
  )
  const left = series.rounds - series.round
  const scope = { ...post, userId: post.askedBy, banks: await banksOfGuild(deps, post.guildId) }
  const supply = await supplyReview(deps, scope, left, question => asked.has(stableId(question)))
  return pickReview(deps, post.askedBy, supply, await deps.posts.findRevision(post.hash), left)
}
