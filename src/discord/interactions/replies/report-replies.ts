import type { FileOutcome, ReportInput, ReportTarget } from '../../../play/report.ts'
import type { Words } from '../../../words/index.ts'
import { NONE, REPORT_FIELDS, reportForm } from '../../render/report/form.ts'
import { mistakeBody, reportedBody } from '../../render/report/report.ts'
import type { Context } from '../context.ts'
import type { CustomId } from '../custom-id.ts'
import type {
  ComponentInteraction,
  FormInteraction,
  Interaction,
  MessageCommandInteraction,
} from '../interaction.ts'
import { refuse } from '../refuse.ts'

/** "Something wrong?": each resolves with the outcome for the log. */

/** Opens the form, or says why there is none. */
export const openReport = async (
  interaction: ComponentInteraction | MessageCommandInteraction,
  target: ReportTarget,
  context: Context,
): Promise<string> => {
  const { quiz, respond, words } = context
  const found = await quiz.prepareReport(target, reporterOf(interaction))
  if (found.kind !== 'ready') {
    await refuse(interaction, refusalOf(found, words), context)
    return found.kind
  }
  await respond.openForm(interaction, reportForm(idOf(target), found.form, words))
  return 'opened'
}

/** Keeps what the form says. */
export const submitReport = async (
  interaction: FormInteraction,
  target: ReportTarget,
  context: Context,
): Promise<string> => {
  const { quiz, respond, words } = context
  const input = inputOf(interaction)
  const outcome = await quiz.fileReport(target, reporterOf(interaction), input)
  if ('report' in outcome) await respond.reply(interaction, reportedBody(idOf(target), outcome, words))
  else if (outcome.kind === 'mistake')
    await respond.reply(interaction, mistakeBody(idOf(target), outcome.mistake, input, words))
  else await refuse(interaction, refusalOf(outcome, words), context)
  return outcome.kind === 'mistake' ? outcome.mistake : outcome.kind
}

const reporterOf = ({ user, channelId, locale }: Interaction) => ({ userId: user.id, channelId, locale })

/** The custom id of the buttons that open the form, and of the form. */
const idOf = (target: ReportTarget): CustomId =>
  target.by === 'post'
    ? { kind: 'report', postId: target.postId }
    : { kind: 'exam-report', examId: target.examId, number: target.number }

const inputOf = ({ fields }: FormInteraction): ReportInput => ({
  reason: fields.text(REPORT_FIELDS.reason),
  places: fields
    .values(REPORT_FIELDS.answer)
    .filter(value => value !== NONE)
    .map(value => (/^\d$/.test(value) ? Number(value) : null)),
  source: fields.text(REPORT_FIELDS.source),
  comment: fields.text(REPORT_FIELDS.comment),
})

type Refused = Exclude<FileOutcome, { readonly kind: 'filed' | 'updated' | 'mistake' }>

const refusalOf = (outcome: Refused, { refusals, report, exam }: Words): string => {
  switch (outcome.kind) {
    case 'too-many-today':
      return report.tooManyToday(outcome.max)
    case 'not-answered':
      return report.notAnswered
    case 'not-yours':
      return refusals.notYours
    case 'unknown-post':
      return refusals.unknownPost
    case 'unknown-exam':
      return exam.unknown
  }
}
