/** For comparing names: without case, accents, spaces, hyphens and most punctuation. `C`, `C++` and `C#` stay different. */
export const foldName = (text: string): string => {
  const plain = withoutAccents(text)
  return plain.replaceAll(SEPARATORS, '') || plain.trim()
}

const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()

const SEPARATORS = /[\s_.,:;·/'’"“”()\p{Pd}]+/gu

/** The words of a name, compared likewise. */
export const nameWordsOf = (text: string): string[] =>
  withoutAccents(text)
    .split(SEPARATORS)
    .filter(word => word !== '')
