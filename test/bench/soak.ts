import { join } from 'node:path'
import { startDiscord } from '../../src/dev/local-discord/discord.ts'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { askIn, hasAnswerButtons } from './ask.ts'
import { inParallel } from './click.ts'
import { column, percentile, ROOT, startMeasured, withFolder } from './measured.ts'

const PEOPLE = 500
const POSTS_AT_A_TIME = 10
const AT_A_TIME = 100
const LINES = 10

/** So many clicks in a row, each a new answer: whether memory and latency stay as they were. */
export const benchSoak = (clicks: number): Promise<void> =>
  withFolder(async folder => {
    console.log(`\nSoak: ${clicks} clicks in a row, ${AT_A_TIME} at a time`)
    console.log('      clicks     heap MB  process MB   CPU µs    p50 ms    p99 ms   clicks/s')
    const discord = await startDiscord({
      rateLimits: 'none',
      log: false,
      acknowledgeWithinMs: 30_000,
      keep: 600,
    })
    const bot = await startMeasured('src/main.ts', {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      DATABASE_URL: `sqlite:${join(folder, 'soak.sqlite')}`,
      QUESTIONS_DIR: join(ROOT, 'questions'),
      LOG_LEVEL: 'info',
    })
    const server = discord.guild('Soak')
    const channels = Array.from({ length: 20 }, (_, n) => server.channel(`soak ${n}`))
    // The first one reveals, no matter who asked.
    const people = Array.from({ length: PEOPLE }, (_, n) =>
      server.member(`Person ${n}`, n === 0 ? { permissions: ['ManageMessages'] } : {}),
    )
    let asks = 0
    const ask = async (): Promise<MessageView> => {
      // By turns and in turn everywhere, which stays below the bot's limits.
      for (;;) {
        asks += 1
        const channel = channels[asks % channels.length]!
        const asked = await askIn(channel, people[asks % PEOPLE]!)
        if (hasAnswerButtons(asked)) return asked
      }
    }
    await discord.until(() => (discord.world.commands.get('')?.length ?? 0) > 0)
    for (let line = 0; line < LINES; line++) {
      const before = await bot.usage()
      const began = performance.now()
      const latencies = await some(clicks / LINES, people, ask)
      const seconds = (performance.now() - began) / 1000
      const after = await bot.usage()
      latencies.sort((a, b) => a - b)
      console.log(
        `  ${column(((line + 1) * clicks) / LINES, 0)}   ${column(after.heap / 2 ** 20)}   ${column(after.rss / 2 ** 20)} ${column((after.cpu - before.cpu) / latencies.length)} ${column(percentile(latencies, 0.5))} ${column(percentile(latencies, 0.99))}  ${column(latencies.length / seconds, 0)}`,
      )
    }
    await bot.stop()
    await discord.stop()
  })

/** Everyone answers some new questions, and those are revealed. */
const some = async (clicks: number, people: readonly Member[], ask: () => Promise<MessageView>) => {
  const latencies: number[] = []
  while (latencies.length < clicks) {
    const posts: MessageView[] = []
    while (posts.length < POSTS_AT_A_TIME) posts.push(await ask())
    const presses = posts.flatMap(post => people.map(person => ({ person, post })))
    latencies.push(...(await inParallel(presses, AT_A_TIME)))
    for (const post of posts) await people[0]!.click(post, 'Reveal')
  }
  return latencies
}
