/** A time zone with all names that people may use for it. */
export type ZoneNames = {
  /** The current IANA name: `Asia/Kolkata`. */
  readonly zone: string
  /** The current name and former ones: `Asia/Calcutta`. */
  readonly paths: readonly string[]
  /** Countries, their codes, and names of its time: `India`, `IN`, `India Standard Time`, `IST`. */
  readonly others: readonly string[]
}

/** Intl lists some zones under names that IANA has replaced. Both are understood; the current one is offered. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** Every zone that Intl lists, and UTC, sorted by name. Takes a tenth of a second. */
export const allZoneNames = (): ZoneNames[] => {
  const countries = countriesByZone()
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]
    .map(listed => {
      const zone = RENAMED[listed] ?? listed
      // GMT means a clock without daylight saving, so it is UTC and not London.
      const aliases = listed === 'UTC' ? ['GMT'] : []
      const others = [...aliases, ...(countries.get(listed) ?? []), ...timeNamesOf(listed)]
      return { zone, paths: [...new Set([zone, listed])], others }
    })
    .sort((a, b) => (a.zone < b.zone ? -1 : 1))
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const CODES = LETTERS.flatMap(first => LETTERS.map(second => first + second))

/** Node 22 has only the property, Node 24 only the method, TypeScript neither. */
type Locale = Intl.Locale & { getTimeZones?(): string[] | undefined; readonly timeZones?: string[] }

const countriesByZone = (): Map<string, string[]> => {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const countries = new Map<string, string[]>()
  for (const code of CODES) {
    const locale: Locale = new Intl.Locale(`und-${code}`)
    const names = [english.of(code) ?? code, code, ...(code === 'US' ? ['USA'] : [])]
    for (const zone of locale.getTimeZones?.() ?? locale.timeZones ?? [])
      countries.set(zone, [...(countries.get(zone) ?? []), ...names])
  }
  return countries
}

const WINTER_AND_SUMMER = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)]

/** `Eastern Standard Time`, `Eastern Daylight Time`, `Eastern Time`, `EST`, `EDT` and `ET` for New York. */
const timeNamesOf = (zone: string): string[] => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' })
  const full = WINTER_AND_SUMMER.map(at => format.formatToParts(at).at(-1)!.value)
  const named = full.filter(name => name.endsWith(' Time'))
  const names = new Set([...named, ...named.map(name => name.replace(/ (Standard|Daylight|Summer)/, ''))])
  return [...names].flatMap(name => [name, initials(name)])
}

const offsetFormat = (zone: string) =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })

/** How far a zone is ahead of UTC in winter and in summer, minutes. */
export const offsetsOf = (zone: string): number[] => {
  const format = offsetFormat(zone)
  return WINTER_AND_SUMMER.map(at => parseOffset(format.formatToParts(at).at(-1)!.value) ?? 0)
}

/** `UTC+2`, `GMT-5`, `+05:30` as minutes ahead of UTC; null for anything else. `GMT` alone is what Intl writes for 0. */
export const parseOffset = (text: string): number | null => {
  const [match, sign, hours, minutes = '0'] =
    /^(?:utc|gmt)?\s*([+\u2212-])\s*(\d{1,2})(?::?([0-5]\d))?$/i.exec(text.trim()) ?? []
  if (match === undefined) return null
  const ahead = Number(hours) * 60 + Number(minutes)
  return sign === '+' ? ahead : -ahead
}

const initials = (name: string): string => name.replace(/(\p{L})[^\s-]*[\s-]*/gu, '$1')
