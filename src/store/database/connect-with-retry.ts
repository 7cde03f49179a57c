import { setTimeout as wait } from 'node:timers/promises'
import { Kysely, sql } from 'kysely'
import { type Database, databaseName } from '../../database-url.ts'
import { dialectOf } from './dialect.ts'
import { DatabaseError } from './error.ts'

/** PostgreSQL may start at the same time as the bot, and takes longer. */
const MAX_WAIT_MS = 30_000
const RETRY_MS = 1000

type RetryOptions = {
  readonly onError?: ((error: unknown) => void) | undefined
  readonly signal?: AbortSignal | undefined
  /** How long a server that can't be reached is waited for. */
  readonly maxWaitMs?: number
}

/**
 * Runs the first work on a database, with retries while the server cannot be reached. Other errors, and those that
 * last longer than `maxWaitMs`, are thrown, as a DatabaseError if there is advice on how to fix them.
 */
export const connectWithRetry = async <T>(
  database: Database,
  work: () => Promise<T>,
  { onError, signal, maxWaitMs = MAX_WAIT_MS }: RetryOptions = {},
): Promise<T> => {
  const deadline = performance.now() + maxWaitMs
  for (;;) {
    try {
      await ping(database)
      return await work()
    } catch (error) {
      if (!isUnreachable(error) || performance.now() > deadline) throw toDatabaseError(database, error)
      onError?.(error)
      await wait(RETRY_MS, undefined, signal && { signal })
    }
  }
}

/**
 * Asks a server something with the short timeouts of a click. The work itself may take long, and so has no timeout, but
 * PgBouncer accepts connections and makes queries wait for two minutes while the server behind it is away.
 */
const ping = async (database: Database): Promise<void> => {
  if (database.kind === 'sqlite') return
  const db = new Kysely({ dialect: await dialectOf(database, { connections: 1 }) })
  await sql`select 1`.execute(db).finally(() => db.destroy())
}

/**
 * The connection was refused or lost, DNS fails, the socket's file is not there yet, the server is starting or stopping
 * (SQLSTATE class 57P), or PgBouncer can't reach it (08P01).
 */
const isUnreachable = (error: unknown): boolean => {
  const { code, syscall, message } = error as { code?: unknown; syscall?: unknown; message?: unknown }
  if (isTls(error)) return false
  return (
    /^(ECONN|EAI_AGAIN|ENOTFOUND|EPIPE|ETIMEDOUT|57P)/.test(String(code)) ||
    (code === 'ENOENT' && syscall === 'connect') ||
    (code === '08P01' && /connect|login|query_wait_timeout|server conn/.test(String(message))) ||
    /connection|Query read timeout/i.test(String(message))
  )
}

/** OpenSSL's verdicts about a certificate, Node's about its name, pg's about a server without TLS. */
const isTls = (error: unknown): boolean => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return (
    /SELF_SIGNED|UNABLE_TO|CERT_|^ERR_(TLS|SSL|OSSL)/.test(String(code)) ||
    /does not support SSL/.test(String(message))
  )
}

const LOGIN_ADVICE = 'Fix the user or password in DATABASE_URL.'

const ADVICE: readonly [code: RegExp, advice: string][] = [
  [/^28/, LOGIN_ADVICE],
  [/^3D000/, 'Create that database (createdb), or fix its name in DATABASE_URL.'],
  [/^42501/, 'Give its user permission to create tables there.'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'It’s damaged. Restore a backup: npm run restore -- <backup>.'],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM)|^E(ACCES|PERM|ROFS)/,
    'Give the bot’s user permission to write to the file and its folder, or name another place in DATABASE_URL.',
  ],
  [/^SQLITE_FULL|^ENOSPC/, 'The disk is full: free some space.'],
  [/^SQLITE_BUSY/, 'Another program has it locked: close that program.'],
  [
    /^SQLITE_(NOWAL|PROTOCOL|NOLFS|IOERR_(SHM|LOCK|UNLOCK|RDLOCK|CHECKRESERVEDLOCK|MMAP))/,
    'Is it on a network drive (NFS, SMB) or in a folder shared with a virtual machine? SQLite needs a local disk. ' +
      'Put the file on one, or use PostgreSQL (docs/running.md).',
  ],
  [/^SQLITE_IOERR/, 'The disk is failing or full.'],
]

const PLACE_ADVICE = 'Name another place in DATABASE_URL, such as sqlite:data/proctor.sqlite.'

const TLS_ADVICE =
  'DATABASE_URL asks for an encrypted connection (sslmode), and the server’s certificate can’t be trusted. Give its ' +
  'authority’s certificate with sslrootcert=<file>, or use sslmode=no-verify where only you can reach the network, ' +
  'or sslmode=disable for a server without TLS.'

const CERTIFICATE_FILE_ADVICE =
  'Fix the file names after sslrootcert=, sslcert= and sslkey= in DATABASE_URL, and allow the bot’s user to read them.'

const adviceFor = ({ kind }: Database, error: unknown): string | null => {
  const { code, syscall, name, message } = error as NodeJS.ErrnoException
  if (name === 'AbortError') return null
  if (isTls(error)) return TLS_ADVICE
  // pg's words, without a code, where the server asks for a password and there is none.
  if (/^SASL/.test(message)) return LOGIN_ADVICE
  if (syscall === 'open' && code !== undefined && isCertificateFile(error)) return CERTIFICATE_FILE_ADVICE
  const [, matching] = ADVICE.find(([pattern]) => pattern.test(String(code))) ?? []
  if (matching !== undefined) return matching
  if (isUnreachable(error)) return 'Is it running, and is DATABASE_URL correct?'
  // Anything else with a code comes from the system or the server, and no stack explains it.
  if (isBug(String(code ?? ''))) return null
  return kind === 'sqlite' ? PLACE_ADVICE : 'Its own log may say more.'
}

/** pg reads them itself, and passes the file system's error on. */
const isCertificateFile = (error: unknown): boolean =>
  String((error as { stack?: unknown }).stack).includes('pg-connection-string')

/** No code, one of Node's for wrong arguments, or the SQLSTATE and SQLite's code for a wrong statement. */
const isBug = (code: string): boolean =>
  code === '' || /^(ERR_(INVALID|ASSERTION)|42|22|23|SQLITE_(ERROR|CONSTRAINT))/.test(code)

/** A DatabaseError that says what to do; an error about which no one can do anything stays as it is. */
export const toDatabaseError = (database: Database, error: unknown): unknown => {
  const advice = adviceFor(database, error)
  if (advice === null) return error
  const { message } = error as { message?: unknown }
  return new DatabaseError(`The database ${databaseName(database)} can't be used: ${message}. ${advice}`, {
    cause: error,
  })
}
