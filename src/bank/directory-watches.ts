import { type FSWatcher, watch } from 'node:fs'

export type Watches = { cover(directories: readonly string[]): void }

/**
 * The system's watches, one for each of the directories last given. Not one recursive watch for all: on Linux that
 * opens one for every file. A directory that cannot be watched is left out.
 */
export const createWatches = (ring: () => void): Watches => {
  const open = new Map<string, FSWatcher>()
  const close = (directory: string) => {
    open.get(directory)?.close()
    open.delete(directory)
  }
  const start = (directory: string) => {
    try {
      const watcher = watch(directory, { persistent: false }, ring)
      open.set(directory, watcher)
      watcher.on('error', () => {
        close(directory)
        ring()
      })
    } catch {
      // Gone already, or no watch is left.
    }
  }
  return {
    cover(directories) {
      const wanted = new Set(directories)
      for (const directory of [...open.keys()]) if (!wanted.has(directory)) close(directory)
      for (const directory of wanted) if (!open.has(directory)) start(directory)
    },
  }
}
