import { createPlural } from './plural.ts'

/** Numbers, plurals, lists and dates as a language writes them. One object per language: `Intl` is slow to build. */
export const createFormat = <Category extends Intl.LDMLPluralRule>(
  locale: string,
  pluralCategories: readonly Category[],
) => {
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent' })
  const precisePercents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const lists = new Intl.ListFormat(locale, { style: 'narrow' })
  const dateRanges = new Intl.DateTimeFormat(locale, { ...FULL_DATE, timeZone: 'UTC' })
  return {
    plural: createPlural(locale, pluralCategories),
    number: (n: number): string => numbers.format(n),
    /** Of a share from 0 to 1, in whole per cent. */
    percent: (share: number): string => percents.format(share),
    /** The same with up to two decimals. */
    percentPrecisely: (share: number): string => precisePercents.format(share),
    list: (items: readonly string[]): string => lists.format(items),
    /** Independent items on one line. */
    joinItems: (items: readonly string[]): string => items.join(' · '),
    joinSentences: (sentences: readonly string[]): string => sentences.join(' '),
    /** `2026-11-23` as a day of the year. */
    day: dateFormat(locale, { day: 'numeric', month: 'long' }),
    /** The same with its year. */
    date: dateFormat(locale, FULL_DATE),
    /** From one date to another, without what both have in common: `November 1 – 23, 2026`. */
    dateRange: (from: string, until: string): string =>
      dateRanges.formatRange(new Date(from), new Date(until)),
    /** The day of the year where there is little room. */
    shortDay: dateFormat(locale, { day: '2-digit', month: 'short' }),
    /** The same as a day of the week, where there is little room. */
    weekday: dateFormat(locale, { weekday: 'short' }),
    /** The same as a day of the week. */
    weekdayName: dateFormat(locale, { weekday: 'long' }),
    /** The same as a month without its year. */
    monthName: dateFormat(locale, { month: 'long' }),
    /** `2026-11` as a month. */
    month: dateFormat(locale, { month: 'long', year: 'numeric' }),
  }
}

const FULL_DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const

/** Formats an ISO date, which is a local date already: UTC keeps it from moving to another day. */
const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): ((date: string) => string) => {
  const dates = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return date => dates.format(new Date(date))
}
