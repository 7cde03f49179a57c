import type { SettingChanges } from '../../../play/settings/guild-settings.ts'
import { homeBody } from '../../render/settings/home.ts'
import type { Context } from '../context.ts'
import type { SectionName } from '../custom-id.ts'
import { refuse } from '../refuse.ts'
import { type Asking, showInPlace } from '../show-in-place.ts'
import { managesServer } from '../source.ts'
import type { AtGuild } from './section.ts'
import { SECTIONS } from './sections.ts'

/** What /settings and its buttons, selects and forms show. Each resolves with the outcome for the log. */

/** Runs for people with Manage Server, asked at every press; others get a sentence. */
export const asManager = async (
  interaction: Asking,
  context: Context,
  run: (guildId: string) => Promise<string>,
): Promise<string> => {
  const { onlyServers, needsPermission } = context.words.settings
  if (managesServer(interaction)) return run(interaction.guildId)
  if (interaction.guildId === null || interaction.isGuest)
    return refuse(interaction, onlyServers, context).then(() => 'not-in-server')
  return refuse(interaction, needsPermission, context).then(() => 'not-allowed')
}

/** The first page: every section in a line. */
export const showHome = (interaction: Asking, context: Context): Promise<string> =>
  asManager(interaction, context, async guildId => {
    const at = await atGuild(guildId, context)
    const lines = await Promise.all(
      SECTIONS.map(async section => ({ name: section.name, line: await section.line(at, context) })),
    )
    return showInPlace(interaction, homeBody(lines, context.words), context)
  })

/** `note`: a sentence about what was just changed. */
export const showSection = (
  interaction: Asking,
  name: SectionName,
  context: Context,
  note: string | null = null,
): Promise<string> =>
  asManager(interaction, context, async guildId => {
    const section = SECTIONS.find(candidate => candidate.name === name)
    if (!section) return showHome(interaction, context)
    return showInPlace(
      interaction,
      await section.page(await atGuild(guildId, context), note, context),
      context,
    )
  })

/** Changes what is set, and shows the section again. */
export const saveIn = (
  interaction: Asking,
  section: SectionName,
  changes: SettingChanges,
  context: Context,
): Promise<string> =>
  asManager(interaction, context, async guildId => {
    await context.quiz.changeSettings(guildId, changes)
    await showSection(interaction, section, context, context.words.settings.saved)
    return 'changed'
  })

const atGuild = async (guildId: string, { quiz }: Pick<Context, 'quiz'>): Promise<AtGuild> => ({
  guildId,
  settings: await quiz.shownSettings(guildId),
})
