/** How a process ended: one of `code` and `signal` is null. Both are null where it couldn't be started. */
export type ProcessEnd = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** What it wrote to stderr, or the error that kept it from starting. */
  readonly message: string
}

/** An instruction that the processor doesn't know, memory that isn't the process's, or its own abort upon damage. */
const CRASH_SIGNALS = ['SIGILL', 'SIGSEGV', 'SIGBUS', 'SIGABRT', 'SIGTRAP', 'SIGFPE', 'SIGSYS']

/** Windows ends a process with the exception's NTSTATUS as its code; those of severity "error" begin here. */
const MIN_NTSTATUS_ERROR = 0xc0000000

/** Whether native code crashed, in contrast to a kill from outside or an exception of JavaScript. */
export const isNativeCrash = ({ code, signal }: ProcessEnd): boolean =>
  signal === null ? (code ?? 0) >= MIN_NTSTATUS_ERROR : CRASH_SIGNALS.includes(signal)

export const explainEnd = ({ code, signal, message }: ProcessEnd): string => {
  const detail = message && `: ${message}`
  if (code === null && signal === null) return `The drawing process couldn't start${detail}`
  return `The drawing process ${signal ? `was killed by ${signal}` : `ended with code ${code}`}${detail || '.'}`
}

/** For a crash before anything was ever drawn, which the next picture would only repeat. It has no stack to show. */
export const crashAtFirstPicture = ({ code, signal }: ProcessEnd): Error => {
  const error = new Error(
    `the canvas crashes on this machine (${signal ?? `code 0x${code?.toString(16)}`}), often because its processor is too old, so ` +
      'leaderboards come as text: use a newer machine, or `npm ci --omit=dev --omit=optional`, which leaves the canvas out.',
  )
  error.stack = error.message
  return error
}
