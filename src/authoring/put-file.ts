import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Both make the folders that are missing. */

export const putCopy = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
}

/** `wx` never writes over a file. */
export const putText = (text: string, to: string, flag: 'w' | 'wx' = 'w'): void => {
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, text, { flag })
}
