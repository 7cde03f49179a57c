import { ZONE_FIELD, zonePreviewBody } from '../../render/settings/language.ts'
import type { FormHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { asManager, showSection } from '../settings/panel.ts'
import { showInPlace } from '../show-in-place.ts'

/** Shows what the change means. */
export const zoneSettingForm: FormHandler<'settings-zone'> = {
  kind: 'settings-zone',
  run: (interaction, _id, context) =>
    asManager(interaction, context, async guildId => {
      const { quiz, words } = context
      const preview = await quiz.previewZone(guildId, interaction.fields.text(ZONE_FIELD) ?? '')
      switch (preview.kind) {
        case 'preview':
          return showInPlace(interaction, zonePreviewBody(preview, words), context)
        case 'same':
          return showSection(interaction, 'language', context, words.settings.language.same(preview.zone))
        case 'no-such-zone':
          await refuse(interaction, words.settings.language.noSuchZone(preview.typed, preview.near), context)
          return preview.kind
      }
    }),
}
