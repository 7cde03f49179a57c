import type { AddressInfo } from 'node:net'
import { ChannelType } from 'discord-api-types/v10'
import type { Download } from './cdn.ts'
import { ChannelView } from './channel-view.ts'
import { addChannel, directChannel } from './channels.ts'
import { createFaults, type Faults } from './faults.ts'
import { createGateway, type Gateway } from './gateway.ts'
import { GuildView } from './guild-view.ts'
import { addGuild, type GuildOptions } from './guilds.ts'
import type { Member, MemberContext } from './member.ts'
import { createRest, type LoggedRequest, type RequestCounts } from './rest.ts'
import { type LocalDiscordOptions, sessionStartLimits } from './settings.ts'
import { createWorld, type World } from './world.ts'

export type { LocalDiscordOptions } from './settings.ts'

/**
 * The local Discord: REST v10 and Gateway v10 on 127.0.0.1, as far as a bot of commands and components needs
 * them, and as strict as Discord. `routes/` handles requests, `rules/` validates every payload, errors have
 * Discord's codes. Tests act as people through `guild()`, `Member` and `ChannelView`, which offer exactly what
 * Discord's client does, inject outages through `faults`, and wait for events with `until()`.
 */
export const startDiscord = async (options: LocalDiscordOptions = {}): Promise<LocalDiscord> => {
  const world = createWorld(options.now ?? Date.now, options.keep)
  const faults = createFaults()
  const requests: LoggedRequest[] = []
  const downloads: Download[] = []
  const counts: RequestCounts = { limited: 0 }
  const address = () => `ws://127.0.0.1:${(rest.address() as AddressInfo).port}`
  const { heartbeatMs = 41_250 } = options
  const gateway = createGateway({ world, address, heartbeatMs, starts: sessionStartLimits(options) })
  const rest = createRest({
    world,
    faults,
    rateLimits: options.rateLimits ?? 'discord',
    log: options.log === false ? null : requests,
    downloads: options.log === false ? null : downloads,
    counts,
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
  const cdnUrl = address().replace('ws:', 'http:')
  world.cdnUrl = cdnUrl
  return new LocalDiscord({ parts, faults, requests, downloads, counts, cdnUrl, stop })
}

type Inside = {
  readonly parts: MemberContext
  readonly faults: Faults
  readonly requests: LoggedRequest[]
  readonly downloads: Download[]
  readonly counts: RequestCounts
  readonly cdnUrl: string
  readonly stop: () => Promise<void>
}

export class LocalDiscord {
  readonly world: World
  readonly gateway: Gateway
  readonly faults: Faults
  /** Every request that the bot made. */
  readonly requests: LoggedRequest[]
  /** Every picture and file that anybody fetched. */
  readonly downloads: Download[]
  /** REST base, for `rest.api` of a client. */
  readonly url: string
  /** Base of the addresses of pictures, for `rest.cdn` of a client. */
  readonly cdnUrl: string
  readonly stop: () => Promise<void>
  readonly #parts: MemberContext
  readonly #counts: RequestCounts

  constructor({ parts, faults, requests, downloads, counts, cdnUrl, stop }: Inside) {
    this.world = parts.world
    this.gateway = parts.gateway
    this.faults = faults
    this.requests = requests
    this.downloads = downloads
    this.url = `${cdnUrl}/api`
    this.cdnUrl = cdnUrl
    this.#counts = counts
    this.stop = stop
    this.#parts = parts
  }

  get token(): string {
    return this.world.token
  }

  get applicationId(): string {
    return this.world.applicationId
  }

  /** How many requests were answered with 429. */
  get limited(): number {
    return this.#counts.limited
  }

  /** Adds a server, with the bot in it by default. */
  guild(name: string, options: GuildOptions = {}): GuildView {
    return new GuildView(this.#parts, addGuild(this.world, name, options).id)
  }

  /** The direct message channel of the bot and a person. */
  directMessage(member: Member): ChannelView {
    return new ChannelView(this.#parts, directChannel(this.world, member.id))
  }

  /** Adds a group chat without the bot, for user-installed commands. */
  groupMessage(members: readonly Member[]): ChannelView {
    const recipients = members.map(({ id }) => id)
    const channel = addChannel(this.world, { name: 'group', type: ChannelType.GroupDM, recipients })
    return new ChannelView(this.#parts, channel)
  }

  /** Resolves when the condition holds; it is checked after every change. Rejects after `timeoutMs`. */
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
