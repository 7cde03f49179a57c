import { styleText } from 'node:util'
import type { Screen } from '../screen.ts'
import type { Outcome } from './import.ts'
import type { Written } from './write.ts'

type Target = { readonly to: string; readonly dryRun: boolean }

/** Line by line what cannot be played, with its place and what to do; then what was mended, then the sums. */
export const report = (
  outcomes: readonly Outcome[],
  target: Target,
  { colours }: Pick<Screen, 'colours'>,
): string => {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colours ? styleText(style, text, { validateStream: false }) : text
  const line = (place: string, style: Parameters<typeof styleText>[0], what: string, message: string) =>
    `${paint('bold', place)}  ${paint(style, what)}  ${message}`
  const trouble = outcomes.flatMap(outcome => {
    if (outcome.kind === 'written') return []
    if (outcome.kind !== 'quarantined') return [line(outcome.place, 'dim', outcome.kind, outcome.message)]
    return outcome.why.map(({ code, message }) =>
      line(outcome.place, 'red', `quarantined  ${paint('cyan', code)}`, message),
    )
  })
  const mended = outcomes.flatMap(({ kind, place, mended }) =>
    kind === 'written' ? mended.map(message => line(place, 'green', 'mended', message)) : [],
  )
  return [trouble, mended, summary(outcomes, target)]
    .filter(part => part.length > 0)
    .map(part => part.join('\n'))
    .join('\n\n')
}

const summary = (outcomes: readonly Outcome[], { to, dryRun }: Target): string[] => {
  const written = outcomes.filter(outcome => outcome.kind === 'written')
  const playable = written.filter(({ is }) => is === 'playable')
  const count = (kind: Outcome['kind']) => outcomes.filter(outcome => outcome.kind === kind).length
  const warned = playable.filter(({ warnings }) => warnings > 0).length
  const drafts = written.length - playable.length
  const sums = [
    `${playable.length} playable${warned > 0 ? ` (${warned} with warnings)` : ''}`,
    ...(drafts > 0 ? [`${drafts} ${drafts === 1 ? 'draft' : 'drafts'}`] : []),
    `${count('quarantined')} quarantined`,
    `${count('skipped')} skipped`,
  ]
  const lines = [`${to}: ${sums.join(', ')}`]
  if (written.length > 0) lines.push(filesLine(written, dryRun))
  if (warned > 0 && !dryRun) lines.push('`npm run bank -- check` says what the warnings are.')
  return lines
}

const filesLine = (written: readonly { readonly written: Written }[], dryRun: boolean): string => {
  const parts = (Object.keys(WORDS) as Written[]).flatMap(kind => {
    const count = written.filter(each => each.written === kind).length
    return count === 0 ? [] : [`${count} ${WORDS[kind]}`]
  })
  return `${dryRun ? 'Nothing was written (dry run); it would be: ' : 'Files: '}${parts.join(', ')}.`
}

const WORDS: Readonly<Record<Written, string>> = {
  new: 'new',
  updated: 'written anew',
  same: 'as they were',
  kept: 'differ and were left alone (`--update` writes them anew)',
}
