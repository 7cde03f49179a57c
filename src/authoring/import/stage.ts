import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, posix, relative, resolve } from 'node:path'
import { type Library, loadLibrary } from '../../bank/load.ts'
import type { Problem } from '../../bank/problem.ts'
import { audit, type Progress } from '../audit/audit.ts'
import { fileText } from './file-text.ts'
import { ImportError } from './gather.ts'
import type { NamedItem } from './name-questions.ts'

/** An item with the text of its file. `shown` is that file's name in the library. */
export type StagedItem = NamedItem & { readonly text: string; readonly shown: string }

export type StagedBank = {
  readonly items: readonly StagedItem[]
  readonly library: Library
  /** A message about staged files, which are gone when somebody reads it, with other names for them. */
  readonly nameIn: (message: string, names: ReadonlyMap<string, string>) => string
}

/**
 * Lets the loader and the audit themselves judge the items: in a folder that is gone afterwards, with the bank's own
 * name and bank.yaml. Throws `ImportError` where the bank itself could not be played.
 */
export const stage = (items: readonly NamedItem[], to: string, progress: Progress): StagedBank => {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-import-'))
  try {
    const bank = basename(resolve(to))
    const staging = join(folder, 'questions', bank)
    mkdirSync(staging, { recursive: true })
    put(bankFileFor(to), join(staging, 'bank.yaml'))
    const prefix = `questions/${bank}/`
    const staged = items.map(item => {
      const text = textOf(item, to)
      write(item, text, staging)
      return { ...item, text, shown: `${prefix}${item.name.path}.md` }
    })
    const library = loadLibrary(dirname(staging))
    refuseBroken(library.problems, `${prefix}bank.yaml`, to)
    return { items: staged, library: audit(library, progress), nameIn: renamer(prefix) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const refuseBroken = (problems: readonly Problem[], bankFile: string, to: string): void => {
  const problem = problems.find(({ file, severity }) => file === bankFile && severity === 'error')
  if (!problem) return
  const { line, column, message } = problem
  throw new ImportError(`${join(to, 'bank.yaml')}:${line}:${column}  ${message}. Nothing was imported.`)
}

/** Paths consist of what `slug` lets through. */
const renamer = (prefix: string): StagedBank['nameIn'] => {
  const literal = prefix.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  const file = new RegExp(`${literal}[\\p{L}\\p{N}\\p{M}._/-]+\\.md`, 'gu')
  return (message, names) => message.replaceAll(file, shown => names.get(shown) ?? shown)
}

/** The bank's own settings; for a new bank, those that it will be given. */
const bankFileFor = (to: string): string | { readonly text: string } => {
  const own = join(to, 'bank.yaml')
  return existsSync(own) ? own : { text: newBankFile(to) }
}

export const newBankFile = (to: string): string => `title: ${JSON.stringify(basename(resolve(to)))}\n`

const textOf = ({ question, answer, picture, name }: NamedItem, to: string): string => {
  const folder = posix.dirname(name.path)
  const image = picture && posix.relative(folder, picture.to)
  return fileText(
    { ...question, aliases: name.aliases },
    { id: name.id, answer, source: name.source, image, schema: schemaFrom(join(to, folder), to) },
  )
}

const write = ({ picture, name }: NamedItem, text: string, bank: string): void => {
  put({ text }, join(bank, `${name.path}.md`))
  if (picture) put(picture.from, join(bank, picture.to))
}

/** Puts a copy of a file, or a text, where it belongs, with the folders that it needs; `wx` never writes over one. */
export const put = (what: string | { readonly text: string }, to: string, flag: 'w' | 'wx' = 'w'): void => {
  mkdirSync(dirname(to), { recursive: true })
  if (typeof what === 'string') copyFileSync(what, to)
  else writeFileSync(to, what.text, { flag })
}

/** The schema lies beside the banks, where it is kept at all. */
const schemaFrom = (folder: string, to: string): string | null => {
  const schema = join(dirname(resolve(to)), 'schema.json')
  return existsSync(schema) ? relative(resolve(folder), schema).replaceAll('\\', '/') : null
}
