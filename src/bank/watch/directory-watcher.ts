import { type FSWatcher, statSync, watch } from 'node:fs'

export type DirectoryWatcher = { watch(directories: readonly string[]): void }

type Watched = { readonly watcher: FSWatcher; readonly inode: number | undefined }

/**
 * The operating system's notifications, with one handle per directory. Not one recursive watch: on Linux Node opens a
 * handle for each file then, and 10,000 files exhaust the limit of some systems. A directory that cannot be watched is
 * left out, and polling covers it. `watch` replaces the directories that were watched before.
 */
export const createDirectoryWatcher = (onChange: () => void): DirectoryWatcher => {
  const open = new Map<string, Watched>()
  const close = (directory: string) => {
    open.get(directory)?.watcher.close()
    open.delete(directory)
  }
  const start = (directory: string) => {
    const watcher = tryToWatch(directory, onChange)
    if (watcher === null) return
    watcher.on('error', () => {
      close(directory)
      onChange()
    })
    open.set(directory, { watcher, inode: inodeOf(directory) })
  }
  return {
    watch(directories) {
      const wanted = new Set(directories)
      for (const [directory, { inode }] of [...open])
        if (!wanted.has(directory) || inode !== inodeOf(directory)) close(directory)
      for (const directory of wanted) if (!open.has(directory)) start(directory)
    },
  }
}

const tryToWatch = (directory: string, onChange: () => void): FSWatcher | null => {
  try {
    return watch(directory, { persistent: false }, onChange)
  } catch {
    // The directory is gone already, or the system has no handle left.
    return null
  }
}

/** Distinguishes a directory from one of the same name that replaced it: the handle of the first one is dead. */
const inodeOf = (directory: string): number | undefined => statSync(directory, { throwIfNoEntry: false })?.ino
