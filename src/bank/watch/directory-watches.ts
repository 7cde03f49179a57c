import { type FSWatcher, statSync, watch } from 'node:fs'

export type Watches = { cover(directories: readonly string[]): void }

/**
 * The system's watches, one for each of the directories last given. Not one recursive watch for all: on Linux that
 * opens one for every file. A directory that cannot be watched is left out.
 */
export const createWatches = (ring: () => void): Watches => {
  const open = new Map<string, { readonly watcher: FSWatcher; readonly inode: number | undefined }>()
  const close = (directory: string) => {
    open.get(directory)?.watcher.close()
    open.delete(directory)
  }
  const start = (directory: string) => {
    const fail = () => {
      close(directory)
      ring()
    }
    const watcher = tryToWatch(directory, ring)?.on('error', fail)
    if (watcher) open.set(directory, { watcher, inode: inodeOf(directory) })
  }
  return {
    cover(directories) {
      const wanted = new Set(directories)
      for (const [directory, { inode }] of [...open])
        if (!wanted.has(directory) || inode !== inodeOf(directory)) close(directory)
      for (const directory of wanted) if (!open.has(directory)) start(directory)
    },
  }
}

const tryToWatch = (directory: string, ring: () => void): FSWatcher | null => {
  try {
    return watch(directory, { persistent: false }, ring)
  } catch {
    // Gone already, or no watch is left.
    return null
  }
}

/** A directory deleted and made again is another one, and the watch of the first is dead. */
const inodeOf = (directory: string): number | undefined => statSync(directory, { throwIfNoEntry: false })?.ino
