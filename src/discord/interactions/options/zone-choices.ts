import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10'
import { searchZones } from '../../../quiz/zones.ts'
import { MAX_CHOICES } from './question-options.ts'

/** The time zones that match what was typed so far. */
export const zoneChoices = (typed: string): APIApplicationCommandOptionChoice[] =>
  searchZones(typed)
    .slice(0, MAX_CHOICES)
    .map(zone => ({ name: zone, value: zone }))
