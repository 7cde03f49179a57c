import { onTestFinished, vi } from 'vitest'
import { createBankView } from '../../../../src/dev/playground/bank/index.ts'
import type { BankView } from '../../../../src/dev/playground/contract/bank.ts'
import { BANK_YAML, type Files, folderOf, SKY } from '../../../bank/sample.ts'

export const NOON = Date.UTC(2026, 2, 3, 12)

/** A folder of questions as authors see it; `told` counts the changes. */
export const openBank = (files: Files = { 'b/bank.yaml': BANK_YAML, 'b/q.md': SKY }) =>
  openFolder(folderOf(files))

export const openFolder = (questions: string) => {
  const bank = createBankView(questions, { clock: { now: () => NOON } })
  onTestFinished(bank.stop)
  let told = 0
  bank.follow(new URLSearchParams()).onChange(() => told++)
  const view = (open?: string) =>
    bank.follow(new URLSearchParams(open === undefined ? {} : { open })).now() as BankView
  return { bank, questions, view, told: () => told }
}

/** Waits for a change to be told; far longer than it takes. */
export const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 10_000, interval: 20 })
