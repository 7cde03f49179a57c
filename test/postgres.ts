import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

const DEBIAN = '/usr/lib/postgresql'

/** Where PostgreSQL's programs are, the newest version; null where it is not installed. */
export const findPostgres = (): string | null => {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map(version => join(DEBIAN, version, 'bin')), ...pathFolders()]
  return folders.find(folder => ['initdb', 'postgres'].every(name => existsSync(join(folder, name)))) ?? null
}

const pathFolders = (): string[] => (process.env.PATH ?? '').split(':').filter(Boolean)

/** Where PgBouncer is; null where it is not installed. */
export const findPgBouncer = (): string | null =>
  ['/usr/sbin', ...pathFolders()].map(folder => join(folder, 'pgbouncer')).find(existsSync) ?? null

/** PostgreSQL and PgBouncer refuse to run as root. */
export const somebodyElse = (): { uid: number; gid: number } | null => {
  if (process.getuid?.() !== 0) return null
  const ask = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  return { uid: ask('-u'), gid: ask('-g') }
}

export type Cluster = {
  /** What it and its processes have used of the processor since its start, ms. */
  cpuMs(): number
  /** `postgres://` address of its one database. */
  readonly url: string
  /** The same through a Unix socket. */
  readonly socketUrl: string
  /** The server goes away, as fast as it can or in the middle of everything. */
  stop(signal?: 'SIGINT' | 'SIGKILL' | 'SIGQUIT'): Promise<void>
  /** The same server again, after a stop. */
  start(): Promise<void>
  /** All its processes stand still, as where the network to it swallows everything: connections wait forever. */
  freeze(): void
  /** They go on. */
  thaw(): void
  /** Stops and deletes everything. */
  destroy(): Promise<void>
}

/**
 * A PostgreSQL server of its own on a free port of 127.0.0.1. `durable` false is faster and forgets in a crash. `tls`:
 * with a certificate that nobody signed.
 */
export const createPostgres = async ({ durable = false, tls = false } = {}): Promise<Cluster> => {
  const bin = findPostgres()
  if (!bin) throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql)')
  const folder = mkdtempSync(join(tmpdir(), 'proctor-postgres-'))
  const owner = somebodyElse()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const run = { ...owner, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } }
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'proctor', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-locale'],
    { ...run, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const port = await freePort()
  const url = `postgres://proctor@127.0.0.1:${port}/postgres`
  const settings = [
    'max_connections=300',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
    ...(tls ? ['ssl=on'] : []),
  ]
  if (tls) signOwnCertificate(data, run)
  let server: ChildProcess | null = null
  const cluster: Cluster = {
    url,
    socketUrl: `postgres://proctor@/postgres?host=${encodeURIComponent(folder)}&port=${port}`,
    async start() {
      server = spawn(
        join(bin, 'postgres'),
        ['-D', data, '-p', String(port), '-k', folder, ...settings.flatMap(setting => ['-c', setting])],
        { ...run, stdio: 'ignore' },
      )
      await untilReady(url)
    },
    async stop(signal = 'SIGINT') {
      if (!server || server.exitCode !== null || server.signalCode !== null) return
      const gone = once(server, 'exit')
      cluster.thaw()
      server.kill(signal)
      await gone
    },
    cpuMs: () => (server?.pid ? cpuOf(server.pid) : 0),
    freeze: () => signalAll(server!.pid!, 'SIGSTOP'),
    thaw: () => signalAll(server!.pid!, 'SIGCONT'),
    async destroy() {
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await cluster.start()
  return cluster
}

const signOwnCertificate = (data: string, options: object): void => {
  const files = ['-keyout', join(data, 'server.key'), '-out', join(data, 'server.crt')]
  const args = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '1',
    '-subj',
    '/CN=localhost',
    ...files,
  ]
  execFileSync('openssl', args, { ...options, stdio: 'ignore' })
}

/** A clock tick of /proc (man 5 proc), ms. */
const TICK_MS = 10

/** A process with its children, those that ended among them: PostgreSQL has one for each connection. */
const cpuOf = (pid: number): number => {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').map(Number)
  const own = fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) * TICK_MS
  return children.reduce((sum, child) => sum + cpuOf(Number(child)), own)
}

/** The postmaster first, so that no process is born meanwhile. */
const signalAll = (postmaster: number, signal: NodeJS.Signals): void => {
  process.kill(postmaster, signal)
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
  for (const pid of children.split(' ').filter(Boolean)) signalIfThere(Number(pid), signal)
}

/** A child may end by itself after it was listed. */
const signalIfThere = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

export const untilReady = async (url: string): Promise<void> => {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.query('select 1')
      return
    } catch (error) {
      if (tries > 200) throw error
      await wait(50)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/** A new database on the server for one test: empty, or a copy of `template`, to which no one may be connected. */
export const databaseIn = async (
  url: string,
  template = 'template0',
): Promise<{ url: string; drop(): Promise<void> }> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  await ask(url, `create database ${name} template ${template}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { url: own.href, drop: async () => void (await ask(url, `drop database ${name} with (force)`)) }
}

/** What a server says to one statement. */
export const ask = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(text).finally(() => client.end())
  return rows
}
