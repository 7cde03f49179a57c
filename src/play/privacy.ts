import type { Deps } from './deps.ts'
import type { Everything } from './ports/store.ts'
import { dailyOf, seriesOf } from './record.ts'

export type Visibility = { readonly kind: 'hidden' | 'named' }

/** Sets whether a person is named in results and on boards. */
export const setHidden = async (
  deps: Pick<Deps, 'clock' | 'people'>,
  { userId, hidden }: { readonly userId: string; readonly hidden: boolean },
): Promise<Visibility> => {
  await deps.people.setHidden(userId, hidden ? deps.clock.now() : null)
  return { kind: hidden ? 'hidden' : 'named' }
}

/** Version of the export's format: goes up when its field names change. */
const EXPORT_VERSION = 1

export type PersonalDataExport = ReturnType<typeof exportOf>

/** Everything stored about a person, in a format that is readable without knowing the code. */
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
  answers: all.answers.map(answerEntry),
  totals: all.totals.map(totalEntry),
  streaks: all.streaks.map(streakEntry),
  questionsAskedFor: all.posts.map(postEntry),
  seriesStarted: all.sessions.map(sessionEntry),
  dailyQuestionsSet: all.dailies.map(dailyEntry),
  questionsMet: all.exposures.map(({ questionId, lastAt }) => ({
    question: questionId,
    lastMetAt: iso(lastAt),
  })),
  answeredBeforeDeletion: all.spentPosts,
  deletedAt: all.deletions.map(iso),
})

const iso = (at: number): string => new Date(at).toISOString()
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))

const answerEntry = (answer: Everything['answers'][number]) => ({
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

const totalEntry = (total: Everything['totals'][number]) => ({
  serverOrDirectMessage: total.guildId,
  period: total.period,
  points: total.points,
  answered: total.answered,
  right: total.right,
  lastAnswerAt: iso(total.lastAt),
})

const streakEntry = (streak: Everything['streaks'][number]) => ({
  serverOrDirectMessage: streak.guildId,
  days: streak.length,
  longest: streak.longest,
  freezes: streak.freezes,
  lastLocalDate: streak.lastDay,
})

const postEntry = (post: Everything['posts'][number]) => ({
  post: post.id,
  question: post.questionId,
  ...channelFields(post),
  message: post.messageId,
  topic: post.topic,
  difficulty: post.difficulty,
  seconds: post.seconds,
  ...roundFields(post),
  language: post.locale,
  dailyQuestion: dailyOf(post)?.dailyId ?? null,
  openedAt: iso(post.openedAt),
  closedAt: isoOrNull(post.closedAt),
})

const roundFields = (post: Everything['posts'][number]) => {
  const series = seriesOf(post)
  return { series: series?.sessionId ?? null, number: series?.round ?? 1, of: series?.rounds ?? 1 }
}

const sessionEntry = (session: Everything['sessions'][number]) => ({
  series: session.id,
  ...channelFields(session),
  questions: session.rounds,
  language: session.locale,
  startedAt: iso(session.startedAt),
  endedAt: isoOrNull(session.endedAt),
})

const SEEN_BY = { channel: 'everybody there', direct: 'only you', private: 'only you' } as const

/** Outside of guilds `guildId` holds the channel's id. */
const channelFields = (record: Pick<Everything['posts'][number], 'guildId' | 'channelId' | 'audience'>) => ({
  server: record.guildId === record.channelId ? null : record.guildId,
  channel: record.channelId,
  seenBy: SEEN_BY[record.audience],
})

const dailyEntry = (daily: Everything['dailies'][number]) => ({
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
