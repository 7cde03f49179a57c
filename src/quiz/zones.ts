import { allZoneNames, offsetsOf, parseOffset } from './zone-names.ts'
import { ZONE_NICKNAMES } from './zone-nicknames.ts'

/** Suggested before anything is typed: the zones of most people, as many as Discord shows. */
const COMMON = [
  'UTC',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Istanbul',
  'Europe/Moscow',
  'America/Sao_Paulo',
  'America/Mexico_City',
  'Africa/Lagos',
  'Africa/Cairo',
  'Africa/Johannesburg',
  'Asia/Dubai',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Jakarta',
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Manila',
  'Asia/Tokyo',
  'Australia/Sydney',
]

/** A zone's names, normalized for comparing. */
type Entry = {
  readonly zone: string
  readonly cities: readonly string[]
  readonly paths: readonly string[]
  readonly others: readonly string[]
}

let entries: readonly Entry[] | null = null

/**
 * The current IANA names of the zones that match the text typed so far, best first: by city, region, country or name of
 * the time (`EST`, `Eastern Time`), ignoring case, spaces and accents; by offset (`UTC+2`) those that have it in winter
 * or in summer. All zones for an empty text.
 */
export const searchZones = (typed: string): string[] => {
  entries ??= commonFirst()
  const offset = parseOffset(typed)
  if (offset !== null) return zonesAt(offset)
  const query = fold(typed)
  return entries
    .map(entry => ({ zone: entry.zone, rank: rank(entry, query) }))
    .filter(({ rank }) => rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ zone }) => zone)
}

/**
 * The zone of a name that was typed instead of chosen from the list: `vienna`, `europe/vienna`, `EST`, `US/Eastern`. Null
 * if there is none.
 */
export const findZone = (typed: string): string | null => {
  entries ??= commonFirst()
  const query = fold(typed)
  const match =
    query === '' ? undefined : entries.find(entry => rank(entry, query) === 0 || names(entry, query))
  return match?.zone ?? (isZone(typed.trim()) ? typed.trim() : null)
}

const names = ({ paths }: Entry, query: string): boolean => paths.includes(query)

const rank = ({ cities, paths, others }: Entry, query: string): number => {
  const begins = (name: string) => name.startsWith(query)
  if (query === '' || cities.includes(query) || others.includes(query)) return 0
  if (cities.some(begins)) return 1
  if (paths.some(begins) || others.some(begins)) return 2
  return [...paths, ...others].some(name => name.includes(query)) ? 3 : 4
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

const commonFirst = (): Entry[] => {
  const place = (zone: string): number => (COMMON.includes(zone) ? COMMON.indexOf(zone) : COMMON.length)
  return allZoneNames()
    .sort((a, b) => place(a.zone) - place(b.zone))
    .map(({ zone, paths, others }) => ({
      zone,
      cities: [...paths.map(path => path.split('/').at(-1)!), ...(ZONE_NICKNAMES[zone] ?? [])].map(fold),
      paths: paths.map(fold),
      others: others.map(fold),
    }))
}

let offsets: ReadonlyMap<string, readonly number[]> | null = null

/** An offset is not one zone: it says nothing about daylight saving. First the zones whose clocks stand there in winter. */
const zonesAt = (minutes: number): string[] => {
  entries ??= commonFirst()
  offsets ??= new Map(entries.map(({ zone }) => [zone, offsetsOf(zone)]))
  const known = offsets
  const zones = entries.map(({ zone }) => zone)
  const standard = zones.filter(zone => Math.min(...known.get(zone)!) === minutes)
  const summer = zones.filter(zone => !standard.includes(zone) && known.get(zone)!.includes(minutes))
  return [...standard, ...summer]
}

/** So many zones are named where the one that was typed is none. */
const MAX_NEAR = 5

/** The zones that may be meant by what is none, best first. */
export const nearZones = (typed: string): string[] => searchZones(typed).slice(0, MAX_NEAR)

/** Whether Intl knows the zone by this name. */
export const isZone = (name: string): boolean => {
  // Intl also accepts offsets such as `+02:00`, which have no daylight saving.
  if (!/^[a-z]/i.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
