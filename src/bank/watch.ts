import { type FSWatcher, watch } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Library, loadLibrary } from './load.ts'
import { surveyFolder } from './survey.ts'

export type WatchOptions = {
  readonly onLoaded: (library: Library) => void
  /** The folder cannot be read as a whole; the caller keeps what it has. Told once for each cause. */
  readonly onFailed: (error: unknown) => void
  /** The library in use, so that only what differs from it is read. */
  readonly since?: Library
  /** Pause between two looks at all files, ms. */
  readonly every?: number
}

/** Editors save in several steps (write, rename, delete): wait until they are done, but not for ever. */
const QUIET_MS = 200
const PATIENCE_MS = 1000
const EVERY_MS = 30_000

/**
 * Reads the library again when a file in it changes.
 *
 * The system tells of changes, one watch a folder: a recursive one opens a watch for every file on Linux. It tells
 * nothing on some network drives and container mounts, and watches can run out, so all files are also looked at
 * slowly, in slices of about 2 ms (at once would hold up everything for 100 ms at 10,000 files).
 */
export const watchLibrary = (questionsDir: string, options: WatchOptions): { stop(): void } => {
  const abort = new AbortController()
  const state: State = { library: options.since, stamp: options.since?.sources.stamp ?? null, failure: null }
  const reload = () => read(questionsDir, state, options)
  const bell = createBell(reload)
  const watches = createWatches(bell.ring)
  patrol(questionsDir, options.every ?? EVERY_MS, abort.signal, (directories, stamp) => {
    watches.cover(directories)
    if (stamp !== state.stamp) {
      if (state.stamp === null && directories.length > 0) state.stamp = stamp
      else bell.ring()
    }
  })
  return {
    stop() {
      abort.abort()
      bell.stop()
      watches.cover([])
    },
  }
}

type State = { library: Library | undefined; stamp: string | null; failure: string | null }

/** A reading that fails changes nothing; one that succeeds replaces everything at once. */
const read = (questionsDir: string, state: State, { onLoaded, onFailed }: WatchOptions): void => {
  let library: Library
  try {
    library = loadLibrary(questionsDir, state.library)
  } catch (error) {
    fail(state, error, onFailed)
    return
  }
  const changed = library.sources.stamp !== state.stamp
  Object.assign(state, { library, stamp: library.sources.stamp, failure: null })
  if (changed) onLoaded(library)
}

const fail = (state: State, error: unknown, onFailed: WatchOptions['onFailed']): void => {
  const cause = String(error)
  if (state.failure === cause) return
  Object.assign(state, { failure: cause, stamp: 'failed' })
  onFailed(error)
}

/** Calls once when the ringing has stopped for a while, or has gone on for too long. */
const createBell = (call: () => void): { ring(): void; stop(): void } => {
  let timer: NodeJS.Timeout | undefined
  let firstMs = 0
  return {
    ring() {
      if (timer === undefined) firstMs = performance.now()
      clearTimeout(timer)
      const left = Math.max(0, Math.min(QUIET_MS, firstMs + PATIENCE_MS - performance.now()))
      timer = setTimeout(() => {
        timer = undefined
        call()
      }, left)
      timer.unref()
    },
    stop: () => clearTimeout(timer),
  }
}

type Watches = { cover(directories: readonly string[]): void }

/** One watch a folder. A folder that cannot be watched is left to the patrol. */
const createWatches = (ring: () => void): Watches => {
  const open = new Map<string, FSWatcher>()
  const close = (directory: string) => {
    open.get(directory)?.close()
    open.delete(directory)
  }
  const start = (directory: string) => {
    try {
      const watcher = watch(directory, { persistent: false }, ring)
      watcher.on('error', () => {
        close(directory)
        ring()
      })
      open.set(directory, watcher)
    } catch {
      // Gone already, or no watch left.
    }
  }
  return {
    cover(directories) {
      const wanted = new Set(directories)
      for (const directory of open.keys()) if (!wanted.has(directory)) close(directory)
      for (const directory of wanted) if (!open.has(directory)) start(directory)
    },
  }
}

/** Looks at all files now and then, letting others run in between. */
const patrol = async (
  questionsDir: string,
  every: number,
  signal: AbortSignal,
  seen: (directories: readonly string[], stamp: string) => void,
): Promise<void> => {
  while (!signal.aborted) {
    const survey = await surveySlowly(questionsDir)
    if (signal.aborted) return
    seen(survey.directories, survey.stamp)
    await pause(every, undefined, { signal, ref: false }).catch(() => {})
  }
}

const surveySlowly = async (
  questionsDir: string,
): Promise<{ directories: readonly string[]; stamp: string }> => {
  try {
    const steps = surveyFolder(questionsDir)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      await pause(SLICE_PAUSE_MS, undefined, { ref: false })
    }
  } catch {
    return { directories: [], stamp: 'failed' }
  }
}

const SLICE_PAUSE_MS = 10
