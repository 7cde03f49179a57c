import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

/** CPU in µs; memory of the process and of JavaScript's heap after a collection, bytes. */
export type Usage = { readonly cpu: number; readonly rss: number; readonly heap: number }

/** A process under measurement. */
export type Measured = {
  /** From spawn to "connected to Discord", ms. */
  readonly startMs: number
  usage(): Promise<Usage>
  stop(): Promise<void>
}

/** Starts a script with the probe in it and waits until it is connected. */
export const startMeasured = async (
  script: string,
  environment: Record<string, string>,
): Promise<Measured> => {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', join(ROOT, 'test/bench/probe.ts'), join(ROOT, script)],
    {
      env: { PATH: process.env.PATH, ...environment } as NodeJS.ProcessEnv,
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  )
  await connected(child)
  const startMs = performance.now() - began
  return {
    startMs,
    async usage() {
      child.send('measure')
      const [usage] = await once(child, 'message')
      return usage as Usage
    },
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

const connected = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk
      if (!output.includes('connected to Discord')) return
      // What follows is drained unread: kept and searched, a long run's log would slow the measuring side.
      child.stdout!.off('data', read).resume()
      resolve()
    }
    child.stdout!.on('data', read)
    child.once('exit', () => reject(new Error(`ended early:\n${output}`)))
  })

/** Runs with a folder that is gone afterwards. */
export const withFolder = async <T>(use: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-bench-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

export const median = (values: readonly number[]): number =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  )

/** A number with a width that lines up. */
export const column = (value: number, digits = 1): string => value.toFixed(digits).padStart(9)
