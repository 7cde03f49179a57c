import { hash } from 'node:crypto'
import type { Body } from '../../../discord/render/parts/body.ts'
import { questionBody } from '../../../discord/render/question/question.ts'
import { revealBody } from '../../../discord/render/question/reveal.ts'
import { verdictBody } from '../../../discord/render/question/verdict.ts'
import type { Answer, Post } from '../../../play/record.ts'
import { closingTime, LATE_LIMIT_MS } from '../../../play/time-limits.ts'
import { isRight, normalisePick } from '../../../quiz/grading.ts'
import { orderOptions } from '../../../quiz/option-order.ts'
import { type Question, stableId } from '../../../quiz/question.ts'
import { POINTS_FOR_RIGHT } from '../../../quiz/scoring.ts'
import { wordsFor } from '../../../words/index.ts'

/** The messages about a question in a channel, by the bot's own render functions. */
export type Bodies = {
  readonly post: Body
  /** The same as the question of the day. */
  readonly daily: Body
  readonly verdicts: readonly { readonly picked: readonly string[]; readonly body: Body }[]
  readonly reveal: Body
}

/** The user id of the player who gives each answer of `picksOf`. */
export const playerAt = (index: number): string => String(index + 1).padStart(17, '1')

const LOCALE = 'en-US'

/** As a `/quiz` with one question, to which each answer of `picksOf` was given once. */
export const bodiesOf = (question: Question, openedAt: number): Bodies => {
  const words = wordsFor(LOCALE)
  const post = postOf(question, openedAt)
  const picks = picksOf(question)
  const ballots = picks.map((picked, index) => ({ userId: playerAt(index), picked }))
  const verdictOf = (picked: readonly string[], index: number) =>
    verdictBody(
      { post, question, answer: answerOf(post, question, picked, index), streak: null, again: false },
      words,
    )
  return {
    post: questionBody({ post, question, answered: 0, daily: null }, words),
    daily: questionBody(
      { post: asDaily(post), question, answered: 0, daily: { roleId: null, yesterday: null, season: null } },
      words,
    ),
    verdicts: picks.map((picked, index) => ({ picked, body: verdictOf(picked, index) })),
    reveal: revealBody({ post, question, ballots, hidden: new Set(), goesOn: false }, words),
  }
}

/**
 * One answer per different verdict: the correct one, then, in letter order, one for each distractor,
 * together with all correct options except the last.
 */
export const picksOf = (question: Question): string[][] => {
  const distractors = orderOptions(question, seedOf(question)).filter(
    ({ key }) => !question.answer.includes(key),
  )
  const rest = question.answer.slice(0, -1)
  return [[...question.answer], ...distractors.map(({ key }) => normalisePick(question, [...rest, key]))]
}

/** Stable, so that letters do not change while an author edits. */
export const seedOf = ({ id }: Question): number => Number.parseInt(hash('sha256', id, 'hex').slice(0, 8), 16)

/** The post of a preview, in a channel. */
export const postOf = (question: Question, openedAt: number): Post => ({
  id: 'preview000000000',
  guildId: '1',
  channelId: '1',
  audience: 'channel',
  askedBy: playerAt(0),
  questionId: stableId(question),
  hash: question.hash,
  seed: seedOf(question),
  topic: null,
  difficulty: null,
  seconds: null,
  purpose: { kind: 'quiz' },
  locale: LOCALE,
  zone: 'UTC',
  rhythm: 'month',
  speedPays: false,
  openedAt,
  closesAt: closingTime(null, openedAt, null),
  closedAt: null,
  messageId: null,
  token: null,
})

const DAY_MS = 86_400_000

/** Open until the next one would be too late, as `daily-claim.ts` posts it. */
const asDaily = (post: Post): Post => ({
  ...post,
  closesAt: post.openedAt + DAY_MS + LATE_LIMIT_MS,
  purpose: {
    kind: 'daily',
    dailyId: 'preview',
    day: new Date(post.openedAt).toISOString().slice(0, 10),
    dueAt: post.openedAt,
    announces: null,
  },
})

/** What the player of that index answered. */
export const answerOf = (
  post: Post,
  question: Question,
  picked: readonly string[],
  index: number,
): Answer => {
  const right = isRight(question, picked)
  return {
    postId: post.id,
    userId: playerAt(index),
    picked,
    right,
    score: right ? POINTS_FOR_RIGHT : 0,
    counted: true,
    tookMs: 0,
    answeredAt: post.openedAt,
    day: new Date(post.openedAt).toISOString().slice(0, 10),
  }
}
