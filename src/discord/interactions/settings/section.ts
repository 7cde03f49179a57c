import type { GuildSettings } from '../../../play/settings/guild-settings.ts'
import type { Body } from '../../render/parts/body.ts'
import type { Context } from '../context.ts'
import type { SectionName } from '../custom-id.ts'

/** A guild whose settings are shown. */
export type AtGuild = {
  readonly guildId: string
  readonly settings: GuildSettings
}

/** A part of /settings. */
export type Section = {
  readonly name: SectionName
  /** What is set, in a line of the panel's first page. */
  line(at: AtGuild, context: Context): Promise<string>
  /** Its page. `note`: a sentence about what was just changed. */
  page(at: AtGuild, note: string | null, context: Context): Promise<Body>
}
