import { parseMinutes } from './typed-start.ts'

/** More than this at once is a mistake, minutes. */
const MAX_MINUTES = 24 * 60

/**
 * Reads how much more time someone gets, in minutes: `30`, `+30 min`, `1 h`, `×1.5`, `1.5x` or `25%` of the exam's length.
 * Null where it is no more time.
 */
export const parseMoreTime = (typed: string, length: number): number | null => {
  const text = typed
    .toLowerCase()
    .trim()
    .replace(/^\+ ?/, '')
    .replace(/ more$/, '')
    .replaceAll(',', '.')
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : (factorOf(text, length) ?? parseMinutes(text))
  return minutes !== null && minutes > 0 && minutes <= MAX_MINUTES ? minutes : null
}

/** In whole minutes, rounded up; null where the text is no factor. */
const factorOf = (text: string, length: number): number | null => {
  const times = /^(?:[x×*] ?(\d(?:\.\d{1,2})?)|(\d(?:\.\d{1,2})?) ?[x×])$/.exec(text)
  if (times) return Math.ceil(roundOff(length * (Number(times[1] ?? times[2]) - 1)))
  const percent = /^(\d{1,3}) ?%$/.exec(text)
  return percent ? Math.ceil(roundOff((length * Number(percent[1])) / 100)) : null
}

/** 1.1 − 1 is a little more than 0.1. */
const roundOff = (minutes: number): number => Math.round(minutes * 1000) / 1000
