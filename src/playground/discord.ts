import type { AddressInfo } from 'node:net'
import { ChannelType } from 'discord-api-types/v10'
import { createFaults, type Faults } from './faults.ts'
import { createGateway, type Gateway } from './gateway.ts'
import type { Member, Parts } from './member.ts'
import { addChannel, BOT_PERMISSIONS, bits, ChannelView, type ServerOptions, ServerView } from './places.ts'
import { createRest, type Logged } from './rest.ts'
import { directChannel } from './routes/channels.ts'
import { createWorld, type World } from './world.ts'

export type Options = {
  readonly port?: number
  /** ms UTC; the real time if left out. */
  readonly now?: () => number
  /** `none` answers without limits, for benchmarks. */
  readonly rateLimits?: 'discord' | 'none'
  /** How long an application may take to answer: Discord gives 3,000 ms. */
  readonly acknowledgeWithinMs?: number
  /** Whether requests are kept for tests to look at. */
  readonly log?: boolean
  /** How many shards it recommends. */
  readonly shards?: number
}

/**
 * A Discord of its own on 127.0.0.1: the part of REST v10 and Gateway v10 that a bot of commands and
 * components uses, as strict as the real one, with people who can do what Discord's client offers.
 */
export const startDiscord = async (options: Options = {}): Promise<LocalDiscord> => {
  const world = createWorld(options.now ?? Date.now)
  const faults = createFaults()
  const requests: Logged[] = []
  const address = () => `ws://127.0.0.1:${(rest.address() as AddressInfo).port}`
  const gateway = createGateway({ world, address, shards: options.shards ?? 1 })
  const rest = createRest({
    world,
    faults,
    rateLimits: options.rateLimits ?? 'discord',
    log: options.log === false ? null : requests,
    gatewayRoutes: gateway.routes,
  })
  gateway.attach(rest)
  await new Promise<void>(resolve => rest.listen(options.port ?? 0, '127.0.0.1', resolve))
  const stop = async () => {
    gateway.stop()
    rest.closeAllConnections()
    await new Promise(resolve => rest.close(resolve))
  }
  const parts = { world, gateway, withinMs: options.acknowledgeWithinMs ?? 3000 }
  const url = address().replace('ws:', 'http:')
  return new LocalDiscord({ parts, faults, requests, url: `${url}/api`, stop })
}

type Inside = {
  readonly parts: Parts
  readonly faults: Faults
  readonly requests: Logged[]
  readonly url: string
  readonly stop: () => Promise<void>
}

export class LocalDiscord {
  readonly world: World
  readonly gateway: Gateway
  readonly faults: Faults
  /** Every request that the bot made. */
  readonly requests: Logged[]
  /** REST base, for `rest.api` of a client. */
  readonly url: string
  readonly stop: () => Promise<void>
  readonly #parts: Parts

  constructor({ parts, faults, requests, url, stop }: Inside) {
    this.world = parts.world
    this.gateway = parts.gateway
    this.faults = faults
    this.requests = requests
    this.url = url
    this.stop = stop
    this.#parts = parts
  }

  get token(): string {
    return this.world.token
  }

  get applicationId(): string {
    return this.world.applicationId
  }

  /** A server, with the bot in it unless said otherwise. */
  server(name: string, options: ServerOptions = {}): ServerView {
    const id = this.world.newId()
    const botPermissions = bits(options.botPermissions ?? BOT_PERMISSIONS)
    this.world.servers.set(id, { id, name, hasBot: !options.withoutBot, botPermissions, locale: 'en-US' })
    return new ServerView(this.#parts, id)
  }

  /** Somebody's direct messages with the bot. */
  directMessage(member: Member): ChannelView {
    return new ChannelView(this.world, directChannel(this.world, member.id))
  }

  /** A group chat without the bot, where somebody has installed it for themselves. */
  groupMessage(members: readonly Member[]): ChannelView {
    const recipients = members.map(({ id }) => id)
    return new ChannelView(
      this.world,
      addChannel(this.world, 'group', ChannelType.GroupDM, null, null, recipients),
    )
  }

  /** Resolves when the condition holds, looked at after every change. Rejects after `timeoutMs`. */
  until(condition: () => boolean, { timeoutMs = 10_000, what = 'what was waited for' } = {}): Promise<void> {
    if (condition()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!condition()) return
        clearTimeout(timer)
        this.world.events.off('change', look)
        resolve()
      }
      const timer = setTimeout(() => {
        this.world.events.off('change', look)
        reject(new Error(`${what} did not happen within ${timeoutMs} ms`))
      }, timeoutMs)
      this.world.events.on('change', look)
    })
  }
}
