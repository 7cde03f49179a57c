import { writeFileSync } from 'node:fs'
import { LibraryError, loadFolder } from '../../bank/load.ts'
import { readCorrections } from '../../cli/corrections/read-corrections.ts'
import { type RunnableCommand, UsageError } from '../../cli/shared/run.ts'
import type { Terminal } from '../../cli/shared/terminal.ts'
import { printable } from '../../printable.ts'
import { type PlannedEdit, planEdits } from './plan-edits.ts'
import { unifiedDiff } from './unified-diff.ts'

const HELP = `Usage: npm run bank -- corrections [folder] [--write | --check]

Lists the corrections of keys that the bot's owners made and the question files in a folder (default: QUESTIONS_DIR, else
questions) don't have yet, as a diff. Reads them from the bot's database (DATABASE_URL), which may be running. A correction
ends by itself as soon as the file agrees with it.

Options:
  --write    write them into the files: the answer, what is accepted as well, the status. Nothing else changes
  --check    fail if any are open, for CI
  --help     show this

Exit status: 0 all is well, 1 corrections are open (--check) or need a person (--write), 2 the command was not understood.`

const OPTIONS = {
  write: { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
} as const

export const createCorrectionsCommand = (terminal: Terminal): RunnableCommand<typeof OPTIONS> => ({
  name: 'bank -- corrections',
  help: HELP,
  options: OPTIONS,
  run: async ({ values: { write, check }, positionals: [folder, ...others] }) => {
    if (others.length > 0) throw new UsageError(`\`corrections\` takes one folder, not ${others.length + 1}.`)
    if (write && check) throw new UsageError('`--write` and `--check` don’t go together.')
    try {
      terminal.progress('Reading the questions…')
      const library = loadFolder(folder ?? (process.env.QUESTIONS_DIR || 'questions'))
      const planned = planEdits(library, await readCorrections())
      if (write)
        for (const plan of planned) if (plan.kind === 'edit') writeFileSync(plan.file.path, plan.after)
      const open = write ? planned.filter(({ kind }) => kind !== 'edit') : planned
      return { text: reportOf(planned, write), status: (write || check) && open.length > 0 ? 1 : 0 }
    } catch (error) {
      if (error instanceof LibraryError) return { text: error.message, status: 1 }
      throw error
    }
  },
})

const reportOf = (planned: readonly PlannedEdit[], isWritten: boolean): string => {
  if (planned.length === 0) return 'The files have all corrections.'
  const edits = planned.filter(({ kind }) => kind === 'edit').length
  const last = [
    ...(edits === 0 ? [] : [`${counted(edits)} ${isWritten ? 'written' : 'to write: use --write'}.`]),
    ...(edits === planned.length ? [] : [`${counted(planned.length - edits)} for you to look at.`]),
  ]
  return [...planned.map(textOf), last.join(' ')].join('\n\n')
}

const counted = (n: number): string => `${n} ${n === 1 ? 'file' : 'files'}`

const textOf = (plan: PlannedEdit): string => {
  switch (plan.kind) {
    case 'edit':
      return [...remarksOf(plan), unifiedDiff(plan.file.displayPath, plan.before, plan.after)].join('\n')
    case 'by-hand': {
      const { answer, accepted, status } = plan.wanted
      const keys = [
        `answer: [${answer.join(', ')}]`,
        ...(accepted ? [`accepted: ${JSON.stringify(accepted).replaceAll('"', '')}`] : []),
        ...(status ? [`status: ${status}`] : []),
      ]
      return `${plan.place}: the way it’s written can’t be edited here: write ${keys.map(key => `\`${key}\``).join(' and ')}`
    }
    case 'changed':
      return `${plan.place}: changed since it was corrected (${plan.corrections.map(wishOf).join('; ')}): check its key, then undo the correction in the bot`
    case 'no-file':
      return `${printable(plan.questionId)}: no file has this question any more: undo its correction in the bot`
  }
}

type Edit = Extract<PlannedEdit, { kind: 'edit' }>

/** The file's explanation was written for the key of before. */
const remarksOf = ({ place, corrections }: Edit): string[] => [
  `${place}: ${corrections.map(wishOf).join('; ')}`,
  ...(corrections.some(({ fix }) => fix.kind === 'key')
    ? ['  Its explanation and rationales may still argue for the key of before: read them.']
    : []),
]

const wishOf = ({ was, fix, comment, at }: Edit['corrections'][number]): string => {
  const what = {
    key: () => `${was.join(', ')} → ${fix.kind === 'key' ? fix.answer.join(', ') : ''}`,
    accept: () => `${fix.kind === 'accept' ? fix.accepted.join(', ') : ''} is accepted as well`,
    void: () => 'retired',
  }[fix.kind]()
  const why = comment === null ? '' : `: ${printable(comment)}`
  return `${what} (${new Date(at).toISOString().slice(0, 10)}${why})`
}
