type Environment = Readonly<Record<string, string | undefined>>

/** Replaces what nobody may read in a log. */
export type Clean = (text: string) => string

/** Shorter ones are everyday words of a log; they are hidden where a password stands, not wherever they occur. */
const MIN_LENGTH = 6

/** All that an environment keeps secret, also where the rest of it is wrong. */
export const secretsIn = ({ DISCORD_TOKEN, DATABASE_URL, PGPASSWORD }: Environment): string[] =>
  [DISCORD_TOKEN?.trim(), ...passwordsIn(DATABASE_URL?.trim() ?? ''), PGPASSWORD?.trim()].filter(
    secret => secret !== undefined && secret.length >= MIN_LENGTH,
  ) as string[]

/** As it was written, which may be percent-encoded, and as it is meant. */
const passwordsIn = (url: string): string[] => {
  const written = [/:\/\/[^/?#]*?:([^/?#]*)@/, /[?&]password=([^&#]*)/].map(
    where => where.exec(url)?.[1] ?? '',
  )
  return written.flatMap(password => [password, decoded(password)])
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Hides the secrets in every form in which a log may hold them (as they are, escaped in JSON or in JSON within
 * JSON, percent-encoded, in base64 at any offset), and what gives itself away as one by where it stands:
 * interactions' tokens, passwords in addresses, bytes.
 */
export const createClean = (secrets: readonly string[]): Clean => {
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length)
  return text => {
    const known = forms.reduce((left, form) => left.replaceAll(form, '[secret]'), text)
    return TELLTALES.reduce((left, [where, instead]) => left.replace(where, instead), known)
  }
}

const formsOf = (secret: string): string[] => {
  const once = escaped(secret)
  return [
    secret,
    once,
    escaped(once),
    encodeURIComponent(secret),
    ...[0, 1, 2].flatMap(offset => base64At(offset, secret)),
  ].filter(form => form.length >= MIN_LENGTH)
}

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1)

/** The characters of a base64 text that depend on nothing but the secret in it, which begins after so many bytes. */
const base64At = (offset: number, secret: string): string[] => {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)])
  const core = bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6))
  return [core, core.replaceAll('+', '-').replaceAll('/', '_')]
}

const TELLTALES: readonly (readonly [RegExp, string])[] = [
  [/((?:webhooks|interactions)\/\d+\/)[\w.~%-]{20,}/g, '$1[token]'],
  // What every interaction's token begins with: `interaction:` in base64.
  [/aW50ZXJhY3Rpb246[\w.~%=-]+/g, '[token]'],
  [/(\b(?:token|password|authorization)\b\\*["']?\s*:\s*\\*["'])[^"'\\]+/gi, '$1[secret]'],
  [/(:\/\/[^\s/:@"]*:)[^\s/@"]+@/g, '$1[secret]@'],
  [/\{"type":"Buffer","data":\[[\d,]*\]\}/g, '"[bytes]"'],
  [/<(?:Buffer|Uint8Array)[^<>]*>/g, '<bytes>'],
]
