import { dirname, join, resolve, sep } from 'node:path'
import { z } from 'zod'
import { type Database, findUrlMistake, parseDatabaseUrl } from './database-url.ts'
import { suggestSetting } from './setting-names.ts'

export type Config = {
  /** Null if none is set: the bot then explains how to get one. */
  readonly token: string | null
  /** Base URL of Discord's REST API without a version, e.g. `https://discord.com/api`. */
  readonly apiUrl: string
  /** Base URL of avatars, e.g. `https://cdn.discordapp.com`. */
  readonly cdnUrl: string
  readonly database: Database
  readonly questionsDir: string
  /** Where copies of the banks that servers make of their members' suggestions are written; null for nowhere. */
  readonly serverBanksDir: string | null
  /** The names of the banks to play; null for all in the folder. */
  readonly banks: readonly string[] | null
  readonly logLevel: LogLevel
  /** Registers the commands in this guild only, where they appear immediately; null for everywhere. */
  readonly devGuildId: string | null
  /** Pause between a session's reveal and its next question, ms. */
  readonly pauseMs: number
  /** The shards of this process; null for all that Discord recommends. */
  readonly shards: Shards | null
  /** The user ids of those who decide about questions; empty for the owner or the team of the Discord application. */
  readonly owners: readonly string[]
  /** Discord's global rate limit for this bot. */
  readonly requestsASecond: number
  /** Where health and metrics are served; null for nowhere. */
  readonly http: { readonly port: number; readonly host: string } | null
}

/** A configuration with which the bot can start. */
export type BotConfig = Config & { readonly token: string }

export type Shards = { readonly ids: readonly number[]; readonly count: number }

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** All mistakes of the environment together, each with how to fix it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const wholeNumber = (min: number, max: number) => {
  const message = `must be a whole number from ${min} to ${max}`
  return z.coerce.number(message).int(message).min(min, message).max(max, message)
}

const isHttpUrl = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text)

/** Whether what is sent there can't be read on the way: by https, or on this machine alone. */
const isPrivate = (text: string): boolean => {
  if (!URL.canParse(text)) return true
  const { protocol, hostname } = new URL(text)
  return protocol !== 'http:' || /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
}

/** Parses `0-3` or `0,2,5`; null if it is neither or repeats a number. */
const parseShardIds = (text: string): number[] | null => {
  const parts = text.split(',').map(part => /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(part))
  const ids = parts.flatMap(part => (part ? range(Number(part[1]), Number(part[2] ?? part[1])) : [-1]))
  return ids.length > 0 && !ids.includes(-1) && new Set(ids).size === ids.length ? ids : null
}

const range = (first: number, last: number): number[] =>
  last < first ? [-1] : Array.from({ length: last - first + 1 }, (_, n) => first + n)

const parseList = (text: string): string[] =>
  text
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')

const schema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\w-]+\.[\w-]+\.[\w-]+$/,
      'isn’t a bot token (three parts with dots): copy it again from the Bot page',
    )
    .nullable(),
  DISCORD_API_URL: z
    .string()
    .refine(isHttpUrl, 'must be a web address such as https://discord.com/api')
    .refine(
      isPrivate,
      'must begin with https://, because the token is sent there; http:// is only for this machine, such as http://127.0.0.1:3000/api',
    )
    .default('https://discord.com/api'),
  DISCORD_CDN_URL: z
    .string()
    .refine(isHttpUrl, 'must be a web address such as https://cdn.discordapp.com')
    .default('https://cdn.discordapp.com'),
  DATABASE_URL: z
    .string()
    .superRefine((text, context) => {
      const message = findUrlMistake(text)
      if (message !== null) context.addIssue({ code: 'custom', message })
    })
    .default('sqlite:data/proctor.sqlite'),
  QUESTIONS_DIR: z.string().default('questions'),
  SERVER_BANKS_DIR: z.string().nullable(),
  BANKS: z
    .string()
    .refine(
      text => parseList(text).length > 0,
      'names no bank: list bank names separated by commas, or leave it empty for all of them',
    )
    .nullable(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  DEV_GUILD_ID: z
    .string()
    .regex(
      /^\d{17,20}$/,
      "must be a server's id, 17 to 20 digits (Discord: right-click the server, Copy Server ID)",
    )
    .nullable(),
  OWNERS: z
    .string()
    .refine(
      text => parseList(text).every(id => /^\d{17,20}$/.test(id)),
      "must be people's ids of 17 to 20 digits, separated by commas (Discord: right-click the person, Copy User ID)",
    )
    .refine(
      text => parseList(text).length > 0,
      'names no one: list people’s ids separated by commas, or leave it empty for the owner or team of the Discord application',
    )
    .nullable(),
  SESSION_PAUSE_SECONDS: z.coerce
    .number('must be a number of seconds from 0 to 60')
    .min(0, 'must be a number of seconds from 0 to 60')
    .max(60, 'must be a number of seconds from 0 to 60')
    .default(5),
  SHARDS: z
    .string()
    .refine(
      text => text === 'auto' || parseShardIds(text) !== null,
      'must be auto, a range such as 0-3, or a list such as 0,2,5',
    )
    .default('auto'),
  SHARD_COUNT: wholeNumber(1, 16_000).nullable(),
  DISCORD_REQUESTS_PER_SECOND: wholeNumber(1, 10_000).default(50),
  HTTP_PORT: wholeNumber(0, 65_535).nullable(),
  HTTP_HOST: z.string().default('127.0.0.1'),
})

type Settings = z.infer<typeof schema>

/** Mistakes that two settings make only together. */
const findConflicts = ({
  SHARDS,
  SHARD_COUNT,
  DATABASE_URL,
  QUESTIONS_DIR,
  SERVER_BANKS_DIR,
}: Settings): string[] => {
  const ids = SHARDS === 'auto' ? [] : (parseShardIds(SHARDS) ?? [])
  const conflicts: string[] = []
  if (ids.length > 0 && SHARD_COUNT === null)
    conflicts.push('SHARDS also needs SHARD_COUNT: how many shards there are in total.')
  if (SHARD_COUNT !== null && ids.some(id => id >= SHARD_COUNT))
    conflicts.push(
      `SHARDS can go up to ${SHARD_COUNT - 1} when SHARD_COUNT is ${SHARD_COUNT}: shards count from 0.`,
    )
  if (ids.length > 0 && parseDatabaseUrl(DATABASE_URL)?.kind === 'sqlite')
    conflicts.push('SHARDS splits the work among processes, which need a postgres:// database.')
  if (SERVER_BANKS_DIR !== null && isWithin(QUESTIONS_DIR, SERVER_BANKS_DIR))
    conflicts.push(
      'SERVER_BANKS_DIR must be outside QUESTIONS_DIR: every server would be asked what one of them accepted.',
    )
  return conflicts
}

type Environment = Record<string, string | undefined>

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(schema.shape)

/**
 * Parses the configuration from environment variables. An empty value means the default. `fileNames`: the names in
 * .env, in which a misspelt one is a mistake. Throws ConfigError.
 */
export const readConfig = (environment: Environment, fileNames: readonly string[] = []): Config => {
  const read = (name: string) => environment[name]?.trim() || undefined
  const values = Object.fromEntries(SETTINGS.map(name => [name, unquote(read(name))]))
  const formMistakes = [
    ...fileNames.flatMap(name => findMisspelling(name, fileNames)),
    ...SETTINGS.filter(name => isQuoted(read(name))).map(
      name => `${name} has quotes around it: leave them out.`,
    ),
  ]
  const parsed = schema.safeParse({
    ...values,
    DISCORD_TOKEN: values.DISCORD_TOKEN ?? null,
    BANKS: values.BANKS ?? null,
    SERVER_BANKS_DIR: values.SERVER_BANKS_DIR ?? null,
    DEV_GUILD_ID: values.DEV_GUILD_ID ?? null,
    OWNERS: values.OWNERS ?? null,
    SHARD_COUNT: values.SHARD_COUNT ?? null,
    HTTP_PORT: values.HTTP_PORT ?? null,
  })
  const mistakes = [
    ...formMistakes,
    ...(parsed.success ? findConflicts(parsed.data) : parsed.error.issues.map(formatIssue)),
  ]
  if (!parsed.success || mistakes.length > 0) throw new ConfigError(formatMistakes(mistakes))
  const { data } = parsed
  return {
    token: data.DISCORD_TOKEN,
    apiUrl: data.DISCORD_API_URL.replace(/\/+$/, ''),
    cdnUrl: data.DISCORD_CDN_URL.replace(/\/+$/, ''),
    database: parseDatabaseUrl(data.DATABASE_URL)!,
    questionsDir: data.QUESTIONS_DIR,
    serverBanksDir: data.SERVER_BANKS_DIR ?? besideDatabase(data),
    banks: data.BANKS === null ? null : parseList(data.BANKS),
    logLevel: data.LOG_LEVEL,
    devGuildId: data.DEV_GUILD_ID,
    pauseMs: data.SESSION_PAUSE_SECONDS * 1000,
    shards: parseShards(data),
    owners: data.OWNERS === null ? [] : parseList(data.OWNERS),
    requestsASecond: data.DISCORD_REQUESTS_PER_SECOND,
    http: data.HTTP_PORT === null ? null : { port: data.HTTP_PORT, host: data.HTTP_HOST },
  }
}

/** Null where no place fits: PostgreSQL may be on another machine, and what is among the questions is asked everywhere. */
const besideDatabase = ({ DATABASE_URL, QUESTIONS_DIR }: Settings): string | null => {
  const database = parseDatabaseUrl(DATABASE_URL)!
  if (database.kind !== 'sqlite') return null
  const folder = join(dirname(database.file), 'banks')
  return isWithin(QUESTIONS_DIR, folder) ? null : folder
}

const isWithin = (outer: string, inner: string): boolean =>
  `${resolve(inner)}${sep}`.startsWith(`${resolve(outer)}${sep}`)

/** A name beside the setting that it looks like is something else. */
const findMisspelling = (name: string, fileNames: readonly string[]): string[] => {
  const suggestion = suggestSetting(name, SETTINGS)
  return suggestion === null || fileNames.includes(suggestion)
    ? []
    : [`${name} in .env isn't a setting. Did you mean ${suggestion}?`]
}

const QUOTED = /^(["'])(.*)\1$/s

/** Quotes belong to .env and to the shell: docker's --env-file and others pass them on as part of the value. */
const isQuoted = (text: string | undefined): boolean => QUOTED.test(text ?? '')

const unquote = (text: string | undefined): string | undefined => QUOTED.exec(text ?? '')?.[2] ?? text

const parseShards = ({ SHARDS, SHARD_COUNT }: Settings): Shards | null => {
  if (SHARD_COUNT === null) return null
  const ids = SHARDS === 'auto' ? range(0, SHARD_COUNT - 1) : parseShardIds(SHARDS)!
  return { ids, count: SHARD_COUNT }
}

const formatIssue = ({ path, message }: { path: PropertyKey[]; message: string }): string =>
  `${path.join('.')} ${message}.`

const formatMistakes = (mistakes: readonly string[]): string =>
  [
    'The settings in .env (or the environment) need fixing:',
    ...mistakes.map(mistake => `  ${mistake}`),
    'Each setting is explained in .env.example.',
  ].join('\n')
