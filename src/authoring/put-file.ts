import { copyFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createFolders } from '../folders.ts'

/** Both make the folders that are missing. */

export const putCopy = (from: string, to: string): void => {
  createFolders(dirname(to))
  copyFileSync(from, to)
}

/** `wx` never writes over a file. */
export const putText = (text: string, to: string, flag: 'w' | 'wx' = 'w'): void => {
  createFolders(dirname(to))
  writeFileSync(to, text, { flag })
}
