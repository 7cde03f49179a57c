import { ComponentType } from 'discord-api-types/v10'
import type { Attention } from '../../../play/curation/list-attention.ts'
import type { Viewer } from '../../../play/curation/viewer.ts'
import type { AlertChannel } from '../../../play/ports/alerts.ts'
import type { Words } from '../../../words/index.ts'
import { formatCustomId } from '../../interactions/custom-id.ts'
import { channelOf } from '../daily.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, row, text } from '../parts/body.ts'
import { cutText } from '../parts/cut.ts'
import { firstWords } from '../parts/first-words.ts'
import { plainText } from '../question/option-line.ts'
import { whyLines } from './doubts.ts'

/** About a phone's screen. */
const PER_PAGE = 5

export type AttentionList = {
  readonly viewer: Viewer
  readonly entries: readonly Attention[]
  /** From 0; of one beyond the end, the last page is shown. */
  readonly page: number
  /** Where the owners are told; only they see it. */
  readonly channel: AlertChannel | null
}

/** The questions that need someone, a page of them, each with why. */
export const attentionBody = ({ viewer, entries, page, channel }: AttentionList, words: Words): Body => {
  const { curation } = words
  const pages = Math.max(1, Math.ceil(entries.length / PER_PAGE))
  const shown = Math.min(page, pages - 1)
  const first = shown * PER_PAGE
  const some = entries.slice(first, first + PER_PAGE)
  const title = viewer.kind === 'owner' ? curation.title : curation.titleHere
  const below =
    entries.length === 0 ? curation.nothing : `-# ${curation.count(entries.length, shown + 1, pages)}`
  const note = viewer.kind === 'owner' ? [channelNote(channel, words)] : []
  const entryTexts = some.map((entry, index) => entryText(entry, first + index + 1, words))
  return bodyOf(
    [
      frame([`### ${title}\n${below}`, ...entryTexts, ...note].map(text), COLOURS.quiet),
      ...(some.length > 0 ? [row([openSelect(some, first, shown, words)])] : []),
      ...(pages > 1 ? [pageRow(shown, pages, words)] : []),
    ],
    { flags: EPHEMERAL },
  )
}

const entryText = (entry: Attention, n: number, words: Words): string =>
  [`**${words.format.number(n)}. ${firstWords(entry.question.text)}**`, ...whyLines(entry, words)].join('\n')

const channelNote = (channel: AlertChannel | null, { curation }: Words): string => {
  if (!channel) return curation.channel.none
  return channel.gone ? curation.channel.gone(channelOf(channel)) : curation.channel.note(channelOf(channel))
}

/** Discord's limit for the label of a choice. */
const MAX_LABEL = 100

const openSelect = (entries: readonly Attention[], first: number, page: number, words: Words) => ({
  type: ComponentType.StringSelect as const,
  custom_id: formatCustomId({ kind: 'questions-open', page }),
  placeholder: words.curation.open,
  options: entries.map(({ question, digest }, index) => ({
    label: cutText(`${words.format.number(first + index + 1)}. ${plainText(question.text)}`, MAX_LABEL),
    value: digest,
  })),
})

const pageRow = (page: number, pages: number, { curation }: Words) =>
  row([
    ...(page > 0 ? [button({ kind: 'questions', page: page - 1 }, curation.previous)] : []),
    ...(page < pages - 1 ? [button({ kind: 'questions', page: page + 1 }, curation.next)] : []),
  ])
