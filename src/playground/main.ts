import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { startDiscord } from './discord.ts'
import { createTerminal, HELP } from './terminal.ts'

/** `npm run playground`: the local Discord, the real bot as a process of its own, and a terminal to play in. */
const folder = mkdtempSync(join(tmpdir(), 'proctor-playground-'))
const discord = await startDiscord({ log: false })
const bot = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], {
  env: {
    ...process.env,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DISCORD_CDN_URL: discord.cdnUrl,
    DATABASE_URL: `sqlite:${join(folder, 'playground.sqlite')}`,
    LOG_LEVEL: 'warn',
    DEV_GUILD_ID: '',
  },
  stdio: ['ignore', 'inherit', 'inherit'],
})
const clean = async (code: number) => {
  bot.kill('SIGTERM')
  await discord.stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit(code)
}
// However this process ends, the bot does not outlive it.
process.once('exit', () => bot.kill())
bot.once('exit', code => clean(code ?? 0))

await discord.until(() => discord.gateway.sessions().length > 0 && discord.world.commands.size > 0, {
  timeoutMs: 30_000,
  what: 'the start of the bot',
})
const terminal = createTerminal(discord, text => console.log(text))
console.log(HELP)
const lines = createInterface({ input: process.stdin, output: process.stdout })
let closed = false
lines.once('close', () => {
  closed = true
})
const ask = () => {
  if (closed) return
  lines.setPrompt(`${terminal.name()} > `)
  lines.prompt()
}
ask()
// By iteration, since that keeps the lines that come while one is at work.
for await (const line of lines) {
  if (['quit', 'exit'].includes(line.trim())) break
  await terminal.enter(line)
  ask()
}
await clean(0)
