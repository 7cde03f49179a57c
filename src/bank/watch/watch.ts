import { type Library, LibraryError, loadLibrary } from '../load.ts'
import { debounce } from './debounce.ts'
import { createDirectoryWatcher } from './directory-watcher.ts'
import { startPolling } from './polling-watcher.ts'

export type WatchOptions = {
  readonly onLoaded: (library: Library) => void
  /** The whole folder can't be read; the caller keeps what it has. Called once per cause. */
  readonly onFailed: (error: unknown) => void
  /** The library in use: changes made after it was loaded are noticed, and unchanged files are not read again. */
  readonly since?: Library
  /** Shortest pause between two polls, ms. */
  readonly every?: number
}

export type LibraryWatch = {
  /** Reloads now, for a caller that has just written a file; `onLoaded` is called before it returns. */
  readonly reload: () => void
  readonly stop: () => void
}

const POLL_INTERVAL_MS = 1000

/**
 * Reloads the library when a file in it is added, removed or changed.
 *
 * Two ways to notice, since each has a gap. Notifications of the operating system come immediately, but not on some
 * network drives and container mounts, nor when its watch handles run out. Polling covers these, takes at most 1% of a
 * core and does not block (a scan of 10,000 files takes 100 ms, so it is sliced).
 *
 * Not chokidar (measured with 10,000 files): it opens a handle for each file and takes 80 MB, where one for each folder
 * and 1 MB do here. It polls only if configured to, at 5% of a core instead of 0.8%, and then misses a file that is replaced
 * by another one of the same time and size.
 */
export const watchLibrary = (questionsDir: string, options: WatchOptions): LibraryWatch => {
  const { since } = options
  let stamp: string | null = since?.sources.stamp ?? null
  const reload = createReloader(questionsDir, options, library => {
    // After a failure the next poll sees another stamp, and so triggers a retry.
    stamp = library?.sources.stamp ?? 'failed'
    if (library) watcher.watch(library.sources.directories)
  })
  const debounced = debounce(reload)
  const watcher = createDirectoryWatcher(debounced.call)
  if (since) watcher.watch(since.sources.directories)
  const stopPolling = startPolling(questionsDir, options.every ?? POLL_INTERVAL_MS, scan => {
    watcher.watch(scan?.directories ?? [])
    const before = stamp
    stamp = scan?.stamp ?? 'unreadable'
    if (before === null ? scan === null : before !== stamp) debounced.call()
  })
  return {
    reload,
    stop() {
      stopPolling()
      debounced.cancel()
      watcher.watch([])
    },
  }
}

/** A reload that fails changes nothing; one that succeeds replaces everything. */
const createReloader = (
  questionsDir: string,
  options: WatchOptions,
  onRead: (library: Library | null) => void,
) => {
  let current = options.since
  let failure: string | null = null
  return (): void => {
    let library: Library
    try {
      library = loadLibrary(questionsDir, current)
    } catch (error) {
      if (String(error) !== failure) options.onFailed(error)
      failure = String(error)
      if (error instanceof LibraryError) onRead(null)
      return
    }
    const hasChanged = failure !== null || library.sources.stamp !== current?.sources.stamp
    current = library
    failure = null
    onRead(library)
    if (hasChanged) options.onLoaded(library)
  }
}
