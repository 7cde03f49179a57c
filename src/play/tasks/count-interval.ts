import type { PurposeKind } from '../record.ts'
import type { Queue } from './task-kinds.ts'

/** The public count of a post is updated at most this often, ms. */
const COUNT_INTERVAL_MS = 3000
/** The same for a daily, which is open for a day, and which only the bot's own 50 requests a second can edit, ms. */
const DAILY_COUNT_INTERVAL_MS = 60_000

export const countIntervalOf = (queue: Queue): number =>
  queue === 'live' ? COUNT_INTERVAL_MS : DAILY_COUNT_INTERVAL_MS

/** The queue of a post's counts and reveal: thousands of dailies close in the same minute. */
export const resultQueueOf = (purpose: PurposeKind): Queue => (purpose === 'daily' ? 'later' : 'live')
