import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder for one test, gone after it. */
export const scratch = (): string => {
  const folder = mkdtempSync(join(scratchRoot, 'proctor-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Linux's RAM disk. */
const RAM_DISK = '/dev/shm'

const MIN_FREE_BYTES = 2e9

const freeBytesOf = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Where tests write. On a RAM disk SQLite's commits need not wait for a disk: tests kill processes, not machines. */
export const scratchRoot =
  existsSync(RAM_DISK) && freeBytesOf(RAM_DISK) > MIN_FREE_BYTES ? RAM_DISK : tmpdir()
