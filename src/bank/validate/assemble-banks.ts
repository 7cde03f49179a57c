import type { Bank, Question } from '../../quiz/question.ts'
import { positionOf } from '../parse/read-file.ts'
import { type Diagnostic, hasErrors, type Problem } from '../problem.ts'
import { bankFileOf, type FileEntry, type FolderContents } from '../scan/read-folder.ts'
import { type Conflict, findIdConflicts, findQuestionConflicts, type LocatedQuestion } from './conflicts.ts'

type Counts = { playable: number; withWarnings: number; quarantined: number; drafts: number }

type Judged = {
  readonly banks: readonly Bank[]
  readonly problems: readonly Problem[]
  readonly countsOf: ReadonlyMap<string, Counts>
}

type Player = LocatedQuestion & { readonly file: FileEntry }

/** Puts the readings side by side: what clashes between files is found here, and what is left is played. */
export const assembleBanks = (readings: readonly FolderContents[]): Judged => {
  const extra = createExtra()
  const unique = withoutErrors(readings.flatMap(playersOf), findIdConflicts, extra)
  const played = withoutErrors(unique, findQuestionConflicts, extra)
  const byBank = Map.groupBy(played, ({ question }) => question.bank)
  const judged = readings.map(reading => judgeBank(reading, byBank.get(reading.folder.name) ?? [], extra))
  return {
    banks: judged.flatMap(({ bank }) => bank ?? []),
    problems: judged.flatMap(({ problems }) => problems),
    countsOf: new Map(judged.map(({ name, counts }) => [name, counts])),
  }
}

/** Problems that a file has only beside others. */
type Extra = {
  of(file: FileEntry): readonly Diagnostic[]
  put(file: FileEntry, key: string, found: Found): void
}
type Found = Pick<Diagnostic, 'code' | 'message' | 'severity'>

const createExtra = (): Extra => {
  const diagnostics = new Map<FileEntry, Diagnostic[]>()
  return {
    of: file => diagnostics.get(file) ?? [],
    put(file, key, { code, message, severity }) {
      const diagnostic = { ...positionOf(file.location, () => [key]), code, message, severity }
      diagnostics.set(file, [...(diagnostics.get(file) ?? []), diagnostic])
    },
  }
}

const playersOf = ({ files, settings }: FolderContents): Player[] => {
  if (settings.settings === null) return []
  return files.flatMap(file =>
    file.parsed.question === null ? [] : [{ question: file.parsed.question, shown: file.source.shown, file }],
  )
}

const withoutErrors = (
  players: readonly Player[],
  find: (players: readonly Player[]) => Conflict<Player>[],
  extra: Extra,
): readonly Player[] => {
  const clashes = find(players)
  for (const clash of clashes) extra.put(clash.member.file, clash.key, clash)
  const out = new Set(clashes.filter(({ severity }) => severity === 'error').map(({ member }) => member))
  return out.size === 0 ? players : players.filter(player => !out.has(player))
}

const judgeBank = (
  { folder, files, settings: read }: FolderContents,
  players: readonly Player[],
  extra: Extra,
) => {
  const settings = read.settings
  const names = new Set(settings?.domains.map(({ name }) => name))
  for (const { question, file } of players) warnOfDomain(question, names, file, extra)
  const marksOf = files.map(file => [file, [...file.parsed.diagnostics, ...extra.of(file)]] as const)
  const problems = marksOf.flatMap(([file, diagnostics]) =>
    diagnostics.map(diagnostic => ({ file: file.source.shown, ...diagnostic })),
  )
  const own = [...read.diagnostics, ...emptyBank(files)].map(diagnostic => ({
    file: bankFileOf(folder, read).shown,
    ...diagnostic,
  }))
  const questions = players.map(({ question }) => question)
  const bank = settings && { ...settings, name: folder.name, title: settings.title ?? folder.name, questions }
  return {
    name: folder.name,
    bank,
    problems: [...own, ...problems],
    counts: countAll(marksOf, settings === null),
  }
}

const warnOfDomain = (
  { domain }: Question,
  names: ReadonlySet<string>,
  file: FileEntry,
  extra: Extra,
): void => {
  if (domain === null || names.size === 0 || names.has(domain)) return
  const message = `the domain “${domain}” is not in bank.yaml: correct it, or add it there`
  extra.put(file, 'domain', { code: 'domain-unknown', message, severity: 'warning' })
}

const emptyBank = (files: readonly FileEntry[]): Diagnostic[] =>
  files.length > 0
    ? []
    : [
        {
          line: 1,
          column: 1,
          code: 'bank-empty',
          message: 'this bank has no question: add a file, such as `s3/s3-001.md`',
          severity: 'warning',
        },
      ]

const countAll = (
  marksOf: readonly (readonly [FileEntry, readonly Diagnostic[]])[],
  bankBroken: boolean,
): Counts => {
  const counts = { playable: 0, withWarnings: 0, quarantined: 0, drafts: 0 }
  for (const [{ parsed }, diagnostics] of marksOf) {
    if (parsed.draft) counts.drafts++
    else if (bankBroken || parsed.question === null || hasErrors(diagnostics)) counts.quarantined++
    else {
      counts.playable++
      if (diagnostics.length > 0) counts.withWarnings++
    }
  }
  return counts
}
