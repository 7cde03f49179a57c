import { formatTime } from '../../../quiz/time-of-day.ts'
import { type Daily, dailyOf, type Post, type Session, seriesOf } from '../../record.ts'
import { channelFields, iso, isoOrNull } from './fields.ts'

/** Entries of an export of personal data: what someone had asked, started or set. */

export const postEntry = (post: Post) => ({
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

const roundFields = (post: Post) => {
  const series = seriesOf(post)
  return { series: series?.sessionId ?? null, number: series?.round ?? 1, of: series?.rounds ?? 1 }
}

export const sessionEntry = (session: Session) => ({
  series: session.id,
  ...channelFields(session),
  questions: session.rounds,
  language: session.locale,
  startedAt: iso(session.startedAt),
  endedAt: isoOrNull(session.endedAt),
})

export const dailyEntry = (daily: Daily) => ({
  dailyQuestion: daily.id,
  server: daily.guildId,
  channel: daily.channelId,
  timeOfDay: formatTime(daily.minutes),
  zone: daily.zone,
  topic: daily.topic,
  difficulty: daily.difficulty,
  role: daily.roleId,
  thread: daily.thread,
  language: daily.locale,
  setAt: iso(daily.setAt),
  nextAt: isoOrNull(daily.next?.at ?? null),
})
