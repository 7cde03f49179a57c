import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Makes a folder of a bank hold these question files and no others, by name; null deletes it. Each file is replaced in one
 * step, so that whoever reads it meanwhile gets the one from before or the new one.
 */
export const replaceBankFolder = async (
  folder: string,
  files: ReadonlyMap<string, string> | null,
): Promise<void> => {
  if (files === null) return rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const [name, content] of files) {
    const file = join(folder, name)
    await writeFile(`${file}.tmp`, content)
    await rename(`${file}.tmp`, file)
  }
  // What else someone put there, such as a `.git`, isn't ours.
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isFile() && OURS.test(entry.name) && !files.has(entry.name))
      await rm(join(folder, entry.name), { force: true })
}

const OURS = /\.(?:md|tmp)$/

/** The names of the folders in a folder; none where it isn't there, or can't be read: to write into it then says why. */
export const foldersIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter(entry => entry.isDirectory()).map(({ name }) => name)
}
