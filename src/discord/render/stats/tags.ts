import type { StatsView } from '../../../play/study/stats.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, row, text } from '../parts/body.ts'
import { pageId, statsRows } from './buttons.ts'
import { groupLine } from './groups.ts'

const PAGE_SIZE = 15

/** Every tag that someone has seen a question of, most seen first. A page beyond the last is the last. */
export const statsTagsBody = (view: StatsView, page: number, words: Words): Body => {
  const { stats } = words
  const tags = view.statistics.tags.filter(({ seen }) => seen > 0)
  const pages = Math.max(1, Math.ceil(tags.length / PAGE_SIZE))
  const shown = Math.min(page, pages - 1)
  const lines = tags.slice(shown * PAGE_SIZE, (shown + 1) * PAGE_SIZE).map(tag => groupLine(tag, words))
  const unseen = view.statistics.tags.length - tags.length
  const inside = [
    `## ${stats.tagsTitle}\n-# ${view.topic.name}`,
    lines.length === 0 ? stats.noTags : lines.join('\n'),
    `-# ${words.format.joinSentences([...(unseen > 0 ? [stats.unseenTags(unseen)] : []), stats.likelyNote])}`,
  ]
  const [next] = statsRows(view, words)
  const turn = [
    button(pageId(view, 'overview', 0), stats.overview),
    ...(pages > 1 ? turnButtons(view, shown, pages, words) : []),
  ]
  return bodyOf([frame(inside.map(text), COLOURS.open), row(turn), next!], { flags: EPHEMERAL })
}

const turnButtons = (view: StatsView, page: number, pages: number, { stats }: Words) => [
  button(pageId(view, 'tags', Math.max(0, page - 1)), stats.previous, { disabled: page === 0 }),
  button(pageId(view, 'tags', page + 1), stats.next, { disabled: page >= pages - 1 }),
]
