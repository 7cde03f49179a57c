type Environment = Readonly<Record<string, string | undefined>>

/** Replaces secrets in a text. */
export type Redact = (text: string) => string

/** Shorter secrets could be ordinary words of a log, so only PATTERNS redacts them, where a password is expected. */
const MIN_LENGTH = 6

/** Finds the secrets of an environment, whether or not the rest of it is valid. */
export const findSecrets = (environment: Environment): string[] => {
  const { DISCORD_TOKEN, DATABASE_URL, PGPASSWORD, POSTGRES_PASSWORD } = environment
  const secrets = [DISCORD_TOKEN, PGPASSWORD, POSTGRES_PASSWORD].map(text => unquote(text?.trim() ?? ''))
  return [...secrets, ...findPasswords(DATABASE_URL?.trim() ?? '')].filter(
    secret => secret.length >= MIN_LENGTH,
  )
}

const unquote = (text: string): string => /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text

/** The passwords in the address of a database, valid or not: as written, which may be percent-encoded, and decoded. */
export const findPasswords = (url: string): string[] => {
  const [, userInfo = ''] = /:\/\/[^:@]*:(.*)@/s.exec(url) ?? []
  // An address with several `@` doesn't say which of them ends the password.
  const parts = userInfo.split('@')
  const candidates = parts.map((_, index) => parts.slice(0, index + 1).join('@'))
  const parameters = [...url.matchAll(/[?&](?:ssl)?password=([^&#]*)/g)].map(match => match[1]!)
  return [...candidates, ...parameters].flatMap(password => [password, decode(password)])
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Redacts the secrets in every form that can reach a log (plain, escaped in JSON or in JSON within JSON,
 * percent-encoded, in base64 at any offset), and what its context shows to be secret: interaction tokens,
 * passwords in URLs, byte arrays.
 */
export const createRedactor = (secrets: readonly string[]): Redact => {
  const forms = [...new Set(secrets.flatMap(encodingsOf))].sort((a, b) => b.length - a.length)
  return text => {
    const withoutSecrets = forms.reduce((rest, form) => rest.replaceAll(form, '[secret]'), text)
    return PATTERNS.reduce(
      (rest, [pattern, replacement]) => rest.replace(pattern, replacement),
      withoutSecrets,
    )
  }
}

const encodingsOf = (secret: string): string[] => {
  const once = escapeJson(secret)
  return [
    secret,
    once,
    escapeJson(once),
    encodeURIComponent(secret),
    ...[0, 1, 2].flatMap(offset => base64At(offset, secret)),
  ].filter(form => form.length >= MIN_LENGTH)
}

const escapeJson = (text: string): string => JSON.stringify(text).slice(1, -1)

/** The base64 characters that depend only on the secret if it begins at this byte offset, in both alphabets. */
const base64At = (offset: number, secret: string): string[] => {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)])
  const core = bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6))
  return [core, core.replaceAll('+', '-').replaceAll('/', '_')]
}

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/((?:webhooks|interactions)\/\d+\/)[\w.~%-]{20,}/g, '$1[token]'],
  // `interaction:` in base64, how every interaction token begins.
  [/aW50ZXJhY3Rpb246[\w.~%=-]+/g, '[token]'],
  [/(\b(?:token|password|authorization)\b\\*["']?\s*:\s*\\*["'])[^"'\\]+/gi, '$1[secret]'],
  // Not the example in our own sentences, which say `user:password@host`.
  [/(:\/\/[^\s/:@"]*:)(?!password@)[^\s/@"]+@/g, '$1[secret]@'],
  [/\{"type":"Buffer","data":\[[\d,]*\]\}/g, '"[bytes]"'],
  [/<(?:Buffer|Uint8Array)[^<>]*>/g, '<bytes>'],
]
