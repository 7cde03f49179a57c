import { dateIn } from '../quiz/day.ts'
import { isRight, normalisePick } from '../quiz/grading.ts'
import type { Question } from '../quiz/question.ts'
import { scoreOf } from '../quiz/scoring.ts'
import { type Streak, streakOf } from '../quiz/streak.ts'
import { findAsked } from './asked-post.ts'
import { close } from './close.ts'
import type { Deps } from './deps.ts'
import type { Attempt } from './ports.ts'
import type { Answer, Pass, Post } from './record.ts'
import type { RevealView } from './views.ts'

export type Click = {
  readonly postId: string
  readonly userId: string
  readonly picked: readonly string[]
  /** The message that was clicked. */
  readonly messageId: string
  readonly pass: Pass
}

export type Answered =
  | { readonly kind: 'kept'; readonly verdict: Verdict; readonly reveal: RevealView | null }
  | { readonly kind: 'already-answered'; readonly verdict: Verdict }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown-post' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'wrong-number'; readonly wanted: number }

export type Verdict = {
  readonly post: Post
  readonly question: Question
  readonly answer: Answer
  /** The person's streak on this server, where a daily was answered. */
  readonly streak: Streak | null
}

/** Grades and keeps somebody's answer. The first one counts; a post for one person closes with it. */
export const answer = async (deps: Deps, click: Click): Promise<Answered> => {
  const asked = await findAsked(deps, click.postId)
  if (!asked) return { kind: 'unknown-post' }
  const { post, question } = asked
  if (post.audience === 'private' && post.askedBy !== click.userId) return { kind: 'not-yours' }
  const picked = normalisePick(question, click.picked)
  if (picked.length !== question.answer.length)
    return { kind: 'wrong-number', wanted: question.answer.length }

  const recorded = await record(deps, post, grade(deps, post, question, picked, click.userId), click)
  if (recorded.kind === 'closed') return recorded
  const streak = recorded.kind === 'kept' ? recorded.streak : await streakIn(deps, post, click.userId)
  const verdict = { post, question, answer: recorded.answer, streak }
  if (recorded.kind === 'already-answered') return { kind: 'already-answered', verdict }
  return { kind: 'kept', verdict, reveal: await closeIfAlone(deps, post, question) }
}

const grade = (deps: Deps, post: Post, question: Question, picked: string[], userId: string): Attempt => {
  const now = deps.clock.now()
  const tookMs = Math.max(0, now - post.openedAt)
  const right = isRight(question, picked)
  // Speed pays only where everybody knew beforehand that time is short: in sessions with `seconds`.
  const pace = {
    windowMs: post.closesAt - post.openedAt,
    speedPays: post.sessionId !== null && post.seconds !== null,
  }
  return {
    postId: post.id,
    userId,
    picked,
    right,
    score: scoreOf(right, tookMs, pace),
    tookMs,
    answeredAt: now,
    day: dateIn(post.zone, now),
  }
}

const streakIn = async (deps: Deps, post: Post, userId: string): Promise<Streak | null> => {
  if (post.daily === null) return null
  const { asked, answered } = await deps.store.dailyDays(post.serverId, userId)
  return streakOf(asked, answered)
}

/** After its time a post takes no answers, even before the clock's work has closed it. */
const record = async (deps: Deps, post: Post, attempt: Attempt, click: Click) => {
  if (attempt.answeredAt < post.closesAt) return deps.store.record(post, attempt, click)
  const before = await deps.store.answerOf(post.id, attempt.userId)
  return before ? ({ kind: 'already-answered', answer: before } as const) : ({ kind: 'closed' } as const)
}

const closeIfAlone = async (deps: Deps, post: Post, question: Question): Promise<RevealView | null> => {
  if (post.audience === 'channel') return null
  return close(deps, post, question, 'answered')
}
