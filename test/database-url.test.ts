import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { databaseName, findUrlMistake, parseDatabaseUrl, withoutPassword } from '../src/database-url.ts'
import { createRedactor, findSecrets } from '../src/ops/secrets.ts'
import { connectWithRetry } from '../src/store/database/connect-with-retry.ts'

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** What a start with this address prints where it fails: the configuration's mistakes, or that the server is away. */
const printedFor = async (url: string): Promise<string> => {
  const redact = createRedactor(findSecrets({ DATABASE_URL: url }))
  try {
    const { database } = readConfig({ DATABASE_URL: url })
    return redact(databaseName(database))
  } catch (error) {
    return redact((error as Error).message)
  }
}

/** Every part of a password that is long enough to help someone. */
const partsOf = (password: string): string[] =>
  Array.from({ length: Math.max(0, password.length - 3) }, (_, start) => password.slice(start, start + 4))

describe('the password in a DATABASE_URL', () => {
  test.each([...BASE64])('that begins with %s is understood or refused, and never shown', async first => {
    const password = `${first}hunter2secret`
    const url = `postgres://user:${password}@127.0.0.1:1/db`
    const printed = await printedFor(url)
    expect(printed).not.toContain('hunter2')
    if (first === '/') expect(printed).toContain('must be percent-encoded: write / as %2F')
    else expect(printed).toBe('postgres://127.0.0.1:1/db')
  })

  test.each([
    'postgres://user:/hunter2secret@127.0.0.1:1/db',
    'postgres://user:12/hunter2secret@127.0.0.1/db',
    'postgres://user:12#4hunter2@host/db',
    'postgres://user:12?4hunter2@host/db',
    'postgres://user:hunt@er2secret@host/db',
    'postgres://user:[hunter2@host/db',
    'postgres://user:100%hunter2@host/db',
    'postgres://user:hunter2 secret@host/db',
    'postgres://user:hunter2\\secret@host/db',
    'postgres://user:/hunter2secret',
  ])('%s is refused at once', async url => {
    expect(parseDatabaseUrl(url)).toBeNull()
    const printed = await printedFor(url)
    expect(printed).toContain('must be percent-encoded')
    expect(printed).not.toMatch(/hunt|secret@|er2/)
  })

  test('with any characters, encoded or not, shows no four of them in what a failed start prints', async () => {
    const password = fc.string({ unit: 'grapheme-ascii', minLength: 6, maxLength: 40 })
    const write = fc.constantFrom<(text: string) => string>(text => text, encodeURIComponent)
    const host = fc.constantFrom('host/db', '127.0.0.1:1/db', '[::1]:5432/db', '/db?host=/run', 'host')
    const property = fc.asyncProperty(password, write, host, async (secret, encode, where) => {
      const url = `postgres://user:${encode(secret)}@${where}`
      const printed = await printedFor(url)
      // What would be said to any other password.
      const other = `${printedNames} ${databaseName({ kind: 'postgres', url: `postgres://u@${where}` })}`
      for (const part of partsOf(secret)) if (printed.includes(part)) expect(other).toContain(part)
    })
    const printedNames = [await printedFor('postgres://'), await printedFor('postgres://u:/@h')].join('\n')
    await fc.assert(property)
  })

  test('is not in the sentence about a server that is away, nor in the error below it', async () => {
    const url = 'postgres://user:hunter2secret@127.0.0.1:1/db'
    const failing = connectWithRetry(parseDatabaseUrl(url)!, async () => {}, { signal: AbortSignal.abort() })
    const error = await failing.catch((reason: unknown) => reason)
    expect(inspect(error, { depth: 10 })).not.toContain('hunter2')
  })

  test('is not hidden where it is the example in our own sentence', async () => {
    expect(await printedFor('postgres://')).toContain('postgres://user:password@host/database')
  })
})

describe('the address of a database', () => {
  test.each([
    ['postgres://user:p%2Fw@db.example:5432/proctor', 'postgres://db.example:5432/proctor'],
    ['postgres://user:a:b+c=@host/db', 'postgres://host/db'],
    ['postgresql://host/db?sslmode=require', 'postgres://host/db'],
    ['postgres://[::1]:5432/db', 'postgres://[::1]:5432/db'],
    ['postgres://user:pw@/db?host=/run/postgresql', 'postgres:///run/postgresql/db'],
    ['postgres://user@%2Frun%2Fpostgresql/db', 'postgres:///run/postgresql/db'],
    ['sqlite:data/a@b.sqlite', 'data/a@b.sqlite'],
  ])('%s is named %s', (url, name) => {
    expect(findUrlMistake(url)).toBeNull()
    expect(databaseName(parseDatabaseUrl(url)!)).toBe(name)
  })

  test('in memory is refused, since nothing would be kept', () => {
    expect(parseDatabaseUrl('sqlite::memory:')).toBeNull()
    expect(findUrlMistake('sqlite::memory:')).toContain('must name a file')
  })

  test('can be given to PostgreSQL’s tools without its passwords', () => {
    expect(withoutPassword('postgres://u:secret@/db?host=/run&password=secret')).toBe(
      'postgres://u@localhost/db?host=%2Frun',
    )
  })
})
