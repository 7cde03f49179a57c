import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The path of a copy until it is complete, with a name that looks like neither a database nor a backup. */
export const partialPath = (folder: string, name: string): string =>
  join(folder, `.${name}.${process.pid}.part`)

const PARTIAL = /^\.proctor-.*\.sqlite\.(\d+)\.part(-wal|-shm|-journal)?$/

/** A copy is written to more often than this. Process ids are reused, so a living process alone proves little. */
const STALE_AFTER_MS = 3_600_000

/** Removes the incomplete copies of killed processes, but not one that another process is writing. */
export const removeStalePartials = (folder: string, at: number): void => {
  for (const name of readdirSync(folder)) {
    const pid = Number(PARTIAL.exec(name)?.[1])
    if (Number.isNaN(pid)) continue
    const path = join(folder, name)
    if (pid === process.pid || !isAlive(pid) || at - statSync(path).mtimeMs > STALE_AFTER_MS)
      rmSync(path, { force: true })
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
