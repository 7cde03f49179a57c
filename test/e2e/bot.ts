import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startDiscord,
} from '../../src/dev/local-discord/discord.ts'
import { checkAgainstOpenApi } from '../discord-openapi.ts'
import { scratch } from '../scratch.ts'

const ROOT = join(import.meta.dirname, '../..')

/** A question file; `key` is right. What is not said is the same in all. */
export const questionFile = (
  given: { text?: string; answer?: string; domain?: string; tags?: string } = {},
): string => `---
domain: ${given.domain ?? 'Planets'}
difficulty: easy
categories: [${given.tags ?? 'Sky'}]
question: ${given.text ?? 'Which planet is called the red one?'}
options:
  A: Venus
  B: Mars
  C: Jupiter
  D: Saturn
answer: ${given.answer ?? 'B'}
rationale:
  A: Venus is white.
  B: Mars is rusty.
  C: Jupiter is striped.
  D: Saturn is yellow.
explanation: Iron oxide covers its surface.
references:
  - https://example.org/planets
---
`

/** A questions folder with one bank of these files. */
export const writeBank = (folder: string, files: Record<string, string | Buffer>): string => {
  const questions = join(folder, 'questions')
  mkdirSync(join(questions, 'sky'), { recursive: true })
  writeFileSync(
    join(questions, 'sky/bank.yaml'),
    'title: The sky\ndescription: For tests.\ndomains:\n  - name: Planets\n    weight: 50\n  - name: Stars\n    weight: 50\n',
  )
  for (const [name, content] of Object.entries(files)) writeFileSync(join(questions, 'sky', name), content)
  return questions
}

/** Ten questions in two domains; the right option is Mars in all. */
export const tenQuestions = (): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: 10 }, (_, n) => [
      `q${n}.md`,
      questionFile({
        text: `Question number ${n}?`,
        domain: n % 2 ? 'Stars' : 'Planets',
        tags: n < 3 ? 'Sky, Near' : 'Sky',
      }),
    ]),
  )

export type RunningBot = {
  readonly process: ChildProcess
  /** All that it logged. */
  log(): string
  /** Resolves when a line with this text was logged. */
  logged(text: string): Promise<void>
  kill(signal?: NodeJS.Signals): Promise<number | null>
}

/** The bot as a person starts it: its own process, configured by the environment alone. */
export const startBot = async (environment: Record<string, string>): Promise<RunningBot> => {
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts')], {
    env: {
      PATH: process.env.PATH,
      TZ: process.env.TZ ?? 'UTC',
      LOG_LEVEL: 'info',
      ...environment,
    } as NodeJS.ProcessEnv,
    cwd: environment.CWD ?? ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      child.emit('output')
    })
  const bot: RunningBot = {
    process: child,
    log: () => output,
    logged: text => waitForLine(child, () => output, text),
    async kill(signal = 'SIGKILL') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
      return child.exitCode
    },
  }
  onTestFinished(async () => void (await bot.kill()))
  return bot
}

const waitForLine = (child: ChildProcess, output: () => string, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = () => {
      if (output().includes(text)) done(resolve)
      else if (child.exitCode !== null)
        done(() => reject(new Error(`the bot ended before it said "${text}":\n${output()}`)))
    }
    const timer = setTimeout(
      () => done(() => reject(new Error(`the bot did not say "${text}":\n${output()}`))),
      15_000,
    )
    const done = (then: () => void) => {
      clearTimeout(timer)
      child.off('output', look)
      child.off('exit', look)
      then()
    }
    child.on('output', look)
    child.on('exit', look)
    look()
  })

export type Stage = {
  readonly discord: LocalDiscord
  readonly bot: RunningBot
  readonly environment: Record<string, string>
  readonly folder: string
}

/** A local Discord and a bot that is connected to it, both gone after the test. */
export const setStage = async (
  given: {
    files?: Record<string, string | Buffer>
    discord?: LocalDiscordOptions
    environment?: Record<string, string>
  } = {},
): Promise<Stage> => {
  const folder = scratch()
  const discord = await startDiscord(given.discord)
  onTestFinished(async () => {
    await discord.stop()
    // Null where Discord's published schema is not at hand.
    expect(checkAgainstOpenApi(discord.requests) ?? []).toEqual([])
  })
  const environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DISCORD_CDN_URL: discord.cdnUrl,
    DATABASE_URL: `sqlite:${join(folder, 'bot.sqlite')}`,
    QUESTIONS_DIR: writeBank(folder, given.files ?? tenQuestions()),
    SESSION_PAUSE_SECONDS: '0',
    ...given.environment,
  }
  const bot = await startBot(environment)
  await bot.logged('connected to Discord')
  return { discord, bot, environment, folder }
}
