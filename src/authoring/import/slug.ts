/** Characters: with three bytes each, some digits and an ending, a name stays below the 255 bytes of most systems. */
const MAX_LENGTH = 75

/** A text as a step of a path that every file system takes, and the loader reads as a question; perhaps empty. */
export const slug = (text: string): string =>
  cut(
    cut(text, 4 * MAX_LENGTH)
      .normalize('NFC')
      .replaceAll(/[^\p{L}\p{N}\p{M}._-]+/gu, '-'),
    MAX_LENGTH,
  )
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    // A folder `a.md` could not lie beside the file `a.md`, nor a question be called `bank.yaml`.
    .replace(/\.(md|ya?ml)$/i, '-$1')
    .replace(RESERVED_NAMES, '$1-1')

/** A README is never a question; the others are device names of Windows, whatever the ending. */
const RESERVED_NAMES = /^(readme|con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** The first characters of a text; never one half of a sign that takes two. */
export const cut = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
