import type { StatsBar, StatsPicture } from '../../../picture/stats.ts'
import type { StatsView } from '../../../play/study/stats.ts'
import type { StudyGroup } from '../../../quiz/study/groups.ts'
import { likelyRangeOf } from '../../../quiz/study/likely-range.ts'
import { cutGraphemes } from '../../../quiz/topic-value.ts'
import type { Words } from '../../../words/index.ts'
import { MAX_ALT_LENGTH } from '../board/picture.ts'
import { groupLine, shortNames, shownGroups } from './groups.ts'

/** The picture of someone's statistics; null where there is nothing to compare. */
export const statsPicture = (view: StatsView, words: Words): StatsPicture | null => {
  const groups = shownGroups(view)
  if (groups.every(({ answered }) => answered === 0)) return null
  const names = shortNames(groups.map(({ name }) => name))
  return {
    kind: 'stats',
    title: words.stats.title,
    subtitle: view.topic.name,
    bars: groups.map((group, index) => barOf(group, names[index]!, words)),
    passMark: passMarkOf(view),
    trend: trendOf(view, words),
  }
}

/** As a share, 0 to 1. */
export const passMarkOf = ({ bank }: StatsView): number | null =>
  bank.exam === null ? null : bank.exam.passMark / 100

const barOf = (group: StudyGroup, label: string, { stats }: Words): StatsBar => {
  const { answered, right, seen, size } = group
  const value = right / answered
  return {
    label,
    figure: answered === 0 ? stats.nothing : stats.percent(value),
    note: stats.barNote(seen, size),
    share: answered === 0 ? null : { value, ...likelyRangeOf(group) },
  }
}

/** A line takes two points. */
const trendOf = ({ statistics }: StatsView, { stats }: Words): StatsPicture['trend'] => {
  const { weeks } = statistics
  if (weeks.filter(({ answered }) => answered > 0).length < 2) return null
  return {
    title: stats.trend,
    weeks: weeks.map(({ answered, right }) => (answered === 0 ? null : right / answered)),
    from: stats.week(weeks[0]!.monday),
    to: stats.week(weeks.at(-1)!.monday),
    all: stats.percent(1),
    none: stats.percent(0),
  }
}

/** All that the picture shows. */
export const statsAlt = (view: StatsView, words: Words): string => {
  const { stats } = words
  const mark = passMarkOf(view)
  const lines = [
    ...shownGroups(view).map(group => groupLine(group, words)),
    ...(mark === null ? [] : [stats.passMark(mark)]),
    weeksLine(view, words),
  ]
  const alt = stats.alt(stats.title, view.topic.name, lines).replaceAll('**', '')
  return cutGraphemes(alt, MAX_ALT_LENGTH)
}

export const weeksLine = ({ statistics }: StatsView, { stats }: Words): string =>
  stats.weeks(statistics.weeks.map(({ monday, right, answered }) => stats.weekOf(monday, right, answered)))
