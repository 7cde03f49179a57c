import { Counter, Gauge, type Registry } from 'prom-client'

export type BankCounts = {
  readonly playable: number
  readonly withWarnings: number
  readonly quarantined: number
  readonly drafts: number
}

const GAUGES = {
  playable: ['proctor_bank_playable_questions', 'Questions in use, including those with warnings.'],
  withWarnings: ['proctor_bank_warned_questions', 'Playable questions with at least one warning.'],
  quarantined: [
    'proctor_bank_quarantined_files',
    'Question files that are quarantined because something is wrong with them.',
  ],
  drafts: ['proctor_bank_draft_questions', 'Questions marked as drafts, which aren’t asked.'],
} as const

export const bankMetrics = (registry: Registry) => {
  const registers = [registry]
  const gauges = Object.entries(GAUGES).map(
    ([state, [name, help]]) =>
      [state as keyof BankCounts, new Gauge({ name, help, labelNames: ['bank'], registers })] as const,
  )
  const loadedAt = new Gauge({
    name: 'proctor_bank_loaded_timestamp_seconds',
    help: 'When the questions in use were read, in seconds since 1970.',
    registers,
  })
  const failures = new Counter({
    name: 'proctor_bank_reload_failures_total',
    help: 'Times that changed questions couldn’t be loaded at all; the previous ones stayed in use.',
    registers,
  })
  return {
    /** Replaces the counts of every bank. */
    banksLoaded(countsOf: ReadonlyMap<string, BankCounts>, at: number): void {
      for (const [state, gauge] of gauges) {
        gauge.reset()
        for (const [bank, counts] of countsOf) gauge.set({ bank }, counts[state])
      }
      loadedAt.set(at / 1000)
    },
    reloadFailed: () => failures.inc(),
  }
}
