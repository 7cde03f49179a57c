import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, posix, relative, resolve } from 'node:path'
import { type Library, loadLibrary } from '../../bank/load.ts'
import { audit, type ProgressCallback } from '../audit/audit.ts'
import { fileText } from './file-text.ts'
import { ImportError } from './gather.ts'
import type { NamedItem } from './name-questions.ts'
import type { StagedItem } from './outcome.ts'
import { newBankFile, putCopy, putText } from './write.ts'

export type StagedBank = {
  readonly items: readonly StagedItem[]
  readonly library: Library
  /** Replaces the names of the temporary files in a message. */
  readonly nameIn: (message: string, names: ReadonlyMap<string, string>) => string
}

/**
 * Has the loader and the audit check the items, in a temporary bank with the same name and bank.yaml. Throws
 * `ImportError` where the bank itself could not be played.
 */
export const stageItems = (
  items: readonly NamedItem[],
  to: string,
  progress: ProgressCallback,
): StagedBank => {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-import-'))
  try {
    const bank = basename(resolve(to))
    const prefix = `questions/${bank}/`
    const staging = join(folder, prefix)
    const [settings, ownSettings] = [join(staging, 'bank.yaml'), join(to, 'bank.yaml')]
    if (existsSync(ownSettings)) putCopy(ownSettings, settings)
    else putText(newBankFile(to), settings)
    const staged = items.map(item => {
      const text = textOf(item, to)
      putText(text, join(staging, `${item.name.path}.md`))
      if (item.picture) putCopy(item.picture.from, join(staging, item.picture.to))
      return { ...item, text, shown: `${prefix}${item.name.path}.md` }
    })
    const library = loadLibrary(dirname(staging))
    const problem = library.problems.find(
      ({ file, severity }) => file === `${prefix}bank.yaml` && severity === 'error',
    )
    if (problem)
      throw new ImportError(
        `${ownSettings}:${problem.line}:${problem.column}  ${problem.message}. Nothing was imported.`,
      )
    return { items: staged, library: audit(library, progress), nameIn: renamer(prefix) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Paths consist of what `slug` lets through. */
const renamer = (prefix: string): StagedBank['nameIn'] => {
  const literal = prefix.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  const file = new RegExp(`${literal}[\\p{L}\\p{N}\\p{M}._/-]+\\.md`, 'gu')
  return (message, names) => message.replaceAll(file, shown => names.get(shown) ?? shown)
}

const textOf = ({ question, answer, picture, name }: NamedItem, to: string): string => {
  const folder = posix.dirname(name.path)
  // The schema lies beside the banks, where it is kept at all.
  const schema = join(dirname(resolve(to)), 'schema.json')
  return fileText(
    { ...question, aliases: name.aliases },
    {
      id: name.id,
      answer,
      source: name.source,
      image: picture && posix.relative(folder, picture.to),
      schema: existsSync(schema) ? relative(resolve(to, folder), schema).replaceAll('\\', '/') : null,
    },
  )
}
