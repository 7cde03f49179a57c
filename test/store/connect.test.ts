import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { parseDatabaseUrl } from '../../src/database-url.ts'
import { connectWithRetry, toDatabaseError } from '../../src/store/database/connect-with-retry.ts'
import { DatabaseError } from '../../src/store/database/error.ts'
import { openStore } from '../../src/store/store.ts'
import { createPostgres } from '../postgres.ts'
import { scratch } from '../scratch.ts'

const open = (url: string) => openStore(parseDatabaseUrl(url)!)

const ownServer = async (options: { tls?: boolean } = {}) => {
  const cluster = await createPostgres(options)
  onTestFinished(() => cluster.destroy())
  return cluster
}

/** A sentence with the next step, without a stack. */
const expectSentence = async (url: string, sentence: string): Promise<void> => {
  const error = await open(url).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(DatabaseError)
  expect((error as Error).message).toContain(sentence)
}

describe.skipIf(inject('postgres') === null)('a PostgreSQL server', { tags: ['slow'] }, () => {
  test('with a certificate that nobody signed is explained', async () => {
    const { url } = await ownServer({ tls: true })
    await expectSentence(`${url}?sslmode=require`, 'sslrootcert=')
    const { store } = await open(`${url}?sslmode=no-verify`)
    await store.maintenance.stop()
  })

  test('without TLS is explained to who asks for it', () =>
    expectSentence(`${inject('postgres')}?sslmode=require`, 'sslmode=disable'))

  test('asked for with a certificate file that is not there is explained', () =>
    expectSentence(
      `${inject('postgres')}?sslmode=verify-full&sslrootcert=/nowhere/ca.pem`,
      'Fix the file names after sslrootcert=',
    ))

  test('behind a Unix socket that is not there yet is waited for', async () => {
    const cluster = await ownServer()
    await cluster.stop()
    const failures: unknown[] = []
    const opening = openStore(parseDatabaseUrl(cluster.socketUrl)!, {
      onError: error => failures.push(error),
    })
    await expect.poll(() => failures.length).toBeGreaterThan(0)
    expect(failures[0]).toMatchObject({ code: 'ENOENT', syscall: 'connect' })
    await cluster.start()
    const { store } = await opening
    await store.maintenance.stop()
  })
})

test('a database that opens and then doesn’t answer is closed again', async () => {
  const folder = scratch()
  const url = `sqlite:${join(folder, 'proctor.sqlite')}`
  const { store } = await open(url)
  await store.maintenance.stop()
  const raw = new Database(join(folder, 'proctor.sqlite'))
  raw.exec('drop table tasks')
  raw.close()
  await expect(open(url)).rejects.toThrow('no such table: tasks')
  // SQLite deletes these when the last connection is closed.
  expect(readdirSync(folder).filter(name => /-(wal|shm)$/.test(name))).toEqual([])
})

test('a folder in place of a SQLite file is explained', () =>
  expectSentence(`sqlite:${join(scratch())}`, 'is a folder. Name a file'))

test.each([
  [new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'), 'Fix the user'],
  [Object.assign(new Error('too many clients'), { code: '53300' }), 'Its own log may say more'],
])('%s from a server is explained', (error, sentence) => {
  const told = toDatabaseError({ kind: 'postgres', url: 'postgres://localhost/a' }, error)
  expect((told as Error).message).toContain(sentence)
})

test('a mistake of ours keeps its stack', async () => {
  const error = new TypeError('x is undefined')
  const failing = connectWithRetry({ kind: 'sqlite', file: 'a' }, () => Promise.reject(error))
  await expect(failing).rejects.toBe(error)
})
