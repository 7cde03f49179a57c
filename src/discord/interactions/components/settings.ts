import type { ComponentHandler } from '../component.ts'
import { SECTION_NAMES } from '../custom-id.ts'
import { replyWithSettings } from '../settings/download.ts'
import { showHome, showSection } from '../settings/panel.ts'

/** The first page of /settings. */
export const settingsButton: ComponentHandler<'settings'> = {
  kind: 'settings',
  run: (interaction, _id, context) => showHome(interaction, context),
}

/** All that the server has set, in a file. */
export const downloadButton: ComponentHandler<'settings-download'> = {
  kind: 'settings-download',
  run: (interaction, _id, context) => replyWithSettings(interaction, context),
}

/** Opens the section that was chosen. */
export const sectionSelect: ComponentHandler<'settings-section'> = {
  kind: 'settings-section',
  run: (interaction, _id, context) => {
    const section = SECTION_NAMES.find(name => name === interaction.values[0])
    return section ? showSection(interaction, section, context) : showHome(interaction, context)
  },
}

export const sectionButton: ComponentHandler<'settings-open'> = {
  kind: 'settings-open',
  run: (interaction, { section }, context) => showSection(interaction, section, context),
}
