import { nearZones } from '../../../quiz/zones.ts'
import { SETUP_FIELDS } from '../../render/settings/setup.ts'
import type { FormHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { setDailyTo } from '../replies/set-daily.ts'
import { asManager } from '../settings/panel.ts'
import { showStep } from '../settings/setup.ts'

/** The daily question of the guided setup. */
export const setupDailyForm: FormHandler<'setup-daily'> = {
  kind: 'setup-daily',
  run: (interaction, _id, context) =>
    asManager(interaction, context, async guildId => {
      const { fields } = interaction
      const zone = fields.text(SETUP_FIELDS.zone)
      const outcome = await setDailyTo({ ...interaction, guildId }, context, {
        time: fields.text(SETUP_FIELDS.time),
        zone,
        channelId: fields.values(SETUP_FIELDS.channel)[0] ?? null,
      })
      if (outcome.kind === 'set') return showStep(interaction, 'language', context)
      // A form suggests nothing while someone types.
      const isZone = outcome.kind === 'no-such-zone' && zone !== null
      const sentence = isZone
        ? context.words.settings.language.noSuchZone(zone, nearZones(zone))
        : outcome.sentence
      await refuse(interaction, sentence, context)
      return outcome.kind
    }),
}
