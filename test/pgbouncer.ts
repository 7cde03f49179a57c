import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ask, findPgBouncer, freePort, somebodyElse, untilReady } from './postgres.ts'
import { scratch } from './scratch.ts'

/**
 * PgBouncer in transaction mode before the server of `url`, with its defaults otherwise, as a host offers it. Returns
 * the address to use instead. Gone after the test.
 */
export const startPgBouncer = async (url: string): Promise<{ url: string; stop(): Promise<void> }> => {
  const folder = scratch()
  const { hostname, port, username, pathname } = new URL(url)
  const own = new URL(url)
  own.port = String(await freePort())
  const config = join(folder, 'pgbouncer.ini')
  writeFileSync(
    config,
    `[databases]
* = host=${hostname} port=${port} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own.port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
server_login_retry = 1
logfile = ${join(folder, 'log')}
`,
  )
  const owner = somebodyElse()
  if (owner) for (const path of [folder, config]) chownSync(path, owner.uid, owner.gid)
  const child: ChildProcess = spawn(findPgBouncer()!, ['-q', config], { ...owner, stdio: 'ignore' })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  onTestFinished(stop)
  own.pathname = pathname
  await untilReady(own.href)
  return { url: own.href, stop }
}

/** Settings that a server connection keeps from someone who had it before. */
export const leftovers = (url: string): Promise<Record<string, unknown>[]> =>
  ask(url, "select name, setting from pg_settings where source = 'session' and name = 'statement_timeout'")
