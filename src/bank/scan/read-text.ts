import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { type Diagnostic, fileError } from '../problem.ts'

export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'broken'; readonly diagnostic: Diagnostic }

const MAX_FILE_BYTES = 256 * 1024

/** The file's text without a byte order mark, or why it cannot be read as text. */
export const readUtf8File = (path: string, size: number): FileText => {
  if (size > MAX_FILE_BYTES) return broken('too-large', tooLarge(size))
  try {
    const text = readFileSync(path, 'utf8')
    // Decoding while reading is many times faster, and puts U+FFFD where the bytes are not UTF-8.
    if (text.includes('\uFFFD') && !isUtf8(readFileSync(path))) return notUtf8(text)
    return { kind: 'text', text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text }
  } catch (error) {
    return broken('unreadable', `the file can’t be read (${(error as Error).message}): check its permissions`)
  }
}

const tooLarge = (size: number): string =>
  `the file has ${Math.ceil(size / 1024)} KB, but a question may have ${MAX_FILE_BYTES / 1024}: shorten it, or split it`

const broken = (code: string, message: string): FileText => ({
  kind: 'broken',
  diagnostic: fileError(code, message),
})

const notUtf8 = (text: string): FileText => {
  const before = text.slice(0, text.indexOf('\uFFFD')).split('\n')
  const at = { line: before.length, column: before.at(-1)!.length + 1 }
  return { kind: 'broken', diagnostic: fileError('not-utf8', NOT_UTF8, at) }
}

const NOT_UTF8 = 'the file isn’t UTF-8 (perhaps Windows-1252 or UTF-16): save it as UTF-8 in your editor'
