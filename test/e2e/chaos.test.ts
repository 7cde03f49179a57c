import { once } from 'node:events'
import { Kysely } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { GuildView } from '../../src/dev/local-discord/guild-view.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { dateIn } from '../../src/quiz/day.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { postgresDialect } from '../../src/store/database/postgres.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import type { Schema } from '../../src/store/schema.ts'
import { storeOn } from '../../src/store/store.ts'
import { ask, type Cluster, createPostgres, findPostgres } from '../postgres.ts'
import { seed } from '../seed.ts'
import { sampleDaily } from '../store/sample.ts'
import { eventually, keyOf, sleep } from './read.ts'
import { SHARD_COUNT, serversOnAllShards, settingsOf } from './several.ts'
import { type SpawnedBot, spawnBot, spawnStage } from './spawned.ts'

const PEOPLE = 4

type Scene = {
  readonly bots: SpawnedBot[]
  readonly cluster: Cluster
  readonly servers: readonly GuildView[]
}

/** A database server of its own, four processes with two shards each, and servers on all shards. */
const setScene = async () => {
  const cluster = await createPostgres({ durable: true })
  onTestFinished(() => cluster.destroy())
  const { discord, bot, environment } = await spawnStage({
    discord: { shards: SHARD_COUNT, acknowledgeWithinMs: 2000 },
    environment: { DATABASE_URL: cluster.url, ...settingsOf(0) },
  })
  const start = (n: number) => spawnBot({ ...environment, ...settingsOf(n) })
  const bots = [bot, ...(await Promise.all([1, 2, 3].map(start)))]
  for (const one of bots) await one.logged('connected to Discord')
  const servers = await serversOnAllShards(discord, 1)
  return { cluster, bots, servers, supervised: supervise(bots, start) }
}

/** Starts a process again where it ended, as systemd or a container's engine does. */
const supervise = (bots: SpawnedBot[], start: (n: number) => Promise<SpawnedBot>) => {
  let over = false
  const watch = async (n: number): Promise<void> => {
    while (!over) {
      await once(bots[n]!.process, 'exit')
      if (!over) bots[n] = await start(n)
    }
  }
  for (const n of bots.keys()) watch(n)
  return {
    async stop() {
      await Promise.all(bots.map(bot => bot.logged('connected to Discord')))
      over = true
    },
  }
}

/** Each server gets a daily within the next seconds, in a channel of its own. */
const planDailies = async (db: Kysely<Schema>, servers: readonly GuildView[]) => {
  const channels = servers.map(server => server.channel('daily'))
  for (const [n, channel] of channels.entries()) {
    const at = Date.now() + 2000 + n * 1500
    const next = { day: dateIn('UTC', at), at }
    const daily = sampleDaily({ id: `daily${n}`, guildId: servers[n]!.id, channelId: channel.id, next })
    await storeOn(db).dailies.saveDaily(daily, 5)
  }
  return channels
}

type Heard = { readonly acknowledged: Map<string, string>; readonly asked: MessageView[] }

/** Someone asks, everyone clicks, again and again, whether or not the bot answers. */
const playOn = async (server: GuildView, heard: Heard, goesOn: () => boolean): Promise<void> => {
  const channel = server.channel('general')
  const people = Array.from({ length: PEOPLE }, (_, n) => server.member(`Person ${n}`))
  while (goesOn()) {
    const { message } = await people[0]!.slash(channel, 'quiz', { seconds: 10 })
    // No answer, or a sentence that it failed.
    if (!message?.buttons.length) continue
    heard.asked.push(message)
    const buttons = message.buttons.map(({ customId, label }) => ({
      customId: customId!,
      key: keyOf(message, label),
    }))
    await Promise.all(
      people.map(async (person, n) => {
        await sleep(n * 50)
        const { customId, key } = buttons[n % 4]!
        if (message.buttons.length === 0) return
        const reply = await person.click(message, { customId })
        const postId = customId.split(':')[2]!
        if (/Correct!|Not quite/.test(reply.message?.text ?? ''))
          heard.acknowledged.set(`${postId} ${person.id}`, key)
      }),
    )
  }
}

type Calamity = (scene: Scene, roll: (below: number) => number) => Promise<void>

const kill: Calamity = async ({ bots }, roll) => {
  await bots[roll(bots.length)]!.kill('SIGKILL')
}

const cutConnections: Calamity = async ({ cluster }) => {
  await ask(
    cluster.url,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'proctor'`,
  )
}

/** As the power goes: what was not on the disk is gone, and what is there is recovered. */
const restartDatabase: Calamity = async ({ cluster }, roll) => {
  await cluster.stop('SIGQUIT')
  await sleep(roll(1500))
  await cluster.start()
}

const CALAMITIES: readonly Calamity[] = [
  kill,
  cutConnections,
  kill,
  restartDatabase,
  kill,
  kill,
  cutConnections,
]

const strike = async (scene: Scene): Promise<void> => {
  const dice = createRandom(seed)
  const roll = (below: number) => Math.floor(dice() * below)
  for (const calamity of CALAMITIES) {
    await sleep(300 + roll(1200))
    await calamity(scene, roll)
  }
}

test.skipIf(findPostgres() === null)(
  'four processes are killed, the database restarted, connections cut, under load: nothing acknowledged is lost, nothing is twice',
  async () => {
    const scene = await setScene()
    const { cluster, servers } = scene
    const db = new Kysely<Schema>({ dialect: postgresDialect(cluster.url, { timeoutMs: null }) })
    const dailyChannels = await planDailies(db, servers)
    const heard: Heard = { acknowledged: new Map(), asked: [] }
    let over = false
    const play = servers.map(server => playOn(server, heard, () => !over))
    await strike(scene)
    over = true
    await Promise.all(play)

    // Every daily once.
    const dailies = () =>
      dailyChannels.map(channel => channel.seenBy().filter(seen => seen.buttons.length > 0))
    await eventually(() => dailies().every(posts => posts.length > 0))
    // Every post closed, and each that was seen shows its answer.
    const open = async () =>
      db
        .selectFrom('posts')
        .select('id')
        .where('closed_at', 'is', null)
        .where('daily_id', 'is', null)
        .execute()
    await eventually(() => heard.asked.every(asked => asked.text.includes('✅ **Correct: ')))
    while ((await open()).length > 0) await sleep(200)
    expect(dailies().map(posts => posts.length)).toEqual(servers.map(() => 1))

    // No acknowledged answer lost, none twice.
    const rows = await db.selectFrom('answers').select(['post_id', 'user_id', 'picked']).execute()
    const kept = new Map(rows.map(row => [`${row.post_id} ${row.user_id}`, row.picked]))
    expect(kept.size).toBe(rows.length)
    expect(heard.acknowledged.size).toBeGreaterThan(50)
    for (const [key, picked] of heard.acknowledged) expect([key, kept.get(key)]).toEqual([key, picked])

    // What is derived is what the answers say.
    const totals = () =>
      db.selectFrom('totals').selectAll().orderBy('guild_id').orderBy('period').orderBy('user_id').execute()
    const before = await totals()
    await rebuildTotals(db, Date.now())
    expect(await totals()).toEqual(before)
    await scene.supervised.stop()
    await Promise.all(scene.bots.map(bot => bot.kill('SIGTERM')))
    await db.destroy()
  },
)
