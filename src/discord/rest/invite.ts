import { PermissionFlagsBits } from 'discord-api-types/v10'

/**
 * Permissions in the invite link. Responses to interactions need none. Daily questions do: to post them, to open their
 * threads, and to find them again after a crash. Sessions and reveals do when their interaction token, valid for 15
 * minutes, has expired. Both need them to attach pictures. Manage Roles isn't among them: a server that wants roles given
 * turns it on itself.
 */
const INVITE_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AttachFiles

export const inviteLink = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${INVITE_PERMISSIONS}`
