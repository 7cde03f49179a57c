import { exportBody } from '../../render/privacy.ts'
import type { Context } from '../context.ts'
import type { ComponentInteraction } from '../interaction.ts'
import { asManager } from './panel.ts'

/** Sends someone who manages the server all that it has set, in a file beside the panel. */
export const replyWithSettings = (interaction: ComponentInteraction, context: Context): Promise<string> =>
  asManager(interaction, context, async guildId => {
    const { quiz, respond, words } = context
    const data = Buffer.from(`${JSON.stringify(await quiz.exportSettings(guildId), null, 2)}\n`)
    const file = { name: `settings-${guildId}.json`, data }
    await respond.reply(interaction, exportBody(file, words.settings.download.file))
    return 'exported'
  })
