import type { Deps } from './deps.ts'
import type { Everything } from './ports/store.ts'
import { dailyOf as dailyPurposeOf, forgottenAs, seriesOf } from './record.ts'
import { VACUUM_DELAY_MS } from './retention.ts'

export type Visibility = { readonly kind: 'hidden' | 'named' }

/** Sets whether a person is named in results and on boards. */
export const setHidden = async (
  deps: Pick<Deps, 'clock' | 'people'>,
  { userId, hidden }: { readonly userId: string; readonly hidden: boolean },
): Promise<Visibility> => {
  await deps.people.setHidden(userId, hidden ? deps.clock.now() : null)
  return { kind: hidden ? 'hidden' : 'named' }
}

/** Deletes everything about a person; nothing that stays leads to them. */
export const forgetPerson = (
  deps: Pick<Deps, 'clock' | 'people' | 'random'>,
  userId: string,
): Promise<void> => {
  const at = deps.clock.now()
  const replacement = forgottenAs(deps.random.id())
  return deps.people.forgetPerson({ userId, replacement, at, vacuumAt: at + VACUUM_DELAY_MS })
}

/** Goes up when the names in the file change. */
const EXPORT_VERSION = 1

export type PersonalDataExport = ReturnType<typeof exportOf>

/** Everything about a person, to be read without the code at hand. */
export const exportPersonalData = async (
  deps: Pick<Deps, 'clock' | 'people'>,
  userId: string,
): Promise<PersonalDataExport> =>
  exportOf(userId, await deps.people.everythingAbout(userId), deps.clock.now())

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
  serverOrDirectMessage: answer.guildId,
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
  serverOrDirectMessage: total.guildId,
  period: total.period,
  points: total.points,
  answered: total.answered,
  right: total.right,
  lastAnswerAt: iso(total.lastAt),
})

const streakOf = (streak: Everything['streaks'][number]) => ({
  serverOrDirectMessage: streak.guildId,
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
  ...roundOf(post),
  language: post.locale,
  dailyQuestion: dailyPurposeOf(post)?.dailyId ?? null,
  openedAt: iso(post.openedAt),
  closedAt: isoOrNull(post.closedAt),
})

const roundOf = (post: Everything['posts'][number]) => {
  const series = seriesOf(post)
  return { series: series?.sessionId ?? null, number: series?.round ?? 1, of: series?.rounds ?? 1 }
}

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
const placeOf = (at: Pick<Everything['posts'][number], 'guildId' | 'channelId' | 'audience'>) => ({
  server: at.guildId === at.channelId ? null : at.guildId,
  channel: at.channelId,
  seenBy: SEEN_BY[at.audience],
})

const dailyOf = (daily: Everything['dailies'][number]) => ({
  dailyQuestion: daily.id,
  server: daily.guildId,
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
