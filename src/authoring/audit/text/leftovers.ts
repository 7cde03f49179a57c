import { prose } from '../words.ts'
import { eachText } from './question-texts.ts'

/** What stood around a question where it was copied from. */
export const leftovers = eachText('page-leftover', text => {
  const plain = prose(text)
  const found = LEFTOVERS.map(pattern => pattern.exec(plain)?.[0].trim()).find(Boolean)
  return found === undefined
    ? null
    : `“${found}” looks like a leftover from the page the text was copied from: delete it`
})

const LEFTOVERS: readonly RegExp[] = [
  /\bpage\s+\d+\s+(?:of|\/)\s*\d+\b/i,
  /^(?:(?:new\s+)?question|q)\s*(?:#|no\.?|number)?\s*:?\s*\d+\s*(?:[.:)\]-]|\n|$)/i,
  /\btopic\s+#?\d+[^\S\n]{0,9}$/im,
  /\bmost voted\b|\bcommunity vote\b/i,
  /\b(?:[Cc]orrect|[Rr]ight)\s+[Aa]nswers?\s*:\s*\(?[A-J]\b/,
  /\n[^\S\n]{0,9}(?:page\s{1,9})?\d{1,4}\s{0,9}$/i,
  /©|\ball rights reserved\b/i,
]
