import { z } from 'zod'

export type Config = {
  /** Null where none is set: the bot then tells how to get one. */
  readonly token: string | null
  /** REST base without a version, e.g. `https://discord.com/api`. */
  readonly apiUrl: string
  /** Where avatars are, e.g. `https://cdn.discordapp.com`. */
  readonly cdnUrl: string
  /** File of the SQLite database. */
  readonly databaseFile: string
  readonly questionsDir: string
  readonly logLevel: LogLevel
  /** Registers the commands in this server only, where they appear at once; null for everywhere. */
  readonly devGuildId: string | null
  /** Pause between a session's reveal and its next question, ms. */
  readonly pauseMs: number
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Every mistake of the environment at once, each with its mend. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const httpUrl = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text)

const schema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\w-]+\.[\w-]+\.[\w-]+$/,
      'is not a bot token (three parts with dots): copy it again from the Bot page',
    )
    .nullable(),
  DISCORD_API_URL: z
    .string()
    .refine(httpUrl, 'must be a web address such as https://discord.com/api')
    .default('https://discord.com/api'),
  DISCORD_CDN_URL: z
    .string()
    .refine(httpUrl, 'must be a web address such as https://cdn.discordapp.com')
    .default('https://cdn.discordapp.com'),
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:.+/, 'must look like sqlite:data/proctor.sqlite')
    .default('sqlite:data/proctor.sqlite'),
  QUESTIONS_DIR: z.string().default('questions'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  DEV_GUILD_ID: z
    .string()
    .regex(
      /^\d{17,20}$/,
      "must be a server's id, 17 to 20 digits (Discord: right-click the server, Copy Server ID)",
    )
    .nullable(),
  SESSION_PAUSE_SECONDS: z.coerce
    .number('must be a number of seconds from 0 to 60')
    .min(0, 'must be a number of seconds from 0 to 60')
    .max(60, 'must be a number of seconds from 0 to 60')
    .default(5),
})

/** `.env` is optional; what the environment says already wins over it. */
export const loadEnvFile = (): void => {
  try {
    process.loadEnvFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

type Environment = Record<string, string | undefined>

/** The configuration that an environment describes; an empty value means the default. Throws ConfigError. */
export const readConfig = (environment: Environment): Config => {
  const given = (name: string) => environment[name]?.trim() || undefined
  const names = Object.keys(schema.shape)
  const values = Object.fromEntries(names.map(name => [name, given(name)]))
  const parsed = schema.safeParse({
    ...values,
    DISCORD_TOKEN: values.DISCORD_TOKEN ?? null,
    DEV_GUILD_ID: values.DEV_GUILD_ID ?? null,
  })
  if (!parsed.success) throw new ConfigError(sayAll(parsed.error))
  const { data } = parsed
  return {
    token: data.DISCORD_TOKEN,
    apiUrl: data.DISCORD_API_URL.replace(/\/+$/, ''),
    cdnUrl: data.DISCORD_CDN_URL.replace(/\/+$/, ''),
    databaseFile: data.DATABASE_URL.slice('sqlite:'.length),
    questionsDir: data.QUESTIONS_DIR,
    logLevel: data.LOG_LEVEL,
    devGuildId: data.DEV_GUILD_ID,
    pauseMs: data.SESSION_PAUSE_SECONDS * 1000,
  }
}

const sayAll = (error: z.ZodError): string =>
  [
    'The settings in .env (or the environment) need mending:',
    ...error.issues.map(issue => `  ${issue.path.join('.')} ${issue.message}.`),
    'Each setting is explained in .env.example.',
  ].join('\n')
