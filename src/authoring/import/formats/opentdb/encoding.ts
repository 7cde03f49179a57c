import { decodeHTMLStrict } from 'entities'

export type Decode = (text: string) => string

/**
 * How the texts of one file are written: as they are given by default (with HTML entities), percent-encoded, or in
 * base64. Only all texts together prove an encoding: a short word such as `Rome` is also well-formed base64.
 */
export const decodeFor = (texts: readonly string[]): Decode => {
  const filled = texts.filter(text => text !== '')
  if (filled.length === 0) return decodeHTMLStrict
  if (filled.every(isPercentEncoded) && filled.some(text => text.includes('%'))) return fromPercent
  if (filled.every(isBase64)) return fromBase64
  return decodeHTMLStrict
}

/** `encode=url3986` writes a space as %20, the older `urlLegacy` as a plus. */
const isPercentEncoded = (text: string): boolean =>
  /^[\w.~%+-]+$/.test(text) && isSensible(quietly(fromPercent, text))

const fromPercent: Decode = text => decodeURIComponent(text.replaceAll('+', ' '))

const isBase64 = (text: string): boolean =>
  text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text) && isSensible(quietly(fromBase64, text))

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

const fromBase64: Decode = text => UTF_8.decode(Buffer.from(text, 'base64'))

const quietly = (decode: Decode, text: string): string | null => {
  try {
    return decode(text)
  } catch {
    return null
  }
}

const isSensible = (text: string | null): boolean => text !== null && !/[^\P{Cc}\t\n\r]|\ufffd/u.test(text)
