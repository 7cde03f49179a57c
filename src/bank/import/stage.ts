import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, posix, relative, resolve } from 'node:path'
import { audit, type Progress } from '../audit/audit.ts'
import { type Library, loadLibrary } from '../load.ts'
import { fileText } from './file-text.ts'
import type { NamedItem } from './item.ts'

/** An item with the text of its file. */
export type StagedItem = NamedItem & { readonly text: string; readonly shown: string }

export type Staged = { readonly items: readonly StagedItem[]; readonly library: Library }

/**
 * Lets the loader and the audit themselves judge the items: in a folder that is gone afterwards, with the bank's own
 * name and bank.yaml. `shown` is a file's name in the library.
 */
export const stage = (items: readonly NamedItem[], to: string, progress: Progress): Staged => {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-import-'))
  try {
    const bank = basename(resolve(to))
    const staging = join(folder, 'questions', bank)
    mkdirSync(staging, { recursive: true })
    put(bankFileFor(to), join(staging, 'bank.yaml'))
    const staged = items.map(item => {
      const text = textOf(item, to)
      write(item, text, staging)
      return { ...item, text, shown: `questions/${bank}/${item.named.path}.md` }
    })
    return { items: staged, library: audit(loadLibrary(dirname(staging)), progress) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The bank's own settings; for a new bank, those that it will be given. */
const bankFileFor = (to: string): string | { readonly text: string } => {
  const own = join(to, 'bank.yaml')
  return existsSync(own) ? own : { text: newBankFile(to) }
}

export const newBankFile = (to: string): string => `title: ${JSON.stringify(basename(resolve(to)))}\n`

const textOf = ({ question, answer, picture, named }: NamedItem, to: string): string => {
  const folder = posix.dirname(named.path)
  const image = picture && posix.relative(folder, picture.to)
  return fileText(question, { id: named.id, answer, image, schema: schemaFrom(join(to, folder), to) })
}

const write = ({ picture, named }: NamedItem, text: string, bank: string): void => {
  put({ text }, join(bank, `${named.path}.md`))
  if (picture) put(picture.from, join(bank, picture.to))
}

/** Puts a copy of a file, or a text, where it belongs, with the folders that it needs. */
export const put = (what: string | { readonly text: string }, to: string): void => {
  mkdirSync(dirname(to), { recursive: true })
  if (typeof what === 'string') copyFileSync(what, to)
  else writeFileSync(to, what.text)
}

/** The schema lies beside the banks, where it is kept at all. */
const schemaFrom = (folder: string, to: string): string | null => {
  const schema = join(dirname(resolve(to)), 'schema.json')
  return existsSync(schema) ? relative(resolve(folder), schema).replaceAll('\\', '/') : null
}
