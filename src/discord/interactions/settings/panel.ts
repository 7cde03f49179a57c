import type { SettingChanges } from '../../../play/settings/guild-settings.ts'
import { replacement } from '../../render/body.ts'
import { homeBody } from '../../render/settings/home.ts'
import type { Context } from '../context.ts'
import type { SectionName } from '../custom-id.ts'
import type { CommandInteraction, ComponentInteraction, FormInteraction } from '../interaction.ts'
import { refuse } from '../refuse.ts'
import { hasPermission } from '../source.ts'
import type { AtGuild } from './section.ts'
import { SECTIONS } from './sections.ts'

/** What /settings and its buttons, selects and forms show. Each resolves with the outcome for the log. */

type Asking = CommandInteraction | ComponentInteraction | FormInteraction

/** Runs for people with Manage Server, asked at every press; others get a sentence. */
export const asManager = async (
  interaction: Asking,
  context: Context,
  run: (guildId: string) => Promise<string>,
): Promise<string> => {
  const { guildId, isGuest } = interaction
  const { onlyServers, needsPermission } = context.words.settings
  if (guildId === null || isGuest)
    return refuse(interaction, onlyServers, context).then(() => 'not-in-server')
  if (hasPermission(interaction, 'ManageGuild')) return run(guildId)
  return refuse(interaction, needsPermission, context).then(() => 'not-allowed')
}

/** The first page: every section in a line. */
export const showHome = (interaction: Asking, context: Context): Promise<string> =>
  asManager(interaction, context, async guildId => {
    const at = await atGuild(interaction, guildId, context)
    const lines = await Promise.all(
      SECTIONS.map(async section => ({ name: section.name, line: await section.line(at, context) })),
    )
    return show(interaction, homeBody(lines, context.words), context)
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
    return show(
      interaction,
      await section.page(await atGuild(interaction, guildId, context), note, context),
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

const atGuild = async (
  interaction: Asking,
  guildId: string,
  { quiz }: Pick<Context, 'quiz'>,
): Promise<AtGuild> => ({ guildId, interaction, settings: await quiz.settingsOf(guildId) })

/** In place of the panel whose component was used; as a new message after a command. */
export const show = async (
  interaction: Asking,
  body: ReturnType<typeof homeBody>,
  { respond }: Pick<Context, 'respond'>,
): Promise<string> => {
  const isPanel = interaction.kind !== 'command' && interaction.message?.isEphemeral === true
  await (isPanel ? respond.update(interaction, replacement(body)) : respond.reply(interaction, body))
  return 'shown'
}
