import type { StatsView } from '../../../play/study/stats.ts'
import type { StudyGroup } from '../../../quiz/study/groups.ts'
import { likelyRangeOf } from '../../../quiz/study/likely-range.ts'
import { cutGraphemes } from '../../../quiz/topic-value.ts'
import type { Words } from '../../../words/index.ts'

/** Long names are cut, so that a line stays a line on a phone. */
const MAX_NAME = 60
const MAX_GROUPS = 8

/** What a bank is divided into on its page: its domains. A topic, or a bank without domains, into its largest tags. */
export const shownGroups = ({ topic, statistics }: StatsView): readonly StudyGroup[] => {
  const { domains, tags } = statistics
  const parts =
    topic.kind === 'bank' && domains.length > 1
      ? domains
      : tags.filter(({ seen, size }) => seen > 0 && size < statistics.size)
  return parts.slice(0, MAX_GROUPS)
}

export const nameOf = ({ name }: Pick<StudyGroup, 'name'>): string => cutGraphemes(name, MAX_NAME)

/** `**vpc:** 72% (8 of 11), likely 55–85% · 11 of 31 seen`. */
export const groupLine = (group: StudyGroup, { stats, format }: Words): string => {
  const { answered, right, seen, size } = group
  const { low, high } = likelyRangeOf(group)
  const share =
    answered === 0
      ? stats.groupUnanswered(nameOf(group))
      : stats.group(nameOf(group), right, answered, low, high)
  return format.joinItems([share, stats.groupSeen(seen, size)])
}

/** The names without the words that all of them begin or end with; at least one word of each stays. */
export const shortNames = (names: readonly string[]): readonly string[] => {
  if (names.length < 2) return names
  const words = names.map(name => name.split(' '))
  const shared = sharedStart(words)
  const rest = words.map(parts => parts.slice(shared).reverse())
  const sharedEnd = sharedStart(rest)
  return rest.map(parts => parts.slice(sharedEnd).reverse().join(' '))
}

/** How many words all begin with, so that each keeps one. */
const sharedStart = (names: readonly (readonly string[])[]): number => {
  const most = Math.min(...names.map(({ length }) => length)) - 1
  const differs = Array.from({ length: most }, (_, index) => index).find(index =>
    names.some(name => name[index] !== names[0]![index]),
  )
  return differs ?? most
}
