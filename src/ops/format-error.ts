import { printableLines } from '../printable.ts'

/** Deeper than any chain of causes of ours; an error may be its own cause. */
const MAX_DEPTH = 5

/**
 * An unexpected error as text for a terminal: name, message and stack, of its causes too. Never its other properties:
 * discord.js keeps whole requests there, with what people wrote. It may still hold secrets: see secrets.ts.
 */
export const formatError = (error: unknown): string => printableLines(format(error, 0))

const format = (error: unknown, depth: number): string => {
  if (!(error instanceof Error)) return formatThrown(error)
  const causes = depth < MAX_DEPTH ? causesOf(error) : []
  return [headOf(error), ...causes.map(cause => `Caused by: ${format(cause, depth + 1)}`)].join('\n')
}

/** A stack begins with the name and the message, unless someone changed them later. */
const headOf = ({ name, message, stack = '' }: Error): string =>
  stack.includes(message) ? stack || name : `${name}: ${message}\n${stack}`

const causesOf = (error: Error): readonly unknown[] => [
  ...(error.cause === undefined ? [] : [error.cause]),
  ...(error instanceof AggregateError ? error.errors : []),
]

/** Anything can be thrown. */
const formatThrown = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value)
  const { name, message } = value as { name?: unknown; message?: unknown }
  return typeof message === 'string'
    ? `${name ?? 'Error'}: ${message}`
    : 'something that isn’t an error was thrown'
}
