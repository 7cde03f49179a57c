import { setTimeout as pause } from 'node:timers/promises'
import { type Scan, scanFolder } from '../scan/scan.ts'

/** The patrol rests a hundred times as long as it works. */
const REST = 100
const SLICE_PAUSE_MS = 5

/** Looks at all files again and again; null where the folder cannot be read. Returns what ends it. */
export const startPolling = (
  questionsDir: string,
  every: number,
  report: (sighted: Scan | null) => void,
): (() => void) => {
  const abort = new AbortController()
  const { signal } = abort
  const walk = async () => {
    while (!signal.aborted) {
      const { survey, workMs } = await surveySlowly(questionsDir, signal)
      if (signal.aborted) return
      report(survey)
      await pause(Math.max(every, workMs * REST), undefined, { signal, ref: false }).catch(() => {})
    }
  }
  void walk()
  return () => abort.abort()
}

const surveySlowly = async (questionsDir: string, { aborted }: AbortSignal) => {
  const steps = scanFolder(questionsDir)
  let workMs = 0
  for (;;) {
    const began = performance.now()
    const step = take(steps)
    workMs += performance.now() - began
    if (step === null || step.done || aborted) return { survey: step?.done ? step.value : null, workMs }
    await pause(SLICE_PAUSE_MS, undefined, { ref: false })
  }
}

const take = (steps: Generator<void, Scan>): IteratorResult<void, Scan> | null => {
  try {
    return steps.next()
  } catch {
    return null
  }
}
