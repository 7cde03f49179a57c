import { ApplicationCommandType } from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import { parseCustomId } from '../src/discord/interactions/custom-id.ts'
import type { MessageCommandInteraction } from '../src/discord/interactions/interaction.ts'
import { refuse } from '../src/discord/interactions/refuse.ts'
import { openReport } from '../src/discord/interactions/replies/report-replies.ts'
import type { ReportTarget } from '../src/play/report.ts'

/** In the menu of a message, under "Apps". */
export const report = {
  kind: 'message',
  name: 'Report this question',
  describe: ({ commands }) => ({
    type: ApplicationCommandType.Message,
    name: commands.report.name,
    integration_types: [0, 1],
    contexts: [0, 1, 2],
  }),
  async run(interaction, context): Promise<string> {
    const target = targetIn(interaction)
    if (target) return openReport(interaction, target, context)
    await refuse(interaction, context.words.report.noQuestion, context)
    return 'no-question'
  },
} satisfies Command

/** The question of a message is in the custom ids of its buttons. Null where it has none of ours. */
const targetIn = ({ target }: MessageCommandInteraction): ReportTarget | null => {
  const ids = target.customIds.flatMap(text => parseCustomId(text) ?? [])
  for (const id of ids) {
    if (id.kind === 'exam-report') return { by: 'exam', examId: id.examId, number: id.number }
    if ('postId' in id) return { by: 'post', postId: id.postId }
  }
  return null
}
