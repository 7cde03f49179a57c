import { createHash } from 'node:crypto'
import { ChannelType } from 'discord-api-types/v10'
import { ChannelView } from './channel-view.ts'
import { addChannel } from './channels.ts'
import { addBot, removeBot, setGuildLocale } from './guilds.ts'
import { Member, type MemberContext } from './member.ts'
import { bits, MEMBER, type PermissionName, permissionsOf } from './permissions.ts'
import { addRole, botRoleOf, deleteRole, PEOPLE, RoleView, roleGiving } from './roles.ts'
import type { Guild, User, World } from './world.ts'

export type MemberOptions = {
  readonly permissions?: readonly PermissionName[]
  readonly locale?: string
  readonly roles?: readonly RoleView[]
  /** The bytes of the image. */
  readonly avatar?: Buffer
}
export type RoleOptions = {
  readonly mentionable?: boolean
  readonly permissions?: readonly PermissionName[]
  /** Whether it belongs to another bot. */
  readonly managed?: boolean
}

export class GuildView {
  readonly id: string
  readonly #parts: MemberContext

  constructor(parts: MemberContext, id: string) {
    this.id = id
    this.#parts = parts
  }

  get #guild(): Guild {
    return this.#parts.world.guilds.get(this.id)!
  }

  /** Adds a channel, a text channel by default. */
  channel(name: string, { type = ChannelType.GuildText } = {}): ChannelView {
    return new ChannelView(this.#parts, addChannel(this.#parts.world, { name, type, guildId: this.id }))
  }

  member(name: string, options: MemberOptions = {}): Member {
    const { world } = this.#parts
    const id = world.newId()
    const avatar = options.avatar ? storeAvatar(world, id, options.avatar) : null
    const user: User = { id, name, locale: options.locale ?? 'en-US', bot: false, avatar }
    world.users.set(id, user)
    const people = roleGiving(world, this.#guild, bits([...MEMBER, ...(options.permissions ?? [])]))
    this.#guild.members.set(id, [people.id, ...(options.roles ?? []).map(role => role.id)])
    return new Member(this.#parts, user, permissionsOf(this.#guild, id))
  }

  /** Adds a role. Everyone may ping a mentionable role. */
  role(name: string, { mentionable = false, permissions = [], managed = false }: RoleOptions = {}): RoleView {
    const role = { name, mentionable, permissions: bits(permissions), managed }
    return new RoleView(addRole(this.#parts.world, this.#guild, role))
  }

  /** The names of someone's roles beside those that carry permissions; null for someone who isn't a member. */
  rolesOf({ id }: { readonly id: string }): readonly string[] | null {
    const names = this.#guild.members.get(id)?.map(roleId => this.#guild.roles.get(roleId)!.name)
    return names?.filter(name => name !== PEOPLE) ?? null
  }

  /** What someone with Manage Roles does by hand. */
  give({ id }: { readonly id: string }, role: RoleView): void {
    const others = (this.#guild.members.get(id) ?? []).filter(roleId => roleId !== role.id)
    this.#guild.members.set(id, [...others, role.id])
    this.#parts.world.events.emit('change')
  }

  take({ id }: { readonly id: string }, role: RoleView): void {
    const roles = this.#guild.members.get(id) ?? []
    this.#guild.members.set(
      id,
      roles.filter(roleId => roleId !== role.id),
    )
    this.#parts.world.events.emit('change')
  }

  /** Someone leaves, and loses their roles. */
  leave({ id }: { readonly id: string }): void {
    this.#guild.members.delete(id)
  }

  /** Someone who left comes back, without roles. */
  rejoin({ id }: { readonly id: string }): void {
    const { world } = this.#parts
    this.#guild.members.set(id, [roleGiving(world, this.#guild, bits(MEMBER)).id])
    this.#guild.joinedAt.set(id, world.now())
  }

  /** Drags a role to the top of the list. */
  moveToTop(role: RoleView): void {
    const order = this.#guild.roleOrder
    order.push(...order.splice(order.indexOf(role.id), 1))
  }

  /** Drags the bot's role to the top of the list. */
  moveBotToTop(): void {
    this.moveToTop(new RoleView(botRoleOf(this.#parts.world, this.#guild)!))
  }

  deleteRole(role: RoleView): void {
    deleteRole(this.#guild, role.id)
  }

  /** Changes what the bot's own role may do. */
  setBotPermissions(permissions: readonly PermissionName[]): void {
    this.#guild.botPermissions = bits(permissions)
    botRoleOf(this.#parts.world, this.#guild)!.permissions = bits(permissions)
  }

  /** Hands the server over to someone. */
  setOwner({ id }: { readonly id: string }): void {
    this.#guild.ownerId = id
  }

  /** The @everyone role. */
  get everyone(): RoleView {
    return new RoleView(this.#guild.roles.get(this.id)!)
  }

  /** Changes the server's language. */
  setLocale(locale: string): void {
    setGuildLocale(this.#parts.world, this.#parts.gateway, this.#guild, locale)
  }

  get hasBot(): boolean {
    return this.#guild.hasBot
  }

  /** Kicks the bot. */
  removeBot(): void {
    removeBot(this.#parts.world, this.#parts.gateway, this.#guild)
  }

  /** Invites the bot, for the first time or again. */
  addBot(): void {
    addBot(this.#parts.world, this.#parts.gateway, this.#guild)
  }
}

const storeAvatar = (world: World, userId: string, picture: Buffer): string => {
  const hash = createHash('md5').update(picture).digest('hex')
  world.avatars.set(`${userId}/${hash}`, picture)
  return hash
}
