import type { StatsView } from '../../../play/study/stats.ts'
import { likelyRangeOf } from '../../../quiz/study/likely-range.ts'
import type { Words } from '../../../words/index.ts'
import type { RenderedPicture } from '../board/picture.ts'
import { linkToQuestion } from '../next-steps.ts'
import { type Body, bodyOf, COLOURS, EPHEMERAL, frame, galleryOf, row, text } from '../parts/body.ts'
import { statsRows } from './buttons.ts'
import { groupLine, shownGroups } from './groups.ts'
import { passMarkOf, weeksLine } from './picture.ts'
import { readinessLines } from './readiness.ts'

const PICTURE = 'stats.png'

/** Where someone stands: the outcome first, then the picture or its facts in words, then details and what to do next. */
export const statsBody = (view: StatsView, words: Words, picture: RenderedPicture | null): Body => {
  const title = titleOf(view.topic.name, words)
  if (view.statistics.seen === 0) return emptyBody(view, words)
  const middle = picture ? [galleryOf(PICTURE, picture.alt)] : factLines(view, words).map(text)
  const inside = [
    ...[title, ...outcomeLines(view, words)].map(text),
    ...middle,
    ...detailLines(view, words, picture !== null).map(text),
  ]
  return bodyOf([frame(inside, COLOURS.open), ...statsRows(view, words)], {
    flags: EPHEMERAL,
    files: picture ? [{ name: PICTURE, data: picture.png }] : [],
  })
}

const titleOf = (topic: string, { stats }: Words): string => `## ${stats.title}\n-# ${topic}`

/** To someone who has not answered anything here. */
const emptyBody = ({ topic, banks }: StatsView, words: Words): Body => {
  const { stats } = words
  // Without an answer anywhere, the bank is only the first of the list.
  const title = banks.length === 0 ? `## ${stats.title}` : titleOf(topic.name, words)
  const sentence = banks.length === 0 ? stats.empty : stats.emptyTopic(topic.name)
  const next = row([linkToQuestion(words)])
  return bodyOf([frame([title, sentence].map(text), COLOURS.open), next], { flags: EPHEMERAL })
}

const outcomeLines = (view: StatsView, words: Words): string[] => {
  const { stats } = words
  const { first, seen, size } = view.statistics
  const { low, high } = likelyRangeOf(first)
  const share = first.answered === 0 ? stats.noFirst : stats.first(first.right, first.answered, low, high)
  const readiness = readinessLines(view, words)
  const known = `${share}\n${stats.seen(seen, size)}`
  return view.readiness?.kind === 'forecast' ? [...readiness, known] : [known, ...readiness]
}

/** What the picture would show. */
const factLines = (view: StatsView, words: Words): string[] => {
  const groups = shownGroups(view).map(group => groupLine(group, words))
  return [groups.join('\n'), weeksLine(view, words)].filter(line => line !== '')
}

const detailLines = (view: StatsView, words: Words, hasPicture: boolean): string[] => {
  const { stats } = words
  const legend = passMarkOf(view) === null ? stats.legend : stats.legendWithMark
  const notes = words.format.joinSentences([...(hasPicture ? [legend] : []), stats.likelyNote])
  return [weakestLines(view, words), learningLines(view, words).join('\n'), `-# ${notes}`].filter(
    line => line !== '',
  )
}

const weakestLines = ({ statistics }: StatsView, words: Words): string => {
  const lines = statistics.weakest.map((group, index) => `${index + 1}. ${groupLine(group, words)}`)
  return lines.length === 0 ? '' : [`### ${words.stats.weakest}`, ...lines].join('\n')
}

const learningLines = ({ statistics, retentionTarget }: StatsView, { stats }: Words): string[] => {
  const { recall, pace, dueToday, dueLater } = statistics
  const { retention, luckyGuesses, sure } = recall
  return [
    stats.due(dueToday, dueLater),
    ...(retention.answered > 0
      ? [stats.retention(retention.right, retention.answered, retentionTarget)]
      : []),
    ...(pace ? [stats.pace(pace.own, pace.others, pace.questions)] : []),
    ...(luckyGuesses > 0 ? [stats.lucky(luckyGuesses)] : []),
    ...(sure.answered > 0 ? [stats.sure(sure.answered - sure.right, sure.answered)] : []),
  ]
}
