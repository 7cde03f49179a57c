export type Severity = 'error' | 'warning'

/**
 * What is wrong with a file of a bank, and how to fix it. An error keeps a question file out of play; in bank.yaml it
 * keeps out the part that is wrong.
 */
export type Problem = {
  /** The path as a person would type it: `questions/<bank>/…`. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly code: string
  readonly message: string
  readonly severity: Severity
}

/** A problem without its file, which is known from the context. */
export type Diagnostic = Omit<Problem, 'file'>

/** The path from the root of the YAML to a node: `['options', 'B']`. Empty for the file as a whole. */
export type KeyPath = readonly (string | number)[]

/** A problem that is not located yet. Most files have none, so that lines are only computed when needed. */
export type Finding = {
  readonly path: KeyPath
  readonly on: 'key' | 'value'
  readonly code: string
  readonly message: string
  readonly severity: Severity
}

export type Position = { readonly line: number; readonly column: number }

export const FILE_START: Position = { line: 1, column: 1 }

/** Collects the findings of one file, so that all checks run and an author sees all mistakes together. */
export type Reporter = {
  readonly findings: Finding[]
  error(path: KeyPath, code: string, message: string, on?: 'key'): void
  warning(path: KeyPath, code: string, message: string, on?: 'key'): void
}

export const createReporter = (): Reporter => {
  const findings: Finding[] = []
  return {
    findings,
    error: (path, code, message, on) =>
      findings.push({ path, code, message, severity: 'error', on: on ?? 'value' }),
    warning: (path, code, message, on) =>
      findings.push({ path, code, message, severity: 'warning', on: on ?? 'value' }),
  }
}

/**
 * The first `max` findings, errors before warnings: the rest is only counted. Locating them and showing them takes time,
 * and a broken file may have thousands.
 */
export const firstFindings = <T extends Pick<Finding, 'severity' | 'message'>>(
  findings: readonly T[],
  max: number,
): readonly T[] => {
  const last = findings.length - max
  if (last <= 0) return findings
  const first = [...findings].sort(errorsFirst).slice(0, max)
  const more = ` (and ${last} more in this file)`
  return first.map((finding, index) =>
    index === max - 1 ? { ...finding, message: finding.message + more } : finding,
  )
}

const errorsFirst = (a: Pick<Finding, 'severity'>, b: Pick<Finding, 'severity'>): number =>
  Number(isError(b)) - Number(isError(a))

export const isError = ({ severity }: { readonly severity: Severity }): boolean => severity === 'error'

export const hasErrors = (problems: readonly { readonly severity: Severity }[]): boolean =>
  problems.some(isError)

export const fileError = (code: string, message: string, at: Position = FILE_START): Diagnostic => ({
  ...at,
  code,
  message,
  severity: 'error',
})

export const byPosition = (a: Problem, b: Problem): number =>
  a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1
