/** A zone, and all that people may call it. */
export type ZoneNames = {
  /** As IANA calls it now: `Asia/Kolkata`. */
  readonly zone: string
  /** That and what it was before: `Asia/Calcutta`. */
  readonly paths: readonly string[]
  /** Countries with their codes, and what its time is called: `India`, `IN`, `India Standard Time`, `IST`. */
  readonly others: readonly string[]
}

/** Intl lists some zones under names that IANA has given up; both are understood, the present one is offered. */
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

/** Every zone that Intl lists, and UTC, in the order of their names. Takes a tenth of a second. */
export const allZoneNames = (): ZoneNames[] => {
  const countries = countriesByZone()
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]
    .map(listed => {
      const zone = RENAMED[listed] ?? listed
      // Who says GMT means a clock that never changes, which London's does.
      const unchanging = listed === 'UTC' ? ['GMT'] : []
      const others = [...unchanging, ...(countries.get(listed) ?? []), ...timesOf(listed)]
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
  const found = new Map<string, string[]>()
  for (const code of CODES) {
    const locale: Locale = new Intl.Locale(`und-${code}`)
    const names = [english.of(code) ?? code, code, ...(code === 'US' ? ['USA'] : [])]
    for (const zone of locale.getTimeZones?.() ?? locale.timeZones ?? [])
      found.set(zone, [...(found.get(zone) ?? []), ...names])
  }
  return found
}

const WINTER_AND_SUMMER = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)]

/** `Eastern Standard Time`, `Eastern Daylight Time`, `Eastern Time`, `EST`, `EDT` and `ET` for New York. */
const timesOf = (zone: string): string[] => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' })
  const full = WINTER_AND_SUMMER.map(at => format.formatToParts(at).at(-1)!.value)
  const named = full.filter(name => name.endsWith(' Time'))
  const names = new Set([...named, ...named.map(name => name.replace(/ (Standard|Daylight|Summer)/, ''))])
  return [...names].flatMap(name => [name, initials(name)])
}

const initials = (name: string): string => name.replace(/(\p{L})[^\s-]*[\s-]*/gu, '$1')
