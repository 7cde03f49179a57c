import { existsSync } from 'node:fs'
import { join } from 'node:path'
import launchEditor from 'launch-editor'
import * as z from 'zod'
import { putText } from '../../../authoring/put-file.ts'
import type { BankAction, BankResult } from '../contract/bank.ts'
import { findWords } from './find-words.ts'
import type { ListedFile, Listing } from './listing.ts'
import { questionTemplate } from './template.ts'

const action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('search'), words: z.string().max(200) }),
  z.object({ kind: z.literal('create'), bank: z.string(), name: z.string().trim() }),
  z.object({ kind: z.literal('edit'), key: z.string(), line: z.int().min(1), column: z.int().min(1) }),
]) satisfies z.ZodType<BankAction>

export type Editor = (file: string, onError: (file: string, why: string | null) => void) => void

type Parts = {
  readonly folder: string
  readonly listing: () => Listing
  /** Reads the folder, so that `listing` has what was written. */
  readonly reload: () => void
  /** Opens a file in an editor: `path:line:column`. */
  readonly edit: Editor | undefined
}

/** What authors do on the page. */
export const createBankActions =
  (parts: Parts) =>
  async (body: unknown): Promise<{ status: number; body: BankResult }> => {
    const parsed = action.safeParse(body)
    if (!parsed.success) return { status: 400, body: { failed: 'The page asked for something unknown.' } }
    return { status: 200, body: run(parts, parsed.data) }
  }

const run = (parts: Parts, action: BankAction): BankResult => {
  const listing = parts.listing()
  switch (action.kind) {
    case 'search':
      return { keys: findWords(listing, action.words), failed: null }
    case 'create':
      return create(parts, listing, action)
    case 'edit':
      return openInEditor(listing.files.get(action.key), action, parts.edit ?? launchEditor)
  }
}

/** Letters, digits and hyphens, in folders if the author wants them: no `..`, no absolute path. */
const FILE_NAME = /^[\p{L}\p{N}][\p{L}\p{N}_-]*(?:\/[\p{L}\p{N}][\p{L}\p{N}_-]*)*$/u
const MAX_NAME = 100

const create = (
  { folder, reload }: Parts,
  { banks }: Listing,
  { bank, name }: BankAction & { kind: 'create' },
): BankResult => {
  const into = banks.find(one => one.name === bank)
  if (!into) return { failed: 'Choose one of the banks.' }
  if (!FILE_NAME.test(name) || name.length > MAX_NAME)
    return { failed: 'Use letters, digits and hyphens, such as vpc/endpoints-1.' }
  const path = join(folder, bank, `${name}.md`)
  if (existsSync(path)) return { failed: `${bank}/${name}.md already exists: choose another name.` }
  putText(questionTemplate(into.domains[0] ?? null), path, 'wx')
  // Else the page would open it before the watcher has noticed it.
  reload()
  return { key: `${bank}/${name}`.normalize('NFC'), failed: null }
}

const openInEditor = (
  file: ListedFile | undefined,
  { line, column }: { readonly line: number; readonly column: number },
  edit: Editor,
): BankResult => {
  if (!file) return { failed: 'This file is gone.' }
  let failed: string | null = null
  edit(`${file.path}:${line}:${column}`, () => {
    failed = 'No editor was found: set EDITOR, for example to `code`, and start the playground again.'
  })
  return { failed }
}
