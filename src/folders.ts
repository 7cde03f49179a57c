import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The path itself, or its nearest ancestor that exists. */
export const nearestExisting = (path: string): string => {
  const parent = dirname(path)
  return parent === path || existsSync(path) ? path : nearestExisting(parent)
}

/**
 * Makes a folder and those above it that are missing; `mode` is the new ones'. Throws the file system's error.
 * Node's recursive mkdir never ends where the system answers ENOENT to a folder that can't be made, as in /proc.
 */
export const createFolders = (folder: string, mode = 0o777): void => {
  if (isFolder(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) createFolders(parent, mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(folder)) throw error
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
