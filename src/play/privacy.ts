import type { Deps } from './deps.ts'
import { SWEEP_AFTER_MS } from './forget.ts'
import type { Everything } from './ports.ts'
import { forgottenAs } from './record.ts'

export type Hidden = { readonly kind: 'hidden' } | { readonly kind: 'named' }

/** Whether a person is named in results and on boards. */
export const hide = async (
  deps: Deps,
  { userId, hidden }: { readonly userId: string; readonly hidden: boolean },
): Promise<Hidden> => {
  await deps.store.hide(userId, hidden ? deps.clock.now() : null)
  return { kind: hidden ? 'hidden' : 'named' }
}

/** Deletes everything about a person; nothing that stays leads to them. */
export const forget = (deps: Deps, userId: string): Promise<void> => {
  const at = deps.clock.now()
  const replacement = forgottenAs(deps.chance.id())
  return deps.store.forgetPerson({ userId, replacement, at, sweepAt: at + SWEEP_AFTER_MS })
}

/** Goes up when the names in the file change. */
const EXPORT_VERSION = 1

export type Export = ReturnType<typeof exportOf>

/** Everything about a person, to be read without the code at hand. */
export const exportAll = async (deps: Deps, userId: string): Promise<Export> =>
  exportOf(userId, await deps.store.everythingAbout(userId), deps.clock.now())

const exportOf = (userId: string, all: Everything, now: number) => ({
  version: EXPORT_VERSION,
  exportedAt: iso(now),
  userId,
  hiddenSince: isoOrNull(all.hiddenAt),
  answers: all.answers.map(answerOf),
  totals: all.totals.map(totalOf),
  streaks: all.streaks.map(streakOf),
  questionsAskedFor: all.posts.map(postOf),
  seriesStarted: all.sessions.map(sessionOf),
  dailyQuestionsSet: all.dailies.map(dailyOf),
})

const iso = (at: number): string => new Date(at).toISOString()
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))

const answerOf = (answer: Everything['answers'][number]) => ({
  question: answer.questionId,
  serverOrDirectMessage: answer.serverId,
  post: answer.postId,
  chosen: answer.picked,
  right: answer.right,
  points: answer.score,
  countsOnBoards: answer.counted,
  seconds: answer.tookMs / 1000,
  answeredAt: iso(answer.answeredAt),
  localDate: answer.day,
})

const totalOf = (total: Everything['totals'][number]) => ({
  serverOrDirectMessage: total.serverId,
  period: total.period,
  points: total.points,
  answered: total.answered,
  right: total.right,
  lastAnswerAt: iso(total.lastAt),
})

const streakOf = (streak: Everything['streaks'][number]) => ({
  serverOrDirectMessage: streak.serverId,
  days: streak.length,
  longest: streak.longest,
  freezes: streak.freezes,
  lastLocalDate: streak.lastDay,
})

const postOf = (post: Everything['posts'][number]) => ({
  post: post.id,
  question: post.questionId,
  ...placeOf(post),
  message: post.messageId,
  topic: post.topic,
  difficulty: post.difficulty,
  seconds: post.seconds,
  series: post.sessionId,
  number: post.round,
  of: post.rounds,
  language: post.locale,
  dailyQuestion: post.daily?.dailyId ?? null,
  openedAt: iso(post.openedAt),
  closedAt: isoOrNull(post.closedAt),
})

const sessionOf = (session: Everything['sessions'][number]) => ({
  series: session.id,
  ...placeOf(session),
  questions: session.rounds,
  language: session.locale,
  startedAt: iso(session.startedAt),
  endedAt: isoOrNull(session.endedAt),
})

const SEEN_BY = { channel: 'everybody there', direct: 'only you', private: 'only you' } as const

/** Outside of servers a channel has none, whatever stands for it. */
const placeOf = (at: Pick<Everything['posts'][number], 'serverId' | 'channelId' | 'audience'>) => ({
  server: at.serverId === at.channelId ? null : at.serverId,
  channel: at.channelId,
  seenBy: SEEN_BY[at.audience],
})

const dailyOf = (daily: Everything['dailies'][number]) => ({
  dailyQuestion: daily.id,
  server: daily.serverId,
  channel: daily.channelId,
  timeOfDay: new Date(daily.minutes * 60_000).toISOString().slice(11, 16),
  zone: daily.zone,
  topic: daily.topic,
  difficulty: daily.difficulty,
  role: daily.roleId,
  thread: daily.thread,
  language: daily.locale,
  setAt: iso(daily.setAt),
  nextAt: isoOrNull(daily.next?.at ?? null),
})
