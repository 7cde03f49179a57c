import type { Database } from '../config.ts'
import type { Progress } from './backup/copy.ts'

/** Runs a command that a person or a timer called: what went wrong is one sentence and exit status 1. */
export const runCli = async (command: () => Promise<void>): Promise<void> => {
  try {
    await command()
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}

/** Errors whose message is a sentence for whoever runs the command. */
const PLAIN = new Set(['BackupError', 'MoveError', 'ConfigError', 'DatabaseError', 'NewerDatabaseError'])

const explain = (error: unknown): unknown => {
  if (error instanceof Error && PLAIN.has(error.name)) return error.message
  const { code, message } = error as { code?: string; message: string }
  // Node's second sentence explains how to token a file name that begins with a dash.
  return code?.startsWith('ERR_PARSE_ARGS') ? `${message.split('. ')[0]}. See --help.` : error
}

/** The share that is done, rewritten in place; on no terminal nothing. */
export const showProgress = (what: string): Progress => {
  let shown = 0
  return share => {
    const percent = Math.floor(share * 100)
    if (!process.stderr.isTTY || percent === shown) return
    shown = percent
    process.stderr.write(percent === 100 ? '\r\x1b[K' : `\r${what} ${percent} %`)
  }
}

/** How a PostgreSQL database is named in a command line: with its user, and without its password. */
export const addressOf = ({ url }: Extract<Database, { kind: 'postgres' }>): string => {
  const address = new URL(url)
  address.password = ''
  address.search = ''
  return address.href
}
