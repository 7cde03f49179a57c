import { dateIn } from '../quiz/day.ts'
import { isRight, normalisePick } from '../quiz/grading.ts'
import { keysAt } from '../quiz/option-order.ts'
import { scoreOf } from '../quiz/scoring.ts'
import { type Streak, streakOf } from '../quiz/streak.ts'
import type { Confidence } from '../quiz/study/card.ts'
import { traitsOf } from '../quiz/study/rating.ts'
import { close } from './close.ts'
import { type DeliverDeps, deliverReveal } from './deliver.ts'
import type { Deps } from './deps.ts'
import { findPressed } from './find-asked.ts'
import type { Attempt, Kept } from './ports/answers.ts'
import { type Answer, dailyOf, type InteractionToken, type Post } from './record.ts'
import { type Rewards, rewardsOf } from './rewards.ts'
import { scoringPaceOf } from './scoring-pace.ts'
import type { ComesBack } from './study/record.ts'
import type { AskedPost, RevealView } from './views.ts'

export type Click = {
  readonly postId: string
  readonly userId: string
  readonly picked: Picked
  /** How sure they said they are; absent where they didn't. */
  readonly confidence?: Confidence
  /** The channel that was clicked in. */
  readonly channelId: string
  /** The message that was clicked. */
  readonly messageId: string
  readonly token: InteractionToken
}

/** Options by where the post shows them, from 0, or by their keys. */
export type Picked =
  | { readonly by: 'place'; readonly places: readonly number[] }
  | { readonly by: 'key'; readonly keys: readonly string[] }

export type AnswerOutcome =
  /** `shown`: the verdict was shown already, with the reveal of the post that the answer closed. */
  | { readonly kind: 'kept'; readonly verdict: Verdict; readonly shown: boolean }
  | { readonly kind: 'already-answered'; readonly verdict: Verdict }
  | { readonly kind: 'closed' }
  /** They answered it and then deleted their data. */
  | { readonly kind: 'spent' }
  | { readonly kind: 'unknown-post' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'wrong-number'; readonly expected: number }

export type Verdict = AskedPost & {
  readonly answer: Answer
  /** The person's streak on this server, where a daily was answered. */
  readonly streak: Streak | null
  /** Absent where they had answered before, as is what follows. */
  readonly study?: StudyNote
  readonly rewards?: Rewards | null
  /** Their first answer that counts in this guild, unless they are hidden: they're told who can see it. */
  readonly firstHere?: true
}

/** What an answer means for later. */
export type StudyNote = {
  readonly back: ComesBack
  /** Whether they can say that a correct answer was a guess, or have; null where it was wrong. */
  readonly guess: 'possible' | 'noted' | null
}

/** Shows the reveal of a post for one person together with their verdict. Throws where it fails. */
export type ShowVerdict = (reveal: RevealView, verdict: Verdict) => Promise<void>

type AnswerDeps = DeliverDeps & Pick<Deps, 'boards' | 'dailies' | 'people' | 'settings'>

/** Grades and keeps someone's answer. The first one counts. A post for one person closes with it and is revealed. */
export const answer = async (deps: AnswerDeps, click: Click, show: ShowVerdict): Promise<AnswerOutcome> => {
  const asked = await findPressed(deps, click)
  if (!asked) return { kind: 'unknown-post' }
  const { post, question } = asked
  if (post.audience !== 'channel' && post.askedBy !== click.userId) return { kind: 'not-yours' }
  const picked = normalisePick(question, keysOf(click.picked, asked))
  const expected = question.answer.length
  if (picked.length !== expected) return { kind: 'wrong-number', expected }

  const recorded = await record(deps, post, grade(deps, asked, picked, click), click)
  if (recorded.kind === 'closed' || recorded.kind === 'spent') return recorded
  if (recorded.kind === 'already-answered') {
    const streak = await streakIn(deps, post, click.userId)
    return { kind: 'already-answered', verdict: { post, question, answer: recorded.answer, streak } }
  }
  const verdict: Verdict = {
    post,
    question,
    answer: recorded.answer,
    streak: recorded.step?.streak ?? null,
    study: { back: recorded.back, guess: guessOf(recorded.answer, click) },
    rewards: await rewardsOf(deps, post, recorded),
    ...((await isToldWhoSees(deps, recorded)) && { firstHere: true }),
  }
  const reveal = post.audience === 'channel' ? null : await close(deps, asked, 'answered')
  if (reveal) await deliverReveal(deps, reveal, view => show(view, verdict))
  return { kind: 'kept', verdict, shown: reveal !== null }
}

/** Where it isn't known whether they are hidden, they are told once too often. */
const isToldWhoSees = async (
  deps: Pick<Deps, 'onError' | 'people'>,
  { answer: { postId, userId }, firstHere }: Kept,
): Promise<boolean> => {
  if (!firstHere) return false
  const hidden = await deps.people.hiddenAmong([userId]).catch(error => {
    deps.onError(`post ${postId}: can’t tell whether its person is hidden`, error)
    return new Set()
  })
  return !hidden.has(userId)
}

const guessOf = ({ right }: Answer, { confidence }: Click): StudyNote['guess'] =>
  right ? (confidence === SAID_GUESS ? 'noted' : 'possible') : null

const SAID_GUESS: Confidence = 1

const keysOf = (picked: Picked, { post, question }: AskedPost): readonly string[] =>
  picked.by === 'key' ? picked.keys : keysAt(question, post.seed, picked.places)

const grade = (
  deps: Pick<Deps, 'clock'>,
  { post, question }: AskedPost,
  picked: string[],
  { userId, confidence }: Click,
): Attempt => {
  const now = deps.clock.now()
  const tookMs = Math.max(0, now - post.openedAt)
  const right = isRight(question, picked)
  const isTrial = question.status === 'trial'
  return {
    postId: post.id,
    userId,
    picked,
    right,
    score: isTrial ? 0 : scoreOf(right, tookMs, scoringPaceOf(post)),
    tookMs,
    answeredAt: now,
    day: dateIn(post.zone, now),
    traits: traitsOf(question),
    confidence: confidence ?? null,
    isTrial,
  }
}

export const streakIn = async (
  deps: Pick<Deps, 'dailies'>,
  post: Post,
  userId: string,
): Promise<Streak | null> => {
  if (dailyOf(post) === null) return null
  const { asked, answered } = await deps.dailies.dailyDays(post.guildId, userId)
  return streakOf(asked, answered)
}

/** After its time a post accepts no answers, even before the task has closed it. */
const record = async (deps: Pick<Deps, 'answers'>, post: Post, attempt: Attempt, click: Click) => {
  if (attempt.answeredAt < post.closesAt) return deps.answers.recordAnswer(post, attempt, click)
  const before = await deps.answers.findAnswer(post.id, attempt.userId)
  return before ? ({ kind: 'already-answered', answer: before } as const) : ({ kind: 'closed' } as const)
}
