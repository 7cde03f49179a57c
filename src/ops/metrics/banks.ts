import { Counter, Gauge, type Registry } from 'prom-client'

export type BankCounts = {
  readonly playable: number
  readonly withWarnings: number
  readonly quarantined: number
  readonly drafts: number
}

const GAUGES = {
  playable: ['proctor_bank_playable_questions', 'Questions that are asked, with those that have warnings.'],
  withWarnings: [
    'proctor_bank_warned_questions',
    'Those of the playable questions that have at least one warning.',
  ],
  quarantined: [
    'proctor_bank_quarantined_files',
    'Files of questions that are kept out of play, since something is wrong with them.',
  ],
  drafts: ['proctor_bank_draft_questions', 'Questions that are marked as drafts and not asked.'],
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
    help: 'Times that changed questions could not be read at all; those from before stayed in use.',
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
