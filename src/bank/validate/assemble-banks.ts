import type { Bank, Question } from '../../quiz/question.ts'
import { placeIn } from '../parse/read-file.ts'
import { hasErrors, type Mark, type Problem } from '../problem.ts'
import { bankFileOf, type FileReading, type FolderReadings } from '../scan/read-folder.ts'
import { type Candidate, type Clash, clashingIds, clashingQuestions } from './conflicts.ts'

type Counts = { playable: number; withWarnings: number; quarantined: number; drafts: number }

type Judged = {
  readonly banks: readonly Bank[]
  readonly problems: readonly Problem[]
  readonly countsOf: ReadonlyMap<string, Counts>
}

type Player = Candidate & { readonly file: FileReading }

/** Puts the readings side by side: what clashes between files is found here, and what is left is played. */
export const assembleBanks = (readings: readonly FolderReadings[]): Judged => {
  const extra = createExtra()
  const unique = withoutErrors(readings.flatMap(playersOf), clashingIds, extra)
  const played = withoutErrors(unique, clashingQuestions, extra)
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
  of(file: FileReading): readonly Mark[]
  put(file: FileReading, key: string, found: Found): void
}
type Found = Pick<Mark, 'code' | 'message' | 'severity'>

const createExtra = (): Extra => {
  const marks = new Map<FileReading, Mark[]>()
  return {
    of: file => marks.get(file) ?? [],
    put(file, key, { code, message, severity }) {
      const mark = { ...placeIn(file.place, () => [key]), code, message, severity }
      marks.set(file, [...(marks.get(file) ?? []), mark])
    },
  }
}

const playersOf = ({ files, settings }: FolderReadings): Player[] => {
  if (settings.settings === null) return []
  return files.flatMap(file =>
    file.reading.question === null
      ? []
      : [{ question: file.reading.question, shown: file.source.shown, file }],
  )
}

const withoutErrors = (
  players: readonly Player[],
  find: (players: readonly Player[]) => Clash<Player>[],
  extra: Extra,
): readonly Player[] => {
  const clashes = find(players)
  for (const clash of clashes) extra.put(clash.candidate.file, clash.key, clash)
  const out = new Set(
    clashes.filter(({ severity }) => severity === 'error').map(({ candidate }) => candidate),
  )
  return out.size === 0 ? players : players.filter(player => !out.has(player))
}

const judgeBank = (
  { folder, files, settings: read }: FolderReadings,
  players: readonly Player[],
  extra: Extra,
) => {
  const settings = read.settings
  const names = new Set(settings?.domains.map(({ name }) => name))
  for (const { question, file } of players) warnOfDomain(question, names, file, extra)
  const marksOf = files.map(file => [file, [...file.reading.marks, ...extra.of(file)]] as const)
  const problems = marksOf.flatMap(([file, marks]) =>
    marks.map(mark => ({ file: file.source.shown, ...mark })),
  )
  const own = [...read.marks, ...emptyBank(files)].map(mark => ({
    file: bankFileOf(folder, read).shown,
    ...mark,
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
  file: FileReading,
  extra: Extra,
): void => {
  if (domain === null || names.size === 0 || names.has(domain)) return
  const message = `the domain “${domain}” is not in bank.yaml: correct it, or add it there`
  extra.put(file, 'domain', { code: 'domain-unknown', message, severity: 'warning' })
}

const emptyBank = (files: readonly FileReading[]): Mark[] =>
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
  marksOf: readonly (readonly [FileReading, readonly Mark[]])[],
  bankBroken: boolean,
): Counts => {
  const counts = { playable: 0, withWarnings: 0, quarantined: 0, drafts: 0 }
  for (const [{ reading }, marks] of marksOf) {
    if (reading.draft) counts.drafts++
    else if (bankBroken || reading.question === null || hasErrors(marks)) counts.quarantined++
    else {
      counts.playable++
      if (marks.length > 0) counts.withWarnings++
    }
  }
  return counts
}
