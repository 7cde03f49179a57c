import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { ConfigError } from './config.ts'

/**
 * Loads `.env`, which is optional, in UTF-8 or UTF-16, as Windows' editors save it. Variables that are already set win
 * over it. Returns the names in it. Throws ConfigError if it cannot be read.
 */
export const loadEnvFile = (file = '.env'): readonly string[] => {
  const bytes = readIfThere(file)
  if (bytes === null) return []
  const values = parseEnv(decode(bytes))
  for (const [name, value] of Object.entries(values)) if (!(name in process.env)) process.env[name] = value
  return Object.keys(values)
}

const readIfThere = (file: string): Buffer | null => {
  try {
    return readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    if (code === 'EISDIR')
      throw new ConfigError(`${file} is a folder. Replace it with a copy of .env.example.`)
    throw new ConfigError(`${file} can't be read (${code}). Allow the user who starts Proctor to read it.`)
  }
}

/** By the byte order mark (Unicode, 23.8), or by the zero bytes that UTF-16 has in English text. */
const decode = (bytes: Buffer): string => {
  const isBigEndian = bytes[0] === 0xfe && bytes[1] === 0xff
  const isUtf16 = isBigEndian || (bytes[0] === 0xff && bytes[1] === 0xfe) || bytes[1] === 0
  const encoding = isBigEndian || (bytes.length > 1 && bytes[0] === 0) ? 'utf-16be' : 'utf-16le'
  // It drops the mark.
  return new TextDecoder(isUtf16 || bytes[0] === 0 ? encoding : 'utf-8').decode(bytes)
}
