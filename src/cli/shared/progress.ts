import type { Terminal } from './terminal.ts'

export type ReportProgress = (label: string, done: number, total: number) => void

const BAR_WIDTH = 30
const BAR_INTERVAL_MS = 200
const LINE_INTERVAL_MS = 10_000

type Output = { readonly isTTY?: boolean; write(text: string): unknown }

/**
 * Reports progress on stderr: a bar on a terminal, which is erased at the end. Elsewhere, a line every ten seconds if
 * `logLines` is set, and otherwise nothing, since cron mails whatever a job prints.
 */
export const createProgress = (
  unit: string,
  { logLines = false, out = process.stderr }: { logLines?: boolean; out?: Output } = {},
): ReportProgress => {
  let printedAt = Number.NEGATIVE_INFINITY
  /** Where the rate is counted from: the work under this label began with so many done. */
  let phase: { readonly label: string; readonly startedAt: number; readonly done: number } | null = null
  const print = (line: string, isLast: boolean) => {
    if (!out.isTTY) return out.write(`${line}\n`)
    return out.write(isLast ? '\r\x1b[K' : `\r${line}\x1b[K`)
  }
  return (label, done, total) => {
    if (!out.isTTY && !logLines) return
    const now = performance.now()
    if (phase?.label !== label) phase = { label, startedAt: now, done }
    const isLast = done >= total
    if (!isLast && now - printedAt < (out.isTTY ? BAR_INTERVAL_MS : LINE_INTERVAL_MS)) return
    printedAt = now
    const perSecond = (done - phase.done) / Math.max(0.001, (now - phase.startedAt) / 1000)
    const share = total === 0 ? 1 : Math.min(1, done / total)
    const bar = '#'.repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '.')
    print(`${label.padEnd(9)} ${bar} ${done} of ${total} ${unit}, ${Math.round(perSecond)} a second`, isLast)
  }
}

/** Few enough items are done before a bar could be read. */
const MIN_ITEMS = 500
const STEPS = 100

/** A progress bar on the terminal's status line that moves with the items that are done. */
export const progressBar =
  ({ progress }: Terminal, items: string) =>
  (done: number, total: number): void => {
    if (total < MIN_ITEMS || done % Math.ceil(total / STEPS) !== 0) return
    progress(`${bar(done / total)} ${done} of ${total} ${items}`)
  }

const SHARE_WIDTH = 20

/** A bar of fixed width for a share of 0 to 1; anything above nothing shows. */
export const bar = (share: number): string => {
  const full = share > 0 ? Math.max(1, Math.round(Math.min(share, 1) * SHARE_WIDTH)) : 0
  return '█'.repeat(full) + '░'.repeat(SHARE_WIDTH - full)
}
