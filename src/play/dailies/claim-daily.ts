import { nextDue } from '../../quiz/next-daily.ts'
import type { Question } from '../../quiz/question.ts'
import { seasonBefore, seasonOf } from '../../quiz/season.ts'
import { chooseQuestion, PICK_STRATEGIES } from '../choose-question.ts'
import { claimEach } from '../claim-each.ts'
import type { Deps } from '../deps.ts'
import { planTelling } from '../findings/finding-channel.ts'
import { newPost } from '../new-post.ts'
import type { Daily, Due, Post } from '../record.ts'
import { banksAt, settingsOf } from '../settings/banks.ts'
import type { GuildSettings } from '../settings/guild-settings.ts'
import { LATE_LIMIT_MS } from '../time-limits.ts'

/** More than can be sent within a second, since sending is what takes time. */
const MAX_CLAIMS = 100

export type ClaimDeps = Pick<
  Deps,
  'answers' | 'banks' | 'clock' | 'dailies' | 'metrics' | 'random' | 'settings' | 'study'
>

/** Claims the dates of all dailies that are due: each date gets its post exactly once, through any crash. */
export const claimDue = async (deps: ClaimDeps & Pick<Deps, 'onError' | 'tasks'>): Promise<void> => {
  const due = await deps.dailies.dueDailies(deps.clock.now(), MAX_CLAIMS)
  await claimEach(deps, 'dailies', due, {
    claim: daily => claimOne(deps, daily),
    nameOf: ({ id }) => `daily ${id}`,
  })
}

const claimOne = async (deps: ClaimDeps & Pick<Deps, 'tasks'>, daily: Daily): Promise<void> => {
  const due = daily.next!
  const now = deps.clock.now()
  const next = nextDue(daily.zone, daily.minutes, due.at, due.day)
  if (now - due.at <= LATE_LIMIT_MS) {
    if ((await claim(deps, daily, due, next)) === 'no-question') await skipWithoutQuestion(deps, daily, next)
    return
  }
  // Dates that are too late are skipped together: no one wants a backlog.
  deps.metrics?.dailySkipped('too-late')
  await deps.dailies.skipDaily(daily, firstWorthPosting(daily, next, now), { kind: 'too-late', at: now })
}

/** Goes on the next day: its bank may only be edited or moved now, and no one would think of resuming the daily. */
const skipWithoutQuestion = async (
  deps: ClaimDeps & Pick<Deps, 'tasks'>,
  daily: Daily,
  next: Due,
): Promise<void> => {
  deps.metrics?.dailySkipped('no-question')
  await deps.dailies.skipDaily(daily, next, { kind: 'no-question', at: deps.clock.now() })
  await planTelling(deps, daily.guildId)
}

const firstWorthPosting = (daily: Daily, next: Due, now: number): Due =>
  now - next.at <= LATE_LIMIT_MS
    ? next
    : firstWorthPosting(daily, nextDue(daily.zone, daily.minutes, next.at, next.day), now)

export type Claimed = 'claimed' | 'taken' | 'no-question'

/** Writes which question stands for a date, before anything is sent. Writes nothing where no question fits. */
export const claim = async (deps: ClaimDeps, daily: Daily, due: Due, next: Due | null): Promise<Claimed> => {
  const filter = { ...daily, audience: 'channel', userId: daily.setBy, provenOnly: true } as const
  const settings = await settingsOf(deps, daily.guildId)
  const banks = banksAt(deps, daily, settings)
  const chosen = await chooseQuestion(deps, banks, filter, PICK_STRATEGIES.daily)
  if (chosen.kind !== 'chosen') return 'no-question'
  const post = postOf(deps, daily, due, chosen.question, settings)
  // What kept it from posting is over; other problems stay on record.
  const problem = daily.problem?.kind === 'no-question' ? null : daily.problem
  if (await deps.dailies.openDaily({ ...daily, problem }, post, chosen.question, next)) return 'claimed'
  deps.metrics?.duplicatePrevented('daily')
  return 'taken'
}

const postOf = (
  deps: Pick<Deps, 'clock' | 'random'>,
  daily: Daily,
  due: Due,
  question: Question,
  { zone, locale, season }: GuildSettings,
): Post => {
  const following = nextDue(daily.zone, daily.minutes, due.at, due.day)
  return {
    ...newPost(deps, question, null, { openedAt: deps.clock.now(), token: null }),
    guildId: daily.guildId,
    channelId: daily.channelId,
    audience: 'channel',
    askedBy: daily.setBy,
    topic: daily.topic,
    difficulty: daily.difficulty,
    seconds: null,
    purpose: {
      kind: 'daily',
      dailyId: daily.id,
      day: due.day,
      dueAt: due.at,
      announces: seasonBefore(seasonOf(due.day, season)),
    },
    locale: locale ?? daily.locale,
    zone,
    rhythm: season,
    speedPays: false,
    // Open until the next one comes; if none comes, until that one would have been too late.
    closesAt: following.at + LATE_LIMIT_MS,
  }
}

/** When a daily is due next: the first date that has no post yet. */
export const nextDueOf = async (
  deps: Pick<Deps, 'clock' | 'dailies'>,
  { id, zone, minutes }: Daily,
): Promise<Due> => {
  const next = nextDue(zone, minutes, deps.clock.now())
  return (await deps.dailies.dailyPostOn(id, next.day)) ? nextDue(zone, minutes, next.at, next.day) : next
}

/** Moves the closing time of a daily's open posts: they stay open until the next one, which may have a new hour. */
export const keepOpenUntilNext = async (
  deps: Pick<Deps, 'dailies' | 'posts'>,
  { id, next }: Daily,
): Promise<void> => {
  for (const post of await deps.dailies.openDailyPosts(id))
    if (next) await deps.posts.extendPost(post.id, next.at + LATE_LIMIT_MS)
}
