import { copyFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { readArguments } from '../arguments.ts'
import { type Library, loadBank } from '../load.ts'
import type { Said } from '../screen.ts'
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
export const runExport = (args: readonly string[]): Said => {
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
  if (read.out === null) return { text: text.replace(/\n$/, ''), status: 0 }
  mkdirSync(dirname(read.out), { recursive: true })
  writeFileSync(read.out, text)
  for (const question of questions)
    if (question.image) copyPicture(question.image.file, imageName(question), read.out)
  return { text: report(read.out, questions.length, library, read.format), status: 0 }
}

const copyPicture = (from: string, name: string, out: string): void => {
  const to = join(dirname(out), name)
  mkdirSync(dirname(to), { recursive: true })
  if (!existsSync(to)) copyFileSync(from, to)
}

const report = (out: string, count: number, { counts }: Library, { notCarried }: WrittenFormat): string => {
  const left = counts.quarantined + counts.drafts
  const others = left === 0 ? '' : `; ${left} with errors or as drafts are left out`
  return `${out}: ${count} ${count === 1 ? 'question' : 'questions'}${others}.\nNot in the file: ${notCarried.join(', ')}.`
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
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return `There is no folder ${folder}.`
  const names = Object.keys(WRITTEN_FORMATS).join(', ')
  if (values.to === undefined) return `Say which format by \`--to\`: ${names}.`
  const format = Object.hasOwn(WRITTEN_FORMATS, values.to) ? WRITTEN_FORMATS[values.to] : undefined
  if (!format) return `There is no format \`${values.to}\`; there are ${names}.`
  if (values.out !== undefined && existsSync(values.out))
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
