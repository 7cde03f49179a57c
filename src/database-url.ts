/** A file for one process, or a server for any number of processes. */
export type Database =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string }

/** Parses a DATABASE_URL; null if it is invalid. */
export const parseDatabaseUrl = (text: string): Database | null => {
  if (findUrlMistake(text) !== null) return null
  const file = sqliteFile(text)
  return file === null ? { kind: 'postgres', url: text } : { kind: 'sqlite', file }
}

/** What is wrong with a DATABASE_URL; null if nothing is. Shows nothing of it, since it may hold a password. */
export const findUrlMistake = (text: string): string | null => {
  const file = sqliteFile(text)
  if (file !== null) return file === ':memory:' ? NO_MEMORY : null
  const [, address] = /^postgres(?:ql)?:\/\/(.+)$/s.exec(text) ?? []
  if (address === undefined) return EXPECTED
  const [userInfo, host] = splitAtLast(address, '@')
  if (RESERVED.test(userInfo) || EMPTY_PORT.test(host)) return UNENCODED
  return URL.canParse(withHost(text)) ? null : EXPECTED
}

const sqliteFile = (text: string): string | null => /^sqlite:(.+)$/s.exec(text)?.[1] ?? null

const EXPECTED = 'must look like sqlite:data/proctor.sqlite or postgres://user:password@host/database'

const NO_MEMORY = 'must name a file, such as sqlite:data/proctor.sqlite: in memory, nothing would be kept'

const UNENCODED =
  'has a character in its user, password or options that must be percent-encoded: write / as %2F, @ as %40, ' +
  '# as %23, ? as %3F, % as %25, : as %3A, [ as %5B, ] as %5D, \\ as %5C, a space as %20'

/** Reserved in the user information of an address (RFC 3986, 3.2.1), and a `%` that begins no escape. */
const RESERVED = /[/?#[\]@\\\s]|%(?![\da-f]{2})/i

/** `user:/…` without an `@`: the host would be the user, and the path the password. */
const EMPTY_PORT = /^(?:\[[^\]]*\]|[^/?#:[]*):(?!\d)/

const splitAtLast = (text: string, separator: string): [before: string, after: string] => {
  const at = text.lastIndexOf(separator)
  return at < 0 ? ['', text] : [text.slice(0, at), text.slice(at + 1)]
}

/** The address of a Unix socket, `postgres://user@/database?host=/run`, has no host, which URL refuses. */
const withHost = (text: string): string => text.replace(/@(?=[/?]|$)/, '@localhost')

/** The address of a PostgreSQL database without its password, as an argument for PostgreSQL's own tools. */
export const withoutPassword = (text: string): string => {
  const url = new URL(withHost(text))
  url.password = ''
  for (const name of ['password', 'sslpassword']) url.searchParams.delete(name)
  return url.href
}

/** The name of a database in messages and logs: its address without user and password. */
export const databaseName = (database: Database): string => {
  if (database.kind === 'sqlite') return database.file
  const { hostname, port, pathname, searchParams } = new URL(withHost(database.url))
  const host = searchParams.get('host') ?? decodeURIComponent(hostname)
  return `postgres://${host}${port && `:${port}`}${pathname}`
}
