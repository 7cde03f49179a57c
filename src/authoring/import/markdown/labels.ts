export type Label = { readonly kind: 'explanation' | 'references'; readonly rest: string }

/** "Explanation: …", "**References**", "### Explanation"; null for any other line. */
export const labelOf = (text: string): Label | null => {
  const match = LABEL.exec(text)
  if (match === null) return null
  const kind = match.groups?.explanation === undefined ? 'references' : 'explanation'
  return { kind, rest: text.slice(match[0].length) }
}

const EXPLANATIONS =
  '(?:detailed |answer |the )?(?:explanations?|rationales?|reason(?:ing)?|justification|feedback|why|details?)'
const REFERENCES = [
  'references?|sources?|links?|documentation|docs?|see also|more info(?:rmation)?',
  'further reading|read more|learn more|(?:useful |external )?(?:resources?|links?)',
].join('|')
const PLURAL = String.raw`(?:\(s\))?`

/** Before the words: signs of headings, lists, quotes and bold, and pictures such as 💡. */
const BEFORE = '[^\\p{L}\\p{N}`[<]{0,12}'

/** A colon or a dash must follow, or nothing. */
const AFTER = String.raw`[*_)\]]{0,4}[ \t]{0,3}(?::[*_]{0,3}|[-–—](?=[ \t])|[ \t]*#*$)[ \t]*`

const LABEL = new RegExp(
  `^${BEFORE}(?:(?<explanation>${EXPLANATIONS}${PLURAL})|(?:${REFERENCES})${PLURAL}(?: links?)?)${AFTER}`,
  'iu',
)
