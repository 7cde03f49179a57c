/** Reads the value of CSS's `unicode-range`, "U+0-FF,U+131", as a question about a character. */
export const parseRanges = (text: string): ((character: string) => boolean) => {
  const ranges = text.split(',').map(range => {
    const [from, to = from] = range.trim().replace('U+', '').split('-')
    return [Number.parseInt(from!, 16), Number.parseInt(to!, 16)] as const
  })
  return character => {
    const code = character.codePointAt(0)!
    return ranges.some(([from, to]) => code >= from && code <= to)
  }
}
