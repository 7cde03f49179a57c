import type { Deps } from './deps.ts'
import { namedAs } from './named.ts'
import type { DailyPost, Post } from './record.ts'
import type { DailyNote, SeasonEnd, Yesterday } from './views.ts'

const BEST_OF_A_SEASON = 3

/** What a daily's post says beside its question; null for other posts. */
export const noteOf = async (deps: Deps, post: Post): Promise<DailyNote | null> => {
  if (post.daily === null) return null
  const daily = await deps.store.daily(post.daily.dailyId)
  return {
    roleId: daily?.roleId ?? null,
    yesterday: await yesterdayOf(deps, post.daily),
    season: await seasonEndOf(deps, post),
  }
}

const yesterdayOf = async (deps: Deps, { dailyId, day }: DailyPost): Promise<Yesterday | null> => {
  const posts = await deps.store.dailyPosts(dailyId, 2)
  const before = posts.find(post => post.daily!.day < day)
  if (!before || before.messageId === null) return null
  const { answered, right, first } = await deps.store.result(before.id)
  const [named] = first === null ? [] : await namedAs(deps, [{ userId: first }])
  return {
    channelId: before.channelId,
    messageId: before.messageId,
    day: before.daily!.day,
    answered,
    right,
    first: named ?? null,
  }
}

/** The best of the season that the post announces; null where it announces none or nobody scored. */
export const seasonEndOf = async (deps: Deps, { serverId, daily }: Post): Promise<SeasonEnd | null> => {
  if (!daily?.announces) return null
  const first = await deps.store.board(serverId, daily.announces, 'points', 0, BEST_OF_A_SEASON)
  const best = first.filter(({ points }) => points > 0)
  return best.length === 0 ? null : { season: daily.announces, best: await namedAs(deps, best) }
}
