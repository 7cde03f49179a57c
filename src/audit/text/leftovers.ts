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
  /\bpage\s{1,9}\d{1,6}\s{1,9}(?:of|\/)\s{0,9}\d{1,6}\b/i,
  /^(?:(?:new\s{1,9})?question|q)\s{0,9}(?:#|no\.?|number)?\s{0,9}:?\s{0,9}\d{1,6}(?:\s{0,9}[.:)\]-]|[^\S\n]{0,9}(?:\n|$))/i,
  /\btopic\s{1,9}#?\d{1,6}[^\S\n]{0,9}$/im,
  /\bmost voted\b|\bcommunity vote\b/i,
  /\b(?:[Cc]orrect|[Rr]ight)\s{1,9}[Aa]nswers?\s{0,9}:\s{0,9}\(?[A-J]\b/,
  /\n[^\S\n]{0,9}(?:page\s{1,9})?\d{1,4}\s{0,9}$/i,
  /©|\ball rights reserved\b/i,
]
