/** Where most people who study together live; offered first. */
const COMMON = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Istanbul',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Toronto',
  'America/Sao_Paulo',
  'America/Mexico_City',
  'Asia/Kolkata',
  'Asia/Dubai',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Asia/Shanghai',
  'Asia/Manila',
  'Australia/Sydney',
  'Africa/Lagos',
  'Africa/Cairo',
  'Africa/Johannesburg',
]

let all: readonly string[] | null = null

/** Canonical names only differ from the ones people know where a city was renamed; Intl takes both. */
const RENAMED: Record<string, string> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Pacific/Enderbury': 'Pacific/Kanton',
}

const allZones = (): readonly string[] => {
  all ??= [...new Set([...COMMON, ...Intl.supportedValuesOf('timeZone').map(name => RENAMED[name] ?? name)])]
  return all
}

/** Whether Intl knows the zone by this name. */
export const isZone = (name: string): boolean => {
  // Intl also takes bare offsets such as "+02:00", which know no daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const fold = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]+/g, ' ').trim()

/** The zones that fit what was typed so far (a city, a region), best first; the common ones first without typing. */
export const searchZones = (typed: string): string[] => {
  const wanted = fold(typed)
  const rank = (name: string): number => {
    const city = fold(name.split('/').at(-1)!)
    if (city.startsWith(wanted) || fold(name).startsWith(wanted)) return 0
    if (city.includes(` ${wanted}`)) return 1
    return fold(name).includes(wanted) ? 2 : 3
  }
  return allZones()
    .map(name => ({ name, rank: rank(name) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ name }) => name)
}
