import { bold, format } from './format.ts'

export const permissionWords = {
  missing: (where: string, names: readonly string[]) =>
    `I’m missing permissions in ${where}: ${format.list(names.map(bold))}. Nothing was changed.`,
  missingNow: (names: readonly string[]) => `I’m missing permissions there: ${format.list(names.map(bold))}`,
  unseen: (where: string) =>
    `I can’t see ${where}: I’m missing the **View Channel** permission there. Nothing was changed.`,
  unchecked:
    'I’ve asked Discord about this server’s channels too often, so I can’t check that one right now. Nothing was changed. Please try again in a minute.',
  youCan:
    'To fix it, open the channel’s settings › Permissions, add my role and allow what’s missing. Then try again.',
  askSomeone:
    'Ask someone with Manage Roles to open the channel’s settings › Permissions, add my role and allow what’s missing.',
  mentionable: 'Or turn on “Allow anyone to @mention this role” in that role’s settings.',
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
