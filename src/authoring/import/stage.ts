import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, posix, relative, resolve } from 'node:path'
import { audit, type ProgressCallback } from '../../audit/audit.ts'
import { escapeRegExp } from '../../audit/whole-words.ts'
import { loadLibrary } from '../../bank/load.ts'
import { isError } from '../../bank/problem.ts'
import { CliError } from '../../cli/shared/args.ts'
import { putCopy, putText } from '../put-file.ts'
import { fileText } from './file-text.ts'
import type { NamedItem } from './name-questions.ts'
import type { StagedItem } from './outcome.ts'
import { newBankFile } from './write.ts'

/**
 * Has the loader and the audit check the items, in a temporary bank with the same name and bank.yaml. Throws
 * `CliError` where the bank itself could not be played.
 */
export const stageItems = (
  items: readonly NamedItem[],
  to: string,
  progress: ProgressCallback,
): StagedItem[] => {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-import-'))
  try {
    const prefix = `questions/${basename(resolve(to))}/`
    const staging = join(folder, prefix)
    const [settings, ownSettings] = [join(staging, 'bank.yaml'), join(to, 'bank.yaml')]
    if (existsSync(ownSettings)) putCopy(ownSettings, settings)
    else putText(newBankFile(to), settings)
    const staged = items.map(item => {
      const text = textOf(item, to)
      putText(text, join(staging, `${item.name.path}.md`))
      if (item.picture) putCopy(item.picture.from, join(staging, item.picture.to))
      return { ...item, text, place: `${item.source.shown}:${item.question.line}` }
    })
    const library = loadLibrary(dirname(staging))
    const broken = library.problems.find(each => each.file === `${prefix}bank.yaml` && isError(each))
    if (broken)
      throw new CliError(
        `${ownSettings}:${broken.line}:${broken.column}  ${broken.message}. Nothing was imported.`,
      )
    const problems = Map.groupBy(audit(library, progress).problems, ({ file }) => file)
    const { entries } = library.sources
    const loaded = new Map(
      [...entries.values()].map(({ source, parsed }) => [source.displayPath, parsed.question]),
    )
    const fileOf = ({ name }: NamedItem) => `${prefix}${name.path}.md`
    const placed = placesIn(prefix, new Map(staged.map(item => [fileOf(item), item.place])))
    return staged.map(item => {
      const own = problems.get(fileOf(item)) ?? []
      const errors = own.filter(isError).map(({ code, message }) => ({ code, message: placed(message) }))
      const warnings = own.filter(({ code }) => code !== 'question-twice').length
      return { ...item, loaded: loaded.get(fileOf(item)) ?? null, errors, warnings }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Replaces the temporary files in a message by the places in the sources. Paths consist of what `slug` lets through. */
const placesIn = (prefix: string, places: ReadonlyMap<string, string>) => {
  const file = new RegExp(`${escapeRegExp(prefix)}[\\p{L}\\p{N}\\p{M}._/-]+\\.md`, 'gu')
  return (message: string): string => message.replaceAll(file, name => places.get(name) ?? name)
}

const textOf = ({ question, picture, name }: NamedItem, to: string): string => {
  const folder = posix.dirname(name.path)
  // The schema lies beside the banks, where it is kept at all.
  const schema = join(dirname(resolve(to)), 'schema.json')
  return fileText(
    { ...question, aliases: name.aliases },
    {
      id: name.id,
      answer: question.answer,
      source: name.source,
      image: picture && posix.relative(folder, picture.to),
      schema: existsSync(schema) ? relative(resolve(to, folder), schema).replaceAll('\\', '/') : null,
    },
  )
}
