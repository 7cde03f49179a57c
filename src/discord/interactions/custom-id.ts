import { PERIOD_NAMES, type PeriodName } from '../../quiz/day.ts'
import { BOARD_NAMES, type BoardName } from '../../quiz/ranking.ts'

/** All that a button or select means; nothing about it is kept anywhere else. */
export type ButtonId =
  | { readonly kind: 'answer'; readonly postId: string; readonly key: string }
  | { readonly kind: 'choose'; readonly postId: string }
  | { readonly kind: 'reveal'; readonly postId: string }
  | { readonly kind: 'stop'; readonly sessionId: string }
  | { readonly kind: 'next'; readonly postId: string }
  | { readonly kind: 'again'; readonly postId: string }
  | {
      readonly kind: 'board'
      readonly by: BoardName
      readonly period: PeriodName
      readonly page: number
      readonly userId: string
    }
  | { readonly kind: 'forget' | 'keep'; readonly userId: string }

/** Goes up when ids change their meaning, so that old buttons are known as such. */
const VERSION = 'p1'

/** At most 100 characters, as Discord asks. */
export const formatId = (id: ButtonId): string => [VERSION, id.kind, ...partsOf(id)].join(':')

const partsOf = (id: ButtonId): (string | number)[] => {
  switch (id.kind) {
    case 'answer':
      return [id.postId, id.key]
    case 'stop':
      return [id.sessionId]
    case 'board':
      return [id.by, id.period, id.page, id.userId]
    case 'forget':
    case 'keep':
      return [id.userId]
    default:
      return [id.postId]
  }
}

/** What an id means; null where it is none of ours, whatever it is. */
export const parseId = (text: string): ButtonId | null => {
  const [version, kind, ...parts] = text.split(':')
  if (version !== VERSION) return null
  const id = read(kind, parts)
  // Whatever the reading overlooked (extra parts, leading zeros) does not come out again the same.
  return id && formatId(id) === text ? id : null
}

const isId = (text: string): boolean => /^[0-9a-z]{16}$/.test(text)
const isKey = (text: string): boolean => /^[A-J]$/.test(text)
const isPage = (text: string): boolean => /^\d{1,6}$/.test(text)
const isUser = (text: string): boolean => /^\d{15,20}$/.test(text)
const isPeriod = (text: string): text is PeriodName => (PERIOD_NAMES as readonly string[]).includes(text)

const isBoard = (text: string): text is BoardName => (BOARD_NAMES as readonly string[]).includes(text)

const readBoard = ([by = '', period = '', page = '', userId = '']: readonly string[]): ButtonId | null =>
  isBoard(by) && isPeriod(period) && isPage(page) && isUser(userId)
    ? { kind: 'board', by, period, page: Number(page), userId }
    : null

const read = (kind: string | undefined, parts: readonly string[]): ButtonId | null => {
  if (kind === 'board') return readBoard(parts)
  const [first = '', second = ''] = parts
  if (kind === 'forget' || kind === 'keep') return isUser(first) ? { kind, userId: first } : null
  if (!isId(first)) return null
  switch (kind) {
    case 'answer':
      return isKey(second) ? { kind, postId: first, key: second } : null
    case 'stop':
      return { kind, sessionId: first }
    case 'choose':
    case 'reveal':
    case 'next':
    case 'again':
      return { kind, postId: first }
    default:
      return null
  }
}
