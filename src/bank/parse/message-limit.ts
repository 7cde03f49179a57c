import { Buffer } from 'node:buffer'

const MAX_CHARACTERS = 3500
const MAX_BYTES = 9000

/** Whether texts fit one Discord message (4,000 characters, about 10,000 bytes) beside the bot's own words. */
export const fitsMessage = (texts: readonly string[]): boolean => {
  let characters = 0
  for (const text of texts) characters += text.length
  if (characters > MAX_CHARACTERS) return false
  // No character has more than three bytes per unit of length.
  if (characters * 3 <= MAX_BYTES) return true
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) <= MAX_BYTES
}
