import { dirname, resolve } from 'node:path'
import { styleText } from 'node:util'
import { printable, type Terminal } from '../../cli/shared/terminal.ts'
import type { Imported, PlacedOutcome } from './import.ts'

type Target = { readonly to: string; readonly dryRun: boolean }

/** One line for each problem, with its place and what to do; then the repairs; then the totals. */
export const importReport = (
  imported: Imported,
  target: Target,
  { colours }: Pick<Terminal, 'colours'>,
): string => {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colours ? styleText(style, text, { validateStream: false }) : text
  const line = (place: string, head: string, message: string) =>
    `${paint('bold', printable(place))}  ${head}  ${printable(message)}`
  const problems = imported.outcomes.flatMap(outcome => {
    if (outcome.kind === 'written') return []
    if (outcome.kind !== 'quarantined')
      return [line(outcome.place, paint('dim', HEADS[outcome.kind]), outcome.message)]
    return outcome.why.map(({ code, message }) =>
      line(outcome.place, paint('red', `quarantined  ${paint('cyan', code)}`), message),
    )
  })
  const repairs = imported.outcomes.flatMap(({ kind, place, mended }) =>
    kind === 'written' ? mended.map(message => line(place, paint('green', 'mended'), message)) : [],
  )
  return [problems, repairs, summary(imported, target)]
    .filter(part => part.length > 0)
    .map(part => part.join('\n'))
    .join('\n\n')
}

const HEADS = { kept: 'left alone', twin: 'skipped', skipped: 'skipped', note: 'note' } as const

/** Counts the outcomes by kind, and the written files by what happened to them. */
export const importTotals = (outcomes: readonly PlacedOutcome[]) => {
  const written = outcomes.filter(outcome => outcome.kind === 'written')
  const playable = written.filter(({ is }) => is === 'playable')
  const count = (...kinds: PlacedOutcome['kind'][]) =>
    outcomes.filter(({ kind }) => kinds.includes(kind)).length
  const files = { new: 0, updated: 0, same: 0 }
  for (const each of written) files[each.written]++
  return {
    playable: playable.length,
    withWarnings: playable.filter(({ warnings }) => warnings > 0).length,
    drafts: written.length - playable.length,
    leftAlone: count('kept'),
    quarantined: count('quarantined'),
    skipped: count('skipped', 'twin'),
    files,
  }
}

/** Whether the sources had no question at all. */
export const isNothing = (outcomes: readonly PlacedOutcome[]): boolean =>
  outcomes.every(({ kind }) => kind === 'skipped' || kind === 'note')

const summary = ({ outcomes, formats }: Imported, { to, dryRun }: Target): string[] => {
  const { playable, withWarnings, drafts, leftAlone, quarantined, skipped, files } = importTotals(outcomes)
  const sums = [
    `${playable} playable${withWarnings > 0 ? ` (${withWarnings} with warnings)` : ''}`,
    drafts > 0 && `${drafts} ${drafts === 1 ? 'draft' : 'drafts'}`,
    leftAlone > 0 && `${leftAlone} left alone`,
    `${quarantined} quarantined`,
    `${skipped} skipped`,
  ]
  const written = [
    files.new > 0 && `${files.new} new`,
    files.updated > 0 && `${files.updated} written anew`,
    files.same > 0 && `${files.same} as they were`,
  ]
  const readAs = [...formats].map(([name, count]) => `${count} ${count === 1 ? 'file' : 'files'} as ${name}`)
  const head = dryRun ? 'Nothing was written (dry run); it would be: ' : 'Files: '
  const list = (parts: readonly (string | false)[]) => parts.filter(part => part !== false).join(', ')
  const lines = [
    isNothing(outcomes) && NOTHING,
    readAs.length > 0 && `Read ${list(readAs)}.`,
    `${printable(to)}: ${list(sums)}`,
    list(written) !== '' && `${head}${list(written)}.`,
    withWarnings > 0 && !dryRun && `\`npm run bank -- check${folderOf(to)}\` says what the warnings are.`,
  ]
  return lines.filter(line => line !== false)
}

/** The folder of banks that `check` reads, where it isn't the one that it reads by default. */
const folderOf = (to: string): string => {
  const folder = dirname(to)
  return resolve(folder) === resolve(process.env.QUESTIONS_DIR || 'questions') ? '' : ` ${printable(folder)}`
}

const NOTHING = 'No question was found there. docs/import.md shows what the formats look like.'
