import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { findBankInside, type Library, loadBank } from '../../bank/load.ts'
import { pathExists, statOrNull } from '../../bank/scan/walk.ts'
import { type CommandResult, type RunnableCommand, UsageError } from '../../cli/shared/run.ts'
import type { Question } from '../../quiz/question.ts'
import { putCopy, putText } from '../put-file.ts'
import type { ExportFormat, ImageName } from './format.ts'
import { EXPORT_FORMATS } from './formats.ts'

const HELP = `Usage: npm run -s bank -- export <bank folder> --to <format> [--out <file>]

Gives the questions of a bank that can be played to other programs, as one file: csv (spreadsheets), gift (Moodle) or
json. \`import\` reads each of them back. Without --out the file is printed; with it, pictures are copied next to it.

Options:
  --to <csv|gift|json>   the format
  --out <file>           the file to write; never one that is there already
  --help                 show this

Exit status: 0 all was exported, 1 the bank has nothing to export, 2 the command was not understood.`

const OPTIONS = { to: { type: 'string' }, out: { type: 'string' } } as const

export const exportCommand: RunnableCommand<typeof OPTIONS> = {
  name: 'bank -- export',
  help: HELP,
  options: OPTIONS,
  run: ({ values, positionals }) => exportBank(readRequest(positionals, values)),
}

type ExportRequest = {
  readonly folder: string
  readonly format: ExportFormat
  readonly out: string | null
}

const exportBank = ({ folder, format, out }: ExportRequest): CommandResult => {
  const library = loadBank(folder)
  const all = library?.banks[0]?.questions ?? []
  const questions = format.carries ? all.filter(format.carries) : all
  if (library === null || questions.length === 0)
    return { text: `${folder} has no valid questions: see \`npm run bank -- check\`.`, status: 1 }
  const imageName: ImageName = ({ image }) => relative(resolve(folder), image!.file).replaceAll('\\', '/')
  const text = format.write(questions, imageName)
  const summary = summaryOf(questions.length, all.length - questions.length, library, format)
  if (out === null) return { text: text.replace(/\n$/, ''), stderr: summary, status: 0 }
  const pictures = picturesOf(questions, imageName, dirname(out))
  const other = pictures.find(({ from, to }) => existsSync(to) && !isSame(from, to))
  if (other) return { text: pictureTaken(other.to), status: 2 }
  putText(`${format.mark}${text}`, out)
  for (const { from, to } of pictures) if (!existsSync(to)) putCopy(from, to)
  return { text: `${out}: ${summary}`, status: 0 }
}

type Copy = { readonly from: string; readonly to: string }

const picturesOf = (questions: readonly Question[], imageName: ImageName, folder: string): Copy[] =>
  questions.flatMap(question =>
    question.image === null ? [] : [{ from: question.image.file, to: join(folder, imageName(question)) }],
  )

const isSame = (from: string, to: string): boolean => readFileSync(from).equals(readFileSync(to))

const pictureTaken = (path: string): string =>
  `${path} already exists and is a different picture: choose a separate folder for this bank's file. Nothing was written.`

const summaryOf = (
  count: number,
  uncarried: number,
  { counts }: Library,
  { notCarried }: ExportFormat,
): string => {
  const left = counts.quarantined + counts.drafts
  const others = [
    ...(left === 0 ? [] : [`; ${left} skipped (drafts or with errors)`]),
    ...(uncarried === 0 ? [] : [`; ${uncarried} left out that the format has no way to say`]),
  ].join('')
  return `${count} ${count === 1 ? 'question' : 'questions'}${others}.\nNot in the file: ${notCarried.join(', ')}.`
}

const readRequest = (
  [folder, ...others]: readonly string[],
  { to, out }: { readonly to?: string; readonly out?: string },
): ExportRequest => {
  if (folder === undefined || others.length > 0)
    throw new UsageError('Name the folder of one bank, such as questions/my-bank.')
  if (!statOrNull(folder)?.isDirectory()) throw new UsageError(`There’s no folder ${folder}.`)
  const bank = findBankInside(folder)
  if (bank !== null) throw new UsageError(`${folder} has several banks: name one, such as ${bank}.`)
  const names = Object.keys(EXPORT_FORMATS).join(', ')
  if (to === undefined) throw new UsageError(`Choose a format with \`--to\`: ${names}.`)
  const format = Object.hasOwn(EXPORT_FORMATS, to) ? EXPORT_FORMATS[to] : undefined
  if (!format) throw new UsageError(`There’s no format \`${to}\`; choose from ${names}.`)
  // A link to nothing is there too: written through it, the file would be elsewhere.
  if (out !== undefined && pathExists(out))
    throw new UsageError(`${out} already exists: choose another name.`)
  return { folder, format, out: out ?? null }
}
