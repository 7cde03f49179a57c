/** Matches any of the terms as whole words: `EC2` is not in `EC2-Classic`, nor `RAM` in `program`. */
export const wholeWords = (terms: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}-])(?:${terms.map(escapeRegExp).join('|')})(?![\\p{L}\\p{N}-])`, 'u')

/** `RegExp.escape` is there only from Node 24 on. */
export const escapeRegExp = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
