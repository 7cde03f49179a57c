import { type Library, loadLibrary } from './bank/load.ts'
import { type BankRegistry, createBankRegistry } from './bank/registry.ts'
import { watchLibrary } from './bank/watch/watch.ts'
import type { Config } from './config.ts'
import type { Log } from './ops/log.ts'
import type { Metrics } from './ops/metrics/metrics.ts'
import type { Bank } from './quiz/question.ts'

export type OpenedQuestions = { readonly library: Library; readonly banks: BankRegistry }

/** Changes the banks of the files before anything reads them. Pure, and the same result for the same banks. */
export type ChangeBanks = (banks: readonly Bank[]) => readonly Bank[]

/** Loads the questions, and logs what is wrong with them. */
export const openQuestions = (config: Config, log: Log, changeBanks?: ChangeBanks): OpenedQuestions => {
  const library = loadLibrary(config.questionsDir)
  const files = createBankRegistry(library, config.banks)
  const banks = changeBanks ? { ...files, current: () => changeBanks(files.current()) } : files
  logLibrary(log, library, banks)
  return { library, banks }
}

/** Loads them again whenever a file changes, until stopped. `onReplaced`: after each time. */
export const watchQuestions = (
  { library, banks }: OpenedQuestions,
  questionsDir: string,
  metrics: Metrics,
  log: Log,
  onReplaced: () => void,
) =>
  watchLibrary(questionsDir, {
    since: library,
    onLoaded: loaded => {
      banks.replace(loaded)
      metrics.banksLoaded(loaded.countsOf, Date.now())
      logLibrary(log, loaded, banks)
      onReplaced()
    },
    onFailed: error => {
      metrics.reloadFailed()
      log.error({ err: error }, 'the questions couldn’t be reloaded; the previous ones stay in use')
    },
  })

const logLibrary = (log: Log, { counts, problems, banks }: Library, inUse: BankRegistry): void => {
  for (const { file, line, column, message, severity } of problems)
    log[severity === 'error' ? 'warn' : 'info'](`${file}:${line}:${column}: ${message}`)
  log.info({ ...counts, banks: banks.map(bank => bank.name) }, 'questions loaded')
  if (inUse.current().every(({ questions }) => questions.length === 0)) log.error(NOTHING_TO_PLAY)
}

const NOTHING_TO_PLAY =
  'no question can be played, so /quiz has nothing to ask: the lines above and `npm run bank -- check` say why'
