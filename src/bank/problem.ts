export type Severity = 'error' | 'warning'

/** What is wrong with a file of a bank, and how to mend it. An error keeps the file out of play. */
export type Problem = {
  /** As a person would type it: `questions/<bank>/…`. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly code: string
  readonly message: string
  readonly severity: Severity
}

/** A problem of one file, where the file is known from the context. */
export type Diagnostic = Omit<Problem, 'file'>

/** Leads from the top of the YAML to a node: `['options', 'B']`. Empty: the file as a whole. */
export type KeyPath = readonly (string | number)[]

/** A problem whose line is not known yet. Most files have none, so lines are looked up only when needed. */
export type Finding = {
  readonly path: KeyPath
  readonly on: 'key' | 'value'
  readonly code: string
  readonly message: string
  readonly severity: Severity
}

export type Position = { readonly line: number; readonly column: number }

export const FILE_START: Position = { line: 1, column: 1 }

/** Collects what the checks of one file find; every check goes on after a finding. */
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

export const isError = ({ severity }: { readonly severity: Severity }): boolean => severity === 'error'

export const hasErrors = (found: readonly { readonly severity: Severity }[]): boolean => found.some(isError)

export const fileError = (code: string, message: string, at: Position = FILE_START): Diagnostic => ({
  ...at,
  code,
  message,
  severity: 'error',
})

export const byPosition = (a: Problem, b: Problem): number =>
  a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1

export const formatProblem = ({ file, line, column, code, message, severity }: Problem): string =>
  `${file}:${line}:${column}  ${severity}  ${code}  ${message}`
