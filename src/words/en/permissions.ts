import { bold, format } from './format.ts'

export const permissionWords = {
  missing: (where: string, names: readonly string[]) =>
    `In ${where} I lack these permissions: ${format.list(names.map(bold))}. Nothing was changed.`,
  missingNow: (names: readonly string[]) => `I lack there: ${format.list(names.map(bold))}`,
  unseen: (where: string) =>
    `I cannot see ${where}: there I lack the permission **View Channel**. Nothing was changed.`,
  youCan:
    'You can grant it: open the channel’s settings, Permissions, add my role and allow it. Then try again.',
  askSomebody:
    'Somebody who may manage roles on this server can grant it: in the channel’s settings, Permissions, add my role and allow it.',
  mentionable: 'Or let everybody mention that role, in the role’s settings.',
  names: {
    ViewChannel: 'View Channel',
    SendMessages: 'Send Messages',
    SendMessagesInThreads: 'Send Messages in Threads',
    ReadMessageHistory: 'Read Message History',
    AttachFiles: 'Attach Files',
    CreatePublicThreads: 'Create Public Threads',
    MentionEveryone: 'Mention @everyone, @here and All Roles',
  },
}
