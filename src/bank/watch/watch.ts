import { type Library, LibraryError, loadLibrary } from '../load.ts'
import { createDebounce } from './debounce.ts'
import { createWatches } from './directory-watches.ts'
import { startPolling } from './polling-watcher.ts'

export type WatchOptions = {
  readonly onLoaded: (library: Library) => void
  /** The folder cannot be read as a whole; the caller keeps what it has. Told once for each cause. */
  readonly onFailed: (error: unknown) => void
  /** The library in use: what changed after it was read is found, and the rest is not read again. */
  readonly since?: Library
  /** Least pause between two looks at all files, ms. */
  readonly every?: number
}

const EVERY_MS = 1000

/**
 * Reads the library again when a file in it comes, goes or changes.
 *
 * Two ways to notice, since each has a hole. The system tells of changes at once, but not on some network drives
 * and container mounts, nor when its watches run out. So a patrol looks at all files besides: in slices of a few
 * milliseconds (at once would hold everything up for 100 ms at 10,000 files) and for at most 1 % of the time.
 */
export const watchLibrary = (questionsDir: string, options: WatchOptions): { stop(): void } => {
  const { since } = options
  let stamp: string | null = since?.sources.stamp ?? null
  const reader = createReader(questionsDir, options, library => {
    // After a failure the patrol finds the files changed again, and so it is tried once more.
    stamp = library?.sources.stamp ?? 'failed'
    if (library) watches.cover(library.sources.directories)
  })
  const bell = createDebounce(reader)
  const watches = createWatches(bell.ring)
  if (since) watches.cover(since.sources.directories)
  const stopPatrol = startPolling(questionsDir, options.every ?? EVERY_MS, sighted => {
    watches.cover(sighted?.directories ?? [])
    const known = stamp
    stamp = sighted?.stamp ?? 'unreadable'
    if (known === null ? sighted === null : known !== stamp) bell.ring()
  })
  return {
    stop() {
      stopPatrol()
      bell.stop()
      watches.cover([])
    },
  }
}

/** A reading that fails changes nothing; one that succeeds replaces everything at once. */
const createReader = (
  questionsDir: string,
  options: WatchOptions,
  seen: (library: Library | null) => void,
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
      if (error instanceof LibraryError) seen(null)
      return
    }
    const news = failure !== null || library.sources.stamp !== current?.sources.stamp
    current = library
    failure = null
    seen(library)
    if (news) options.onLoaded(library)
  }
}
