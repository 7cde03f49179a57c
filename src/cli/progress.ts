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
  const startedAt = performance.now()
  let printedAt = Number.NEGATIVE_INFINITY
  let first: number | null = null
  const print = (line: string, isLast: boolean) => {
    if (!out.isTTY) return out.write(`${line}\n`)
    return out.write(isLast ? '\r\x1b[K' : `\r${line}\x1b[K`)
  }
  return (label, done, total) => {
    if (!out.isTTY && !logLines) return
    first ??= done
    const now = performance.now()
    const isLast = done >= total
    if (!isLast && now - printedAt < (out.isTTY ? BAR_INTERVAL_MS : LINE_INTERVAL_MS)) return
    printedAt = now
    const perSecond = (done - first) / Math.max(0.001, (now - startedAt) / 1000)
    const share = total === 0 ? 1 : Math.min(1, done / total)
    const bar = '#'.repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '.')
    print(`${label.padEnd(9)} ${bar} ${done} of ${total} ${unit}, ${Math.round(perSecond)} a second`, isLast)
  }
}
