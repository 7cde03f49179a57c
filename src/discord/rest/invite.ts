import { PermissionFlagsBits } from 'discord-api-types/v10'

/**
 * What the bot needs beyond answering interactions, which needs nothing: to post daily questions, with threads
 * where they are wanted, and to find them again after a crash; to go on with a session, or show an answer, when
 * the right to answer has run out after 15 minutes; and to show pictures there.
 */
const NEEDED =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AttachFiles

export const inviteLink = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${NEEDED}`
