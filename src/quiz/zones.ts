/** What is offered before anything is typed: as many as Discord shows at once, where most people live. */
const COMMON = [
  'UTC',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Mexico_City',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Istanbul',
  'Europe/Moscow',
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

const FORMER = new Map(Object.entries(RENAMED).map(([former, present]) => [present, former]))

const ZONES: readonly string[] = [
  ...new Set([
    ...COMMON,
    ...Intl.supportedValuesOf('timeZone')
      .map(name => RENAMED[name] ?? name)
      .sort(),
  ]),
]

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

type Entry = { readonly name: string; readonly cities: readonly string[]; readonly paths: readonly string[] }

const ENTRIES: readonly Entry[] = ZONES.map(name => {
  const names = [name, FORMER.get(name) ?? name]
  return { name, cities: names.map(each => fold(each.split('/').at(-1)!)), paths: names.map(fold) }
})

/**
 * The IANA names of the zones that fit what was typed so far, by city or region and whatever the case, spaces
 * and accents: those whose city begins with it first, then those of such a region. All where nothing is typed.
 */
export const searchZones = (typed: string): string[] => {
  const wanted = fold(typed)
  const rank = ({ cities, paths }: Entry): number => {
    if (cities.includes(wanted)) return 0
    if (cities.some(city => city.startsWith(wanted))) return 1
    if (paths.some(path => path.startsWith(wanted))) return 2
    return paths.some(path => path.includes(wanted)) ? 3 : 4
  }
  return ENTRIES.map(entry => ({ name: entry.name, rank: rank(entry) }))
    .filter(({ rank }) => rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ name }) => name)
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
