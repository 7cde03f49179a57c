import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { Kysely, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { postgresDialect } from '../../src/store/database/postgres.ts'
import type { Schema } from '../../src/store/schema.ts'

/** The messages of PostgreSQL's protocol that accept a login: AuthenticationOk and ReadyForQuery. */
const LOGIN_ACCEPTED = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I', 'latin1')

/** A server that accepts connections and then never answers, like a frozen PostgreSQL. */
const startSilentServer = async () => {
  const sockets: Socket[] = []
  const server = createServer(socket => {
    sockets.push(socket)
    socket.once('data', () => socket.write(LOGIN_ACCEPTED))
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { url: `postgres://bot@127.0.0.1:${(server.address() as AddressInfo).port}/bot`, sockets }
}

test('a connection whose server does not answer in time is closed and replaced', async () => {
  const { url, sockets } = await startSilentServer()
  const db = new Kysely<Schema>({ dialect: postgresDialect(url, { timeoutMs: 50, connections: 1 }) })
  onTestFinished(() => db.destroy())
  const query = () => sql`select 1`.execute(db)
  await expect(query()).rejects.toThrow('Query read timeout')
  if (!sockets[0]!.closed) await once(sockets[0]!, 'close')
  // A query in the same moment may still get the closed connection, and then fails without waiting.
  await expect.poll(() => query().catch(() => sockets.length)).toBe(2)
}, 5000)
