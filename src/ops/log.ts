import { type Logger, pino } from 'pino'
import type { LogLevel } from '../config.ts'
import { printable, printableJson, printableLines } from '../printable.ts'
import { createRedactor } from './secrets.ts'

export type Log = Logger

/**
 * A log in JSON lines, or in readable ones on a terminal. Secrets are redacted in the finished line and not per
 * field, so none gets through however deep in an object it is.
 */
export const createLog = (
  level: LogLevel,
  secrets: readonly string[],
  out: NodeJS.WriteStream | { write(line: string): unknown; isTTY?: boolean } = process.stdout,
): Log => {
  const redact = createRedactor(secrets)
  const write = (line: string) => out.write(redact(out.isTTY ? formatLine(line) : printableJson(line)))
  const serializers = { err: (error: Error) => withoutRequestBodies(pino.stdSerializers.err(error)) }
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, { write })
}

/** What discord.js keeps of a failed request: whole messages, with verdicts and people's ids. */
const REQUEST_BODY = 'requestBody'

/** A copy of an error as plain JSON, without the request bodies that hang on it or on its causes, at any depth. */
const withoutRequestBodies = (value: unknown, depth = 0): unknown => {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value
  if (Array.isArray(value)) return value.map(one => withoutRequestBodies(one, depth + 1))
  if (ArrayBuffer.isView(value)) return value
  const entries = Object.entries(value).filter(([key]) => key !== REQUEST_BODY)
  return Object.fromEntries(entries.map(([key, one]) => [key, withoutRequestBodies(one, depth + 1)]))
}

/** Deeper than any error of ours; an error may refer to itself. */
const MAX_DEPTH = 8

const LEVELS: Record<number, string> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
}

/** Formats `12:00:00 info  message key=value`, with an error's stack below. */
const formatLine = (line: string): string => {
  const { level, time, msg, err, ...rest } = JSON.parse(line)
  const fields = Object.entries(rest).map(
    ([key, value]) => ` ${printable(key)}=${printableJson(JSON.stringify(value))}`,
  )
  const stack = err ? `\n${printableLines(err.stack ?? err.message ?? JSON.stringify(err))}` : ''
  return `${String(time).slice(11, 19)} ${(LEVELS[level] ?? '').padEnd(5)} ${printable(msg ?? '')}${fields.join('')}${stack}\n`
}
