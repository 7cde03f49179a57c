import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { type Refused, refused, type Source } from './found.ts'
import type { SourceFile } from './gather.ts'

/** Ten thousand questions have some 15 MB. */
const MAX_BYTES = 20 * 1024 * 1024

type Opening = Pick<SourceFile, 'path' | 'shown' | 'root' | 'size'>

/** The text of a file, or why it is none. */
export const readSource = ({ path, shown, root, size }: Opening): Source | Refused => {
  if (size > MAX_BYTES) return refused(1, 'too-large', tooLarge(size))
  try {
    const bytes = readFileSync(path)
    if (bytes.includes(0)) return refused(1, 'not-text', NOT_TEXT)
    if (!isUtf8(bytes)) return refused(1, 'not-utf8', NOT_UTF8)
    const text = bytes
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll(/\r\n?/g, '\n')
    return { shown, path, root, text }
  } catch (error) {
    return refused(
      1,
      'unreadable',
      `the file cannot be read (${(error as Error).message}): check its permissions`,
    )
  }
}

const tooLarge = (size: number): string =>
  `the file has ${Math.ceil(size / 1024 / 1024)} MB, and 20 can be read at a time: split it`

const NOT_TEXT =
  'the file is no text (a picture, a spreadsheet, or UTF-16): export it as text with the encoding UTF-8'
const NOT_UTF8 =
  'the file is not UTF-8 (perhaps Windows-1252): save it anew with the encoding UTF-8 in your editor'
