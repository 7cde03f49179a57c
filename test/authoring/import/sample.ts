import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runBankCli } from '../../../src/authoring/cli.ts'
import type { Format } from '../../../src/authoring/import/formats/format.ts'
import type { SourceEntry, SourceQuestion } from '../../../src/authoring/import/source-entry.ts'
import { loadLibrary } from '../../../src/bank/load.ts'
import { scratch } from '../../scratch.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** A folder with sources in `from/`, and the way to a bank `questions/b` beside it. Gone after the test. */
export const setOut = (files: Files) => {
  const folder = scratch()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'from', name)), { recursive: true })
    writeFileSync(join(folder, 'from', name), content)
  }
  const to = join(folder, 'questions/b')
  return {
    folder,
    to,
    from: (name = '') => join(folder, 'from', name),
    /** What `npm run bank -- import` says, with the folder taken out of it. */
    run: async (...args: string[]) => {
      const { text, status } = await runBankCli(['import', join(folder, 'from'), '--to', to, ...args])
      return { text: text.replaceAll(`${folder}/`, ''), status }
    },
    /** The paths of what is in the bank, in their order. */
    written: () =>
      existsSync(to)
        ? readdirSync(to, { recursive: true, encoding: 'utf8' })
            .filter(name => /\.\w+$/.test(name))
            .toSorted()
        : [],
    read: (name: string) => readFileSync(join(to, name), 'utf8'),
    bank: () => loadLibrary(join(folder, 'questions')).banks[0]!,
  }
}

/** What a format finds in a text. */
export const foundBy = (format: Format, text: string): SourceEntry[] =>
  format.read({ shown: 'from/a', path: '/nowhere/from/a.md', root: '/nowhere/from', text })

export const questionsBy = (format: Format, text: string): SourceQuestion[] =>
  foundBy(format, text).flatMap(found => (found.kind === 'question' ? [found] : []))
