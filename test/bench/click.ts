import { join } from 'node:path'
import { type LocalDiscord, startDiscord } from '../../src/dev/local-discord/discord.ts'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { askIn, hasAnswerButtons } from './ask.ts'
import { column, type Measured, percentile, ROOT, startMeasured, withFolder } from './measured.ts'

const PEOPLE = 500
const AT_A_TIME = [1, 50, 500]
const POSTS = 6

type Result = { readonly cpu: number; readonly p50: number; readonly p99: number; readonly perSecond: number }

/** A click, from the Gateway's event to the acknowledged verdict, beside a bare bot under the same load. */
export const benchClicks = async (): Promise<void> => {
  console.log(`\nA click: ${PEOPLE * POSTS} at each load, acknowledged with a private message`)
  console.log('              at a time   CPU µs    p50 ms    p99 ms   clicks/s')
  const bare = await withBot('test/bench/bare-bot.ts', {})
  const proctor = await withBot('src/main.ts', { QUESTIONS_DIR: join(ROOT, 'questions'), LOG_LEVEL: 'info' })
  for (const [index, atATime] of AT_A_TIME.entries()) {
    for (const [name, results] of [
      ['bare bot', bare],
      ['Proctor', proctor],
    ] as const) {
      const { cpu, p50, p99, perSecond } = results[index]!
      console.log(
        `  ${name.padEnd(12)}${String(atATime).padStart(9)}${column(cpu)} ${column(p50)} ${column(p99)}  ${column(perSecond, 0)}`,
      )
    }
    console.log(
      `  CPU ${(proctor[index]!.cpu / bare[index]!.cpu).toFixed(2)} times the bare bot's (aim: at most 1.5)`,
    )
  }
}

const withBot = (script: string, environment: Record<string, string>): Promise<Result[]> =>
  withFolder(async folder => {
    const discord = await startDiscord({ rateLimits: 'none', log: false, acknowledgeWithinMs: 30_000 })
    const bot = await startMeasured(script, {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      DATABASE_URL: `sqlite:${join(folder, 'bench.sqlite')}`,
      ...environment,
    })
    const results: Result[] = []
    // The first run warms up compiled code and isn't reported.
    for (const atATime of [50, ...AT_A_TIME]) results.push(await round(discord, bot, atATime))
    await bot.stop()
    await discord.stop()
    return results.slice(1)
  })

const round = async (discord: LocalDiscord, bot: Measured, atATime: number): Promise<Result> => {
  const server = discord.guild('Bench')
  const channel = server.channel('bench')
  const people = Array.from({ length: PEOPLE }, (_, n) => server.member(`Person ${n}`))
  await discord.until(() => (discord.world.commands.get('')?.length ?? 0) > 0)
  const posts: MessageView[] = []
  // Questions with a button an option; the ones with a select are passed over.
  for (let n = 0; posts.length < POSTS; n++) {
    // Each time someone else: a person may not have many questions open that no one answers.
    const asked = await askIn(channel, people[n % PEOPLE]!)
    if (hasAnswerButtons(asked)) posts.push(asked)
  }
  const clicks = posts.flatMap(post => people.map(person => ({ person, post })))
  const before = await bot.usage()
  const began = performance.now()
  const latencies = await inParallel(clicks, atATime)
  const seconds = (performance.now() - began) / 1000
  const after = await bot.usage()
  latencies.sort((a, b) => a - b)
  return {
    cpu: (after.cpu - before.cpu) / clicks.length,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    perSecond: clicks.length / seconds,
  }
}

/** Everyone clicks, so many at a time. How long each waited for the verdict, ms. */
export const inParallel = async (
  clicks: readonly { person: Member; post: MessageView }[],
  atATime: number,
): Promise<number[]> => {
  const latencies: number[] = []
  let next = 0
  const worker = async () => {
    for (let mine = next++; mine < clicks.length; mine = next++) {
      const { person, post } = clicks[mine]!
      const began = performance.now()
      const reply = await person.click(post, 'B')
      if (reply.failed) throw new Error(reply.failed)
      latencies.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: atATime }, worker))
  return latencies
}
