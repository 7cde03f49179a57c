import { prose } from '../words.ts'
import { around, eachText } from './question-texts.ts'

/** Copying from a PDF loses spaces, and doubles them. Code and links are left alone. */
export const spacing = eachText('spacing', text => {
  const plain = prose(text)
  for (const { pattern, hint } of FAULTS) {
    const found = pattern.exec(plain)
    // What was blanked is not white space of the author's.
    if (found && text.slice(found.index, found.index + found[0].length) === found[0])
      return `“${around(text, found.index, found[0].length)}”: ${hint}`
  }
  return null
})

const FAULTS: readonly { readonly pattern: RegExp; readonly hint: string }[] = [
  { pattern: /(?<=[^\s|]) {2,}(?=[^\s|])/, hint: 'two spaces: make them one' },
  { pattern: /(?<=\p{L}) [,.](?=\s|$)/u, hint: 'a space before the punctuation mark: delete it' },
  { pattern: /(?<=\p{Ll}{3})[.?!]\p{Lu}\p{Ll}+ /u, hint: 'no space between two sentences: add it' },
  { pattern: /(?<=\p{Ll}{3}),\p{Ll}{3}/u, hint: 'no space after the comma: add it' },
  {
    pattern: /(?<![\p{L}-])\p{Ll}{2,}- (?!and\b|or\b|to\b|nor\b|und\b|oder\b|bis\b|et\b|ou\b)\p{Ll}{2,}/u,
    hint: 'a space after a hyphen: delete it, or make it a dash with a space before it',
  },
  {
    pattern: /(?<![\p{L}\p{N}])(?:an|and|by|for|from|in|is|of|on|or|the|to|with)\p{Lu}{2,}/u,
    hint: 'two words run together: add a space',
  },
]
