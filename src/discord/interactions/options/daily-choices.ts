import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10'
import type { Daily } from '../../../play/record.ts'
import { formatTime } from '../../../quiz/time-of-day.ts'
import { topicName } from '../../render/daily.ts'
import { cutText } from '../../render/parts/cut.ts'
import type { Context } from '../context.ts'
import type { AutocompleteInteraction } from '../interaction.ts'

/** Discord's limit for the name of a choice. */
const MAX_NAME_LENGTH = 100

/**
 * The server's dailies that match what was typed, numbered as `/daily show` numbers them. Enter takes the first one, so
 * one that does not match is never offered.
 */
export const dailyChoices = async (
  { guildId, focused }: AutocompleteInteraction,
  context: Context,
): Promise<APIApplicationCommandOptionChoice[]> => {
  if (guildId === null) return []
  const dailies = await context.quiz.listDailies(guildId)
  const names = await Promise.all(dailies.map(({ daily }, index) => nameOf(daily, index + 1, context)))
  return dailies
    .map(({ daily }, index) => ({ name: names[index]!, value: daily.id, number: String(index + 1) }))
    .filter(({ name, number }) => matches(focused.value, name, number))
    .map(({ name, value }) => ({ name: cutText(name, MAX_NAME_LENGTH), value }))
}

/** A number means the daily with that number, and not each that has the digit in its time. */
const matches = (typed: string, name: string, number: string): boolean => {
  const query = typed.trim().toLowerCase()
  return /^\d$/.test(query) ? number === query : name.toLowerCase().includes(query)
}

const nameOf = async (
  { guildId, channelId, minutes, zone, topic }: Daily,
  n: number,
  { permissions, words: { daily } }: Context,
): Promise<string> => {
  const about = topicName(topic) ?? daily.everything
  const channel = await permissions.channelName(guildId, channelId)
  return channel === null
    ? daily.choice(n, formatTime(minutes), zone, about)
    : daily.choiceIn(n, channel, formatTime(minutes), zone, about)
}
