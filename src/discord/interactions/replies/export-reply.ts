import { exportBody } from '../../render/privacy.ts'
import type { Context } from '../context.ts'
import type { Interaction } from '../interaction.ts'
import { refuse, refuseTooFast } from '../refuse.ts'
import { createExportPart, type ExportFile } from './export-file.ts'

/** The reply and five more: Discord takes no more where only a person has installed the app. */
const MAX_PARTS = 6

/** Sends a person all their data, in as many files as it takes, without holding up anyone's click. */
export const replyWithExport = async (interaction: Interaction, context: Context): Promise<string> => {
  const { quiz, respond, words, exporting } = context
  const userId = interaction.user.id
  if (exporting.has(userId))
    return refuse(interaction, words.privacy.exportRunning, context).then(() => 'running')
  const turn = await quiz.takeTurn('exports', userId)
  if (turn.kind === 'too-fast') return refuseTooFast(interaction, turn, context)
  exporting.add(userId)
  try {
    await respond.defer(interaction)
    return await sendParts(interaction, context)
  } finally {
    exporting.delete(userId)
  }
}

const sendParts = async (interaction: Interaction, context: Context): Promise<string> => {
  const { quiz, words } = context
  const { header, pages } = await quiz.exportPersonalData(interaction.user.id)
  let number = 1
  let answers = 0
  let part = await createExportPart(header, number)
  for await (const page of pages) {
    if (part.isFull()) {
      const isLast = number === MAX_PARTS
      const sentence = isLast ? words.privacy.exportCut(number, answers) : words.privacy.exportPart(number)
      await send(interaction, number, await part.finish(false), sentence, context)
      if (isLast) return 'cut'
      number += 1
      part = await createExportPart(header, number)
    }
    await part.add(page)
    if (page.section === 'answers') answers += page.entries.length
  }
  const sentence = number === 1 ? words.privacy.exported(answers) : words.privacy.exportEnd(number, answers)
  await send(interaction, number, await part.finish(number === 1), sentence, context)
  return 'exported'
}

const send = (
  interaction: Interaction,
  number: number,
  file: ExportFile,
  sentence: string,
  { respond }: Context,
): Promise<void> => {
  const body = exportBody(file, sentence)
  return number === 1 ? respond.editReply(interaction, body) : respond.followUp(interaction, body)
}
