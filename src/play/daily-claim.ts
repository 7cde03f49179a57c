import { seasonBefore, seasonOf } from '../quiz/day.ts'
import { nextDue } from '../quiz/next-daily.ts'
import type { Question } from '../quiz/question.ts'
import { asking, choose } from './ask.ts'
import type { Deps } from './deps.ts'
import type { Daily, Due, Post } from './record.ts'
import { turn } from './tasks/yield.ts'
import { LATE_LIMIT_MS } from './time-limits.ts'

/** More than can be sent before the next look: sending is what takes time. */
const CLAIMS_AT_ONCE = 100

/** Processes that look at the same moment would only be in each other's way; in the next second another one may. */
const CLAIMING_MS = 900

/** So many share a wait for the disk, and no more, so that a click need not wait for all. */
const COMMITTED_TOGETHER = 5

/** Claims the dates of all dailies whose time has come, so that each gets its post once, whatever happens. */
export const claimDue = async (deps: Deps): Promise<void> => {
  const due = await deps.store.dueDailies(deps.clock.now(), CLAIMS_AT_ONCE)
  if (due.length === 0 || !(await deps.store.alone('dailies', CLAIMING_MS))) return
  for (let first = 0; first < due.length; first += COMMITTED_TOGETHER) {
    await Promise.all(due.slice(first, first + COMMITTED_TOGETHER).map(daily => claimOrTell(deps, daily)))
    await turn()
  }
}

const claimOrTell = (deps: Deps, daily: Daily): Promise<void> =>
  claimOne(deps, daily).catch(error => deps.onTrouble(`daily ${daily.id}: not claimed`, error))

const claimOne = async (deps: Deps, daily: Daily): Promise<void> => {
  const due = daily.next!
  const now = deps.clock.now()
  const next = nextDue(daily.zone, daily.minutes, due.at, due.day)
  if (now - due.at <= LATE_LIMIT_MS) {
    await claim(deps, daily, due, next)
    return
  }
  // A date that is past helping is left out, and so are all after it that are: nobody wants a backlog.
  deps.tally?.dailyLeftOut('too-late')
  await deps.store.skipDaily(daily, firstWorthPosting(daily, next, now), { kind: 'too-late', at: now })
}

const firstWorthPosting = (daily: Daily, next: Due, now: number): Due =>
  now - next.at <= LATE_LIMIT_MS
    ? next
    : firstWorthPosting(daily, nextDue(daily.zone, daily.minutes, next.at, next.day), now)

export type Claimed = 'claimed' | 'taken' | 'no-question'

/** Writes down which question stands for a date, before anything is sent. */
export const claim = async (deps: Deps, daily: Daily, due: Due, next: Due | null): Promise<Claimed> => {
  const question = await choose(deps, { ...daily, audience: 'channel', userId: daily.setBy })
  if (!question) {
    deps.tally?.dailyLeftOut('no-question')
    await deps.store.scheduleDaily(daily.id, null, { kind: 'no-question', at: deps.clock.now() })
    return 'no-question'
  }
  const post = await postOf(deps, daily, due, question)
  if (await deps.store.openDaily(daily, post, question, next)) return 'claimed'
  deps.tally?.duplicatePrevented('daily')
  return 'taken'
}

const postOf = async (deps: Deps, daily: Daily, due: Due, question: Question): Promise<Post> => {
  const following = nextDue(daily.zone, daily.minutes, due.at, due.day)
  return {
    ...asking(deps, question, null, { openedAt: deps.clock.now(), pass: null }),
    serverId: daily.serverId,
    channelId: daily.channelId,
    audience: 'channel',
    askedBy: daily.setBy,
    topic: daily.topic,
    difficulty: daily.difficulty,
    seconds: null,
    sessionId: null,
    round: 1,
    rounds: 1,
    locale: daily.locale,
    zone: await deps.store.zoneOf(daily.serverId),
    daily: {
      dailyId: daily.id,
      day: due.day,
      dueAt: due.at,
      announces: seasonBefore(seasonOf(due.day)),
    },
    // It stays open until the next one comes; should none come, until that one would have been too late.
    closesAt: following.at + LATE_LIMIT_MS,
  }
}
