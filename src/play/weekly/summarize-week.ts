import { DAY_MS, dateIn, dayNumber } from '../../quiz/day.ts'
import { addDays } from '../../quiz/next-daily.ts'
import { createWeekTally, type WeekTally, weekBefore } from '../../quiz/week.ts'
import type { Deps } from '../deps.ts'
import type { PostPlace, WeekPost } from '../ports/weekly.ts'
import { publicNames } from '../public-names.ts'
import { settingsOf } from '../settings/banks.ts'
import { runInSteps } from '../tasks/steps.ts'
import type { WeekView } from '../views.ts'
import { findHardest, type HardestDeps } from './find-hardest.ts'

const MAX_BEST = 3

/** A streak is worth telling from so many days on. */
const MIN_STREAK = 7

/** Of two weeks, and of the longest that a question stays open: an answer of the first day may be to an older one. */
const DAYS_BACK = 14 + 3

export type SummarizeDeps = HardestDeps &
  Pick<Deps, 'boards' | 'clock' | 'people' | 'resets' | 'settings' | 'weeklies'>

/** What a guild's summary of a local date says. */
export const summarizeWeek = async (deps: SummarizeDeps, guildId: string, day: string): Promise<WeekView> => {
  const { posts, tally } = await readWeek(deps, guildId, day)
  const { people, answered, right, ranked, climb } = tally
  const streaks = await deps.boards.boardPage(guildId, 'all', 'streak', 0, MAX_BEST)
  const [climber = null] = await publicNames(deps, climb ? [climb] : [])
  return {
    days: weekBefore(day),
    people,
    answered,
    right,
    best: await publicNames(deps, ranked.slice(0, MAX_BEST)),
    climb: climber,
    streaks: await publicNames(
      deps,
      streaks.filter(({ streak }) => streak >= MIN_STREAK),
    ),
    hardest: await findHardest(deps, guildId, tally.hardest, posts),
  }
}

/** What it would say if it were posted now. */
export const previewWeek = async (deps: SummarizeDeps, guildId: string): Promise<WeekView> => {
  const { zone } = await settingsOf(deps, guildId)
  return summarizeWeek(deps, guildId, dateIn(zone, deps.clock.now()))
}

type Week = { readonly posts: readonly WeekPost[]; readonly tally: WeekTally }

/** Reads the questions for everyone of two weeks and their answers, in small steps, since a server may have many. */
const readWeek = async (
  deps: Pick<Deps, 'resets' | 'weeklies'>,
  guildId: string,
  day: string,
): Promise<Week> => {
  const [reset] = await deps.resets.resetsOf(guildId, 0)
  const tally = createWeekTally(day, reset?.at)
  const posts: WeekPost[] = []
  const addPage = createReader(deps, guildId, startOf(addDays(day, -DAYS_BACK)), (post, answers) => {
    if (posts.at(-1) !== post) posts.push(post)
    for (const answer of answers) tally.add({ ...answer, isClosed: post.closedAt !== null })
  })
  while (await runInSteps(addPage));
  return { posts, tally: tally.build() }
}

/** A time before the beginning of a date in every zone, ms UTC. */
const startOf = (date: string): number => (dayNumber(date) - 1) * DAY_MS

type Answers = Awaited<ReturnType<Deps['weeklies']['answersAfter']>>

const POSTS_PER_PAGE = 100

/** A query takes about as long as so many rows. */
const ROWS_PER_QUERY = 4

/** A step that reads about `size` rows: pages of posts, and of the answers to each. False at the end. */
const createReader = (
  { weeklies }: Pick<Deps, 'weeklies'>,
  guildId: string,
  since: number,
  onAnswers: (post: WeekPost, answers: Answers) => void,
) => {
  let after: PostPlace = { openedAt: since, id: '' }
  let afterUserId = ''
  const waiting: WeekPost[] = []
  return async (size: number): Promise<boolean> => {
    if (waiting.length === 0) {
      waiting.push(...(await weeklies.postsAfter(guildId, after, POSTS_PER_PAGE)))
      after = waiting.at(-1) ?? after
      if (waiting.length === 0) return false
    }
    for (let left = size; left > 0 && waiting.length > 0; left -= ROWS_PER_QUERY) {
      const post = waiting[0]!
      const answers = await weeklies.answersAfter(post.id, afterUserId, left)
      onAnswers(post, answers)
      const isLast = answers.length < left
      if (isLast) waiting.shift()
      afterUserId = isLast ? '' : answers.at(-1)!.userId
      left -= answers.length
    }
    return true
  }
}
