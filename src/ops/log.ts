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
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, { write })
}

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
