import { distance } from 'fastest-levenshtein'

/** Variables of other programs that read the same .env: Compose, Node, PostgreSQL, SQLite, time zones, hosts. */
const OTHERS = /^(?:COMPOSE_\w+|POSTGRES_\w+|NODE_\w+|PG[A-Z]+|SQLITE_TMPDIR|TZ|HOST|PORT)$/

const MAX_DISTANCE = 2

/** The setting that a name most likely stands for; null if it is a setting, or like none. */
export const suggestSetting = (name: string, settings: readonly string[]): string | null => {
  if (settings.includes(name) || OTHERS.test(name)) return null
  const written = name.toUpperCase().replaceAll('-', '_')
  const byDistance = settings.toSorted((a, b) => distance(written, a) - distance(written, b))
  if (distance(written, byDistance[0]!) <= MAX_DISTANCE) return byDistance[0]!
  const longer = settings.filter(setting => setting.endsWith(`_${written}`))
  return longer.length === 1 ? longer[0]! : null
}

/** The names that nothing reads. */
export const findIgnored = (names: readonly string[], settings: readonly string[]): string[] =>
  names.filter(name => !settings.includes(name) && !OTHERS.test(name))
