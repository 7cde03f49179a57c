import type { LocalDiscord } from '../../src/dev/local-discord/discord.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'

/** The letter under which a message shows an option; Mars is the right one in all test questions. */
export const letterOf = (message: MessageView, option = 'Mars'): string =>
  message.text.match(new RegExp(`\\*\\*([A-J])\\*\\* · ${option}`))![1]!

const OPTIONS = ['Venus', 'Mars', 'Jupiter', 'Saturn']

/** The key in the file of the option that a message shows under a letter; the same in all test questions. */
export const keyOf = (message: MessageView, letter: string): string =>
  'ABCD'[OPTIONS.findIndex(option => message.text.includes(`**${letter}** · ${option}`))]!

/** A sentence with its commands as plain words: they are mentions with an id, which Discord shows as a link. */
export const plain = (text: string): string => text.replaceAll(/<(\/[^:>]+):\d+>/g, '$1')

/** A server with a channel, an administrator-less member who moderates, and two who don't. */
export const studyGroup = (discord: LocalDiscord) => {
  const server = discord.guild('Study group')
  return {
    server,
    channel: server.channel('general'),
    ana: server.member('Ana'),
    ben: server.member('Ben'),
    mod: server.member('Mo', { permissions: ['ManageMessages'] }),
  }
}

export const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** A minute only ends what hangs: how soon something comes is no claim of a test, since a machine may be busy. */
export const PATIENTLY = { timeoutMs: 60_000 }

/** Resolves when the condition holds, for what Discord does not see. Rejects after `timeoutMs`. */
export const eventually = async (condition: () => boolean, { timeoutMs } = PATIENTLY): Promise<void> => {
  const end = Date.now() + timeoutMs
  while (!condition()) {
    if (Date.now() > end) throw new Error(`it did not come about within ${timeoutMs} ms: ${condition}`)
    await sleep(20)
  }
}

/** What a bot needs for dailies. */
const BOT_MAY = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'ReadMessageHistory',
  'AttachFiles',
  'CreatePublicThreads',
] as const

/** A server in which Mo may manage it, Olga may grant permissions too, and Ana only plays. */
export const studyServer = (discord: LocalDiscord) => {
  const server = discord.guild('Study group', { botPermissions: BOT_MAY })
  return {
    server,
    channel: server.channel('daily'),
    mo: server.member('Mo', { permissions: ['ManageGuild'] }),
    olga: server.member('Olga', { permissions: ['ManageGuild', 'ManageRoles'] }),
    ana: server.member('Ana'),
    ben: server.member('Ben'),
  }
}

/** The alternative text of a message's picture; empty where it has none. */
export const altOf = (message: MessageView): string =>
  JSON.stringify(message.stored.json.components).match(/"description":"([^"]+)"/)?.[1] ?? ''
