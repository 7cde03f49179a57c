/** The permissions that a message of the bot may need in its channel, by Discord's names. */
export const NEEDED = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'ReadMessageHistory',
  'AttachFiles',
  'CreatePublicThreads',
  'MentionEveryone',
] as const
export type NeededPermission = (typeof NEEDED)[number]

/** Where the bot posts, and what goes with it. */
export type Destination = {
  readonly guildId: string
  readonly channelId: string
  /** Whether a thread is opened below. */
  readonly thread: boolean
  /** The role that the message mentions. */
  readonly roleId: string | null
  /** Whether it never has a picture or file. */
  readonly textOnly?: true
}

/** What the bot may do on a server, as Discord says. */
export type Permissions = {
  /**
   * The permissions that the bot lacks there, most important first. `unchecked` where Discord is not asked now, because it
   * was asked too often.
   */
  missing(destination: Destination): Promise<readonly NeededPermission[] | 'unchecked'>
  /** A channel's name; null where the bot can't see it, or Discord is not asked now. Never throws. */
  channelName(guildId: string, channelId: string): Promise<string | null>
  /** A guild's name; null where Discord doesn't tell. Never throws. */
  guildName(guildId: string): Promise<string | null>
  /** Whether every member of the server can read a channel; false where that isn't known. Never throws. */
  everyoneSees(guildId: string, channelId: string): Promise<boolean>
}
