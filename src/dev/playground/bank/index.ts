import { audit } from '../../../audit/audit.ts'
import { type Library, LibraryError, loadLibrary } from '../../../bank/load.ts'
import { watchLibrary } from '../../../bank/watch/watch.ts'
import type { Clock } from '../../../play/ports/process.ts'
import type { BankView, Preview } from '../contract/bank.ts'
import type { Feed } from '../server.ts'
import { createBankActions, type Editor } from './actions.ts'
import { type PreviewFile, previewFile } from './files.ts'
import { EMPTY_LISTING, type Listing, listingOf } from './listing.ts'
import { previewOf } from './preview.ts'

export type BankSide = {
  /** `open` is the key of the question to preview. */
  readonly follow: (query: URLSearchParams) => Feed
  readonly act: ReturnType<typeof createBankActions>
  /** Files of previews, by the path after `/files/`. */
  readonly file: (path: string) => PreviewFile | null
  readonly stop: () => void
}

type State = { readonly listing: Listing; readonly failed: string | null }

/** The question bank for its authors, reloaded when a file changes. */
export const createBankView = (
  folder: string,
  { clock, edit }: { readonly clock: Clock; readonly edit?: Editor },
): BankSide => {
  const listeners = new Set<() => void>()
  const { library, state: begun } = read(folder)
  let state = begun
  const become = (next: State) => {
    state = next
    for (const changed of listeners) changed()
  }
  const watch = watchLibrary(folder, {
    ...(library && { since: library }),
    onLoaded: library => become({ listing: listingOf(audit(library)), failed: null }),
    onFailed: error => become({ ...state, failed: sentenceOf(error) }),
  })
  return {
    follow: query => ({
      now: () => viewOf(state, query.get('open'), clock.now()),
      onChange(changed) {
        listeners.add(changed)
        return () => listeners.delete(changed)
      },
    }),
    act: createBankActions({ folder, listing: () => state.listing, reload: watch.reload, edit }),
    file: path =>
      previewFile(
        [...state.listing.files.values()].flatMap(({ question }) => question ?? []),
        path,
      ),
    stop() {
      watch.stop()
      listeners.clear()
    },
  }
}

const read = (folder: string): { readonly library: Library | null; readonly state: State } => {
  try {
    const library = loadLibrary(folder)
    return { library, state: { listing: listingOf(audit(library)), failed: null } }
  } catch (error) {
    return { library: null, state: { listing: EMPTY_LISTING, failed: sentenceOf(error) } }
  }
}

const sentenceOf = (error: unknown): string =>
  error instanceof LibraryError
    ? error.message
    : `The questions couldn’t be read (${error instanceof Error ? error.message : error}): save a file to try again.`

const viewOf = ({ listing, failed }: State, open: string | null, now: number): BankView => ({
  banks: listing.banks,
  problems: listing.problems,
  opened: open === null ? null : openPreview(listing, open, now),
  failed,
  now,
})

const openPreview = ({ files, problems }: Listing, key: string, now: number): Preview | null => {
  const { question = null, file = '', state = 'broken' } = files.get(key) ?? {}
  if (!question) return null
  return {
    key,
    file,
    state,
    ...previewOf(question, now),
    problems: problems.filter(problem => problem.file === file),
  }
}
