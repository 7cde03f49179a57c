/**
 * A short name for a link, from its address: the site, and the last words of its path. "AWS: VPC NAT gateway" for
 * `https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html`. `texts` are texts on the same subject: a
 * word that they write as "ElastiCache" is written so.
 */
export const linkName = (address: string, texts: readonly string[] = []): string => {
  const url = URL.parse(address)
  if (!url) return address
  const spell = spellingsIn(texts)
  const site = siteOf(url.hostname, spell)
  const page = pageOf(url, spell)
  return page === '' ? site : `${site}: ${page}`
}

type Spell = (word: string) => string | undefined

/** A word's form with capitals beyond its first letter, as "NAT", "S3" or "DynamoDB": others may begin a sentence. */
const spellingsIn = (texts: readonly string[]): Spell => {
  const words = texts.flatMap(text => text.match(/[\p{L}\p{N}]+/gu) ?? [])
  const unusual = words.filter(word => /.\p{Lu}|^\p{Lu}\p{N}/u.test(word))
  const forms = new Map(unusual.map(word => [word.toLowerCase(), word]))
  return word => forms.get(word.toLowerCase())
}

/** Labels of a host that don't say whose it is: kinds of sites, and languages. */
const GENERIC_LABEL = /^(www\d*|docs?|developers?|dev|help|support|learn|cloud|wiki|m|[a-z]{2}(-[a-z]{2})?)$/

const siteOf = (host: string, spell: Spell): string => {
  const labels = host.split('.')
  while (labels.length > 2 && GENERIC_LABEL.test(labels[0]!)) labels.shift()
  // "typescriptlang.org", "rust-lang.org"
  const label = labels[0]!.replace(/(?<=....)-?lang$/, '')
  const name = label.length === 3 ? label.toUpperCase() : capitalize(label)
  return spell(label) ?? name
}

/** Parts of a path that don't say what a page is about. */
const GENERIC_PART =
  /^(index|readme|welcome|home|default|overview|intro(duction)?|what[-_]is|latest|stable|current|main|html?|pages?|en([-_][a-z]{2})?|docs?|dev|user|dg|ug|[a-z]*[-_]?guide|v?\d[\d.]*)$/i

const MAX_LENGTH = 48

const pageOf = ({ pathname, hash }: URL, spell: Spell): string => {
  const parts = pathname.split('/').map(part => decode(part).replace(/\.(x?html?|md|php|aspx?)$/i, ''))
  const last = parts.findLast(part => part !== '' && !GENERIC_PART.test(part)) ?? ''
  const page = humanize(last, spell)
  const section = /^#[a-z][\w-]*$/i.test(hash) ? humanize(hash.slice(1), spell) : ''
  const both = [page, section].filter(text => text !== '').join(', ')
  return cut(capitalize(both.length <= MAX_LENGTH ? both : page))
}

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** `vpc-nat-gateway` as "VPC nat gateway", `SelectEngine` as "Select engine". */
const humanize = (slug: string, spell: Spell): string => {
  const tokens = slug.split(/[\s_+.:-]+/).filter(token => token !== '')
  const words = tokens.flatMap(token => {
    const known = spell(token)
    return known ? [known] : splitCamelCase(token).map(word => spell(word) ?? withCapitals(word))
  })
  return words.join(' ')
}

const splitCamelCase = (token: string): string[] =>
  token.replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ').split(' ')

/** Words without a vowel are abbreviations, as "vpc" or "http"; so are capitals only. */
const withCapitals = (word: string): string => {
  if (/^\p{Lu}[\p{Lu}\p{N}]+$/u.test(word)) return word
  return /^[b-df-hj-np-tv-xz]{2,5}\d?$/i.test(word) ? word.toUpperCase() : word.toLowerCase()
}

const capitalize = (text: string): string => text.replace(/^\p{Ll}/u, letter => letter.toUpperCase())

/** Cuts between words. */
const cut = (text: string): string => {
  if (text.length <= MAX_LENGTH) return text
  const beginning = [...text].slice(0, MAX_LENGTH - 1).join('')
  return `${beginning.replace(/\s+\S*$/, '')}…`
}
