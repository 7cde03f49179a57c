import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { findBankInside, type Library, loadBank } from '../../bank/load.ts'
import { pathExists, statOrNull } from '../../bank/scan/walk.ts'
import type { Question } from '../../quiz/question.ts'
import { readArguments } from '../arguments.ts'
import type { CommandResult } from '../cli-output.ts'
import type { ImageName, WrittenFormat } from './format.ts'
import { WRITTEN_FORMATS } from './formats.ts'

const HELP = `Usage: npm run -s bank -- export <bank folder> --to <format> [--out <file>]

Gives the questions of a bank that can be played to other programs, as one file: csv (spreadsheets), gift (Moodle) or
json. \`import\` reads each of them again. Without --out the file is printed. With it, pictures are copied beside it.

Options:
  --to <csv|gift|json>   the format
  --out <file>           the file to write; never one that is there already
  --help                 show this

Exit status: 0 all was exported, 1 the bank has nothing to export, 2 the command was not understood.`

/** `npm run bank -- export`. */
export const runExport = (args: readonly string[]): CommandResult => {
  const read = readArgs(args)
  if (typeof read === 'string') return { text: `${read} See \`npm run bank -- export --help\`.`, status: 2 }
  if (read === null) return { text: HELP, status: 0 }
  const library = loadBank(read.folder)
  const questions = library?.banks[0]?.questions ?? []
  if (library === null || questions.length === 0)
    return {
      text: `${read.folder} has no question that can be played: see \`npm run bank -- check\`.`,
      status: 1,
    }
  const imageName: ImageName = ({ image }) =>
    relative(resolve(read.folder), image!.file).replaceAll('\\', '/')
  const text = read.format.write(questions, imageName)
  const told = tell(questions.length, library, read.format)
  if (read.out === null) return { text: text.replace(/\n$/, ''), stderr: told, status: 0 }
  const pictures = picturesOf(questions, imageName, dirname(read.out))
  const other = pictures.find(({ from, to }) => existsSync(to) && !isSame(from, to))
  if (other) return { text: otherPicture(other.to), status: 2 }
  mkdirSync(dirname(read.out), { recursive: true })
  writeFileSync(read.out, `${read.format.mark}${text}`)
  for (const { from, to } of pictures) {
    if (existsSync(to)) continue
    mkdirSync(dirname(to), { recursive: true })
    copyFileSync(from, to)
  }
  return { text: `${read.out}: ${told}`, status: 0 }
}

type Copy = { readonly from: string; readonly to: string }

const picturesOf = (questions: readonly Question[], imageName: ImageName, folder: string): Copy[] =>
  questions.flatMap(question =>
    question.image === null ? [] : [{ from: question.image.file, to: join(folder, imageName(question)) }],
  )

const isSame = (from: string, to: string): boolean => readFileSync(from).equals(readFileSync(to))

const otherPicture = (path: string): string =>
  `${path} is there already, and is another picture: name a folder of its own for this bank's file. Nothing was written.`

const tell = (count: number, { counts }: Library, { notCarried }: WrittenFormat): string => {
  const left = counts.quarantined + counts.drafts
  const others = left === 0 ? '' : `; ${left} with errors or as drafts are left out`
  return `${count} ${count === 1 ? 'question' : 'questions'}${others}.\nNot in the file: ${notCarried.join(', ')}.`
}

type Read = { readonly folder: string; readonly format: WrittenFormat; readonly out: string | null }

/** What the command line asks for; null for the help; a sentence where it is not understood. */
const readArgs = (args: readonly string[]): Read | string | null => {
  const parsed = parse(args)
  if (typeof parsed === 'string') return parsed
  const { values, positionals } = parsed
  if (values.help) return null
  const [folder, ...more] = positionals
  if (folder === undefined || more.length > 0)
    return 'Name the folder of one bank, such as questions/my-bank.'
  if (!statOrNull(folder)?.isDirectory()) return `There is no folder ${folder}.`
  const bank = findBankInside(folder)
  if (bank !== null) return `${folder} holds several banks: name one of them, such as ${bank}.`
  const names = Object.keys(WRITTEN_FORMATS).join(', ')
  if (values.to === undefined) return `Say which format by \`--to\`: ${names}.`
  const format = Object.hasOwn(WRITTEN_FORMATS, values.to) ? WRITTEN_FORMATS[values.to] : undefined
  if (!format) return `There is no format \`${values.to}\`; there are ${names}.`
  // A link to nothing is there too: written through it, the file would be elsewhere.
  if (values.out !== undefined && pathExists(values.out))
    return `${values.out} is there already: name another file.`
  return { folder, format, out: values.out ?? null }
}

const parse = (args: readonly string[]) =>
  readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      to: { type: 'string' },
      out: { type: 'string' },
    },
  })
