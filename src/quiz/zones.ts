import { allZoneNames } from './zone-names.ts'

/** What is offered before anything is typed: as many as Discord shows at once, where most people live. */
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

/** A zone's names as they are compared. */
type Entry = {
  readonly zone: string
  readonly cities: readonly string[]
  readonly paths: readonly string[]
  readonly others: readonly string[]
}

let entries: readonly Entry[] | null = null

/**
 * The present IANA names of the zones that fit what was typed so far, best first: by city, region, country or
 * name of the time (`EST`, `Eastern Time`), whatever the case, spaces and accents. All where nothing is typed.
 */
export const searchZones = (typed: string): string[] => {
  entries ??= commonFirst()
  const wanted = fold(typed)
  return entries
    .map(entry => ({ zone: entry.zone, rank: rank(entry, wanted) }))
    .filter(({ rank }) => rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ zone }) => zone)
}

/**
 * The zone that somebody means who typed a name without choosing from the list: `vienna`, `europe/vienna`, `EST`,
 * `US/Eastern`. Null where it means none.
 */
export const findZone = (typed: string): string | null => {
  entries ??= commonFirst()
  const wanted = fold(typed)
  const meant =
    wanted === '' ? undefined : entries.find(entry => rank(entry, wanted) === 0 || names(entry, wanted))
  return meant?.zone ?? (isZone(typed.trim()) ? typed.trim() : null)
}

const names = ({ paths }: Entry, wanted: string): boolean => paths.includes(wanted)

const rank = ({ cities, paths, others }: Entry, wanted: string): number => {
  const begins = (name: string) => name.startsWith(wanted)
  if (wanted === '' || cities.includes(wanted) || others.includes(wanted)) return 0
  if (cities.some(begins)) return 1
  if (paths.some(begins) || others.some(begins)) return 2
  return [...paths, ...others].some(name => name.includes(wanted)) ? 3 : 4
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
      cities: paths.map(path => fold(path.split('/').at(-1)!)),
      paths: paths.map(fold),
      others: others.map(fold),
    }))
}

/** Whether Intl knows the zone by this name. */
export const isZone = (name: string): boolean => {
  // Intl also takes bare offsets such as `+02:00`, which know no daylight saving.
  if (!/^[a-z]/i.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
