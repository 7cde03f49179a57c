import { dateOfDay, dayNumber } from '../day.ts'

/** A date or a number of days as people write it. All dates are day numbers. */

/** `ambiguous`: it has two readings, such as `3/4`. Null: it is no date. */
export type TypedDate = number | 'ambiguous' | null

/** Names with the abbreviations in use, in the order of the calendar. A longer or misspelled word is none of them. */
const MONTHS = [
  /^jan(?:uary)?$/,
  /^feb(?:ruary)?$/,
  /^mar(?:ch)?$/,
  /^apr(?:il)?$/,
  /^may$/,
  /^june?$/,
  /^july?$/,
  /^aug(?:ust)?$/,
  /^sept?(?:ember)?$/,
  /^oct(?:ober)?$/,
  /^nov(?:ember)?$/,
  /^dec(?:ember)?$/,
]
const WEEKDAYS = [
  /^mon(?:day)?$/,
  /^tue(?:s|sday)?$/,
  /^wed(?:s|nesday)?$/,
  /^thu(?:rs?|rsday)?$/,
  /^fri(?:day)?$/,
  /^sat(?:urday)?$/,
  /^sun(?:day)?$/,
]

/** Its place in a list of names; -1 where it is none. */
const placeIn = (names: readonly RegExp[], word: string): number => names.findIndex(name => name.test(word))

const DAYS_OF: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14, month: 30, year: 365 }

/**
 * Reads `3 Dec`, `December 3rd, 2026`, `2026-12-03`, `3.12.`, `tomorrow`, `next Friday` and `in 4 weeks`. Without a year
 * it is the next such date, `today` included.
 */
export const parseDate = (typed: string, today: number): TypedDate => {
  const text = simplify(typed)
  const days = relativeDays(text, today)
  if (days !== null) return today + days
  return numericDate(text, today) ?? namedDate(text, today)
}

/** Reads `7`, `7 days`, `a week`, `for 2 weeks` as days; null where it is no duration. */
export const parseDays = (typed: string): number | null => {
  const match = /^(?:in |for )?(?:(\d{1,4}) ?|(an?|one|two|three|four) )?([a-z]+?)?s?$/.exec(simplify(typed))
  if (!match) return null
  const [, digits, word, unit = 'day'] = match
  const size = (digits === undefined ? undefined : SHORT_UNITS[unit]) ?? DAYS_OF[unit]
  const count = digits ?? word
  if (size === undefined || (count === undefined && unit === 'day')) return null
  return numberOf(count) * size
}

/** Behind a number in digits: `2w`. */
const SHORT_UNITS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30 }

const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 }

const numberOf = (count: string | undefined): number =>
  count === undefined ? 1 : (NUMBERS[count] ?? Number(count))

const simplify = (typed: string): string => typed.toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ').trim()

/** Days from today; null where the text names a date. */
const relativeDays = (text: string, today: number): number | null => {
  if (text === 'today') return 0
  if (text === 'tomorrow') return 1
  const index = placeIn(WEEKDAYS, text.replace(/^(?:on|next|this) /, '').replace(/\.$/, ''))
  if (index >= 0) return ((index - weekdayOf(today) + 6) % 7) + 1
  // A number alone may be meant as a day of the month.
  const phrase = /^in (?!.*[-./])|\b(?:day|week|fortnight|month|year)s?$/.test(text)
  return phrase ? parseDays(text) : null
}

/** 0 is Monday. Day 0 (1970-01-01) was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** `2026-12-03`, `3.12.2026`, `3.12.`, `12/31`. With slashes the order of day and month differs between countries. */
const numericDate = (text: string, today: number): TypedDate => {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const match = /^(\d{1,2})([-./])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$/.exec(text)
  if (!match) return null
  const [first, second] = [Number(match[1]), Number(match[3])]
  const year = match[4] === undefined ? null : (Number(match[4]) % 2000) + 2000
  const dayFirst = nextDate(year, second, first, today)
  if (match[2] === '.') return dayFirst
  const monthFirst = nextDate(year, first, second, today)
  if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) return 'ambiguous'
  return dayFirst ?? monthFirst
}

/** `3 Dec`, `Dec 3rd`, `3rd of December 2026`. */
const namedDate = (text: string, today: number): number | null => {
  const words = text
    .replace(/\b(?:on|the|of|until|till)\b|\./g, ' ')
    .trim()
    .split(/[\s-]+/)
  const months = words.map(word => placeIn(MONTHS, word)).filter(index => index >= 0)
  const days = words.flatMap(word => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? [])
  const years = words.filter(word => /^\d{4}$/.test(word))
  const isWhole = months.length + days.length + years.length === words.length
  if (!isWhole || months.length !== 1 || days.length !== 1 || years.length > 1) return null
  return nextDate(years[0] === undefined ? null : Number(years[0]), months[0]! + 1, Number(days[0]), today)
}

/** Without a year the next such date. 29 February may be eight years away. */
const nextDate = (year: number | null, month: number, day: number, today: number): number | null => {
  if (year !== null) return dayOf(year, month, day)
  const thisYear = Number(dateOfDay(today).slice(0, 4))
  for (let candidate = thisYear; candidate <= thisYear + 8; candidate++) {
    const found = dayOf(candidate, month, day)
    if (found !== null && found >= today) return found
  }
  return null
}

/** Null where the calendar has no such day. */
const dayOf = (year: number, month: number, day: number): number | null => {
  const [mm, dd] = [month, day].map(part => String(part).padStart(2, '0'))
  const number = dayNumber(`${year}-${mm}-${dd}`)
  return Number.isInteger(number) && dateOfDay(number) === `${year}-${mm}-${dd}` ? number : null
}
