import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where a copy is until it is whole: nothing that looks like a database or a backup. */
export const partOf = (folder: string, name: string): string => join(folder, `.${name}.${process.pid}.part`)

const PART = /^\.proctor-.*\.sqlite\.(\d+)\.part(-wal|-shm|-journal)?$/
/** Longer than a copy goes without a write. Process ids come again, so a living one alone proves little. */
const STALE_MS = 3_600_000

/** Removes what killed processes left of their copies. One that another process is making stays. */
export const removeLeftovers = (folder: string, at: number): void => {
  for (const name of readdirSync(folder)) {
    const pid = Number(PART.exec(name)?.[1])
    if (Number.isNaN(pid)) continue
    const path = join(folder, name)
    if (pid === process.pid || !isAlive(pid) || at - statSync(path).mtimeMs > STALE_MS)
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
