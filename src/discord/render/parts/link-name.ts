/**
 * A short name for a link, from its address: the site, and the last words of its path. "AWS: VPC NAT gateway" for
 * `https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html`. `texts` are texts on the same subject: a
 * word that they write as "ElastiCache" is written so.
 */
export const linkName = (address: string, texts: readonly string[] = []): string => {
  const url = URL.parse(address)
  if (!url) return address
  const spelledIn = spellingsIn(texts)
  const site = siteOf(url.hostname, spelledIn)
  const spell: Spell = word =>
    spelledIn(word) ?? (word.toLowerCase() === site.toLowerCase() ? site : undefined)
  const page = withProperNames(pageOf(url, spell), texts)
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
  // "typescriptlang.org", "rust-lang.org": languages that are called a script are written as JavaScript is.
  const label = labels[0]!.replace(/(?<=....)-?lang$/, '')
  const ofLanguage = label === labels[0] ? label : label.replace(/(?<=..)script$/, 'Script')
  const name = label.length === 3 ? label.toUpperCase() : capitalize(ofLanguage)
  return spell(label) ?? name
}

/** Parts of a path that don't say what a page is about. */
const GENERIC_PART =
  /^(index|readme|welcome|home|default|overview|intro(duction)?|what[-_]is|latest|stable|current|main|html?|pages?|en([-_][a-z]{2})?|docs?|dev|user|dg|ug|[a-z]*[-_]?guide|v?\d[\d.]*)$/i

/** Beginnings of a page's name that don't say what it is about: `chap_backups`, `what-is-a-queue`. */
const GENERIC_BEGINNING = /^(chap(ter)?|what[-_](is|are))[-_]+((an?|the)[-_]+)?(?=[^-_])/i

const MAX_LENGTH = 48

const pageOf = ({ pathname, hash }: URL, spell: Spell): string => {
  const parts = pathname.split('/').map(part =>
    decode(part)
      .replace(/\.(x?html?|md|php|aspx?)$/i, '')
      .replace(GENERIC_BEGINNING, ''),
  )
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

/** A version in a name: the 5-0 of `release-5-0`, but nothing of a date such as `2026-11-23`. */
const VERSION = /(?<![\p{L}\d]|\d[-_.])\d{1,2}(?:[-_]\d{1,2})+(?![-_.]?[\p{L}\d])/gu

/** `vpc-nat-gateway` as "VPC nat gateway", `SelectEngine` as "Select engine", `release-5-0` as "Release 5.0". */
const humanize = (slug: string, spell: Spell): string => {
  const versioned = slug.replace(VERSION, version => version.replace(/[-_]/g, '.'))
  const tokens = versioned.split(/[\s_+:-]+|\.(?!\d)|(?<!\d)\./).filter(token => token !== '')
  const words = tokens.flatMap(token => {
    const known = spell(token)
    return known ? [known] : splitCamelCase(token).map(word => spell(word) ?? withCapitals(word))
  })
  return words.join(' ')
}

const splitCamelCase = (token: string): string[] =>
  token.replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ').split(' ')

/** Two neighbors that the texts write with capitals are part of a name: "auto scaling" as "Auto Scaling". */
const withProperNames = (page: string, texts: readonly string[]): string => {
  const pairs = texts.flatMap(text =>
    [...text.matchAll(NAME_PAIR)].map(([, first, second]) => [first!, second!] as const),
  )
  const names = new Map(pairs.map(pair => [pairKey(...pair), pair]))
  const words = page.split(' ')
  return words
    .map((word, index) => {
      const after = names.get(pairKey(words[index - 1] ?? '', word))?.[1]
      const name = after ?? names.get(pairKey(word, words[index + 1] ?? ''))?.[0]
      return name ? numberedAs(word, name) : word
    })
    .join(' ')
}

const pairKey = (...pair: [string, string]): string =>
  pair.map(word => singular(word).toLowerCase()).join(' ')

const singular = (word: string): string => word.replace(/s$/i, '')

/** The name in the plural only where the word is. */
const numberedAs = (word: string, name: string): string => {
  if (singular(word) === word) return singular(name)
  return singular(name) === name ? `${name}s` : name
}

/** Two words with capitals, looked for at each word, since a name may have more than two. */
const NAME_PAIR = /(?<![\p{L}\p{N}])(?=(\p{Lu}[\p{L}\p{N}]*) (\p{Lu}[\p{L}\p{N}]*))/gu

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
