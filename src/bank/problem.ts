export type Severity = 'error' | 'warning'

/** What is wrong with a file of a bank, and how to fix it. An error keeps the file out of play. */
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
