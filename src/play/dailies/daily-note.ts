import type { Deps } from '../deps.ts'
import { publicNames } from '../public-names.ts'
import { type DailyPurpose, dailyOf, type Post } from '../record.ts'
import type { DailyNote, SeasonEnd, Yesterday } from '../views.ts'

const SEASON_WINNERS = 3

type NoteDeps = Pick<Deps, 'answers' | 'boards' | 'dailies' | 'people'>

/** What a daily's post says beside its question; null for other posts. */
export const noteOf = async (deps: NoteDeps, post: Post): Promise<DailyNote | null> => {
  const date = dailyOf(post)
  if (date === null) return null
  const daily = await deps.dailies.findDaily(date.dailyId)
  return {
    roleId: daily?.roleId ?? null,
    yesterday: await yesterdayOf(deps, date),
    season: await seasonEndOf(deps, post.guildId, date),
  }
}

const yesterdayOf = async (deps: NoteDeps, { dailyId, day }: DailyPurpose): Promise<Yesterday | null> => {
  const posts = await deps.dailies.dailyPosts(dailyId, 2)
  for (const { id, channelId, messageId, purpose } of posts) {
    if (purpose.kind !== 'daily' || purpose.day >= day || messageId === null) continue
    const { answered, right, firstRight } = await deps.answers.resultOf(id)
    const [first = null] = firstRight === null ? [] : await publicNames(deps, [{ userId: firstRight }])
    return { channelId, messageId, day: purpose.day, answered, right, first }
  }
  return null
}

/** The winners of the season that the post announces; null where it announces none or no one scored. */
const seasonEndOf = async (
  deps: NoteDeps,
  guildId: string,
  { announces }: DailyPurpose,
): Promise<SeasonEnd | null> => {
  if (announces === null) return null
  const page = await deps.boards.boardPage(guildId, announces, 'points', 0, SEASON_WINNERS)
  const best = page.filter(({ points }) => points > 0)
  return best.length === 0 ? null : { season: announces, best: await publicNames(deps, best) }
}
